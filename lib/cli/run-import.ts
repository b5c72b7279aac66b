import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { BatchPreview } from "@/lib/domain/import-preview";
import type { Mapping } from "@/lib/domain/mapping";
import type { TextEncoding } from "@/lib/domain/text-encoding";
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
  /** Of the texts that are not UTF-8. */
  readonly encoding?: TextEncoding;
  /** Of the tables that are no export. */
  readonly mapping?: Mapping;
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
  const read =
    options.encoding === undefined
      ? given
      : await readingAllAs(options.encoding, { scope, files, answers: given });
  const { mapping } = options;
  const mapped = mapping === undefined ? read : await mappingAll(mapping, { scope, files, answers: read });
  const answers = options.sameProfile ? await trustingAll(scope, files, mapped) : mapped;
  const run = options.dryRun ? previewFiles : commitFiles;
  return run(scope, { files, answers });
}

/** Files have names only once their ZIPs are open. */
async function trustingAll(scope: Scope, files: readonly Upload[], answers: Answers): Promise<Answers> {
  const preview = await previewFiles(scope, { files, answers });
  return { ...answers, sameProfile: preview.files.map((file) => file.sha256) };
}

type Said = { readonly scope: Scope; readonly files: readonly Upload[]; readonly answers: Answers };

/** TikTok's files say themselves what their columns mean; a table that was settled earlier is read anew when it has this header. */
async function mappingAll(mapping: Mapping, { scope, files, answers }: Said): Promise<Answers> {
  const preview = await previewFiles(scope, { files, answers });
  const header = mapping.header.join("\n");
  const inQuestion = preview.files.filter(({ table, problems }) =>
    table === null
      ? problems.some(({ code }) => code === "file/needs-mapping")
      : table.source === "settled" && table.mapping.header.join("\n") === header,
  );
  return { ...answers, mappings: Object.fromEntries(inQuestion.map(({ sha256 }) => [sha256, mapping])) };
}

/** Texts that are UTF-8 say so themselves. */
async function readingAllAs(encoding: TextEncoding, { scope, files, answers }: Said): Promise<Answers> {
  const preview = await previewFiles(scope, { files, answers });
  const inQuestion = preview.files.filter(({ encodingChoice }) => encodingChoice !== null);
  return { ...answers, encodings: Object.fromEntries(inQuestion.map(({ sha256 }) => [sha256, encoding])) };
}
