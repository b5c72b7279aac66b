import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { BatchPreview } from "@/lib/domain/import-preview";
import { type Answers, NO_ANSWERS } from "@/lib/imports/answers";
import { commitFiles, previewFiles } from "@/lib/imports/import-batch";
import type { Upload } from "./export-files";

/** What a person can say about files on the command line. */
export type ImportOptions = {
  readonly profile?: Handle;
  readonly exportedOn?: Day;
  readonly dryRun?: boolean;
  readonly importRest?: boolean;
  readonly sameProfile?: boolean;
};

type Scope = Parameters<typeof commitFiles>[0];

/** Imports files, or with `dryRun` says what importing them would do. */
export async function runImport(
  scope: Scope,
  files: readonly Upload[],
  options: ImportOptions,
): Promise<BatchPreview> {
  const given: Answers = {
    ...NO_ANSWERS,
    profile: options.profile ?? null,
    exportedOn: options.exportedOn ?? null,
    importRest: options.importRest ?? false,
  };
  const answers = options.sameProfile ? await trustingAll(scope, files, given) : given;
  const run = options.dryRun ? previewFiles : commitFiles;
  return run(scope, { files, answers });
}

/** Files have names only once their ZIPs are open. */
async function trustingAll(scope: Scope, files: readonly Upload[], answers: Answers): Promise<Answers> {
  const preview = await previewFiles(scope, { files, answers });
  return { ...answers, sameProfile: preview.files.map((file) => file.sha256) };
}
