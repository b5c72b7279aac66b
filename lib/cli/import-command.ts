import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { BatchPreview } from "@/lib/domain/import-preview";
import type { Mapping } from "@/lib/domain/mapping";
import { parseMappingFile } from "@/lib/imports/mapping-file";
import { asOperator } from "@/lib/imports/operator";
import { toDayArgument, toEncodingArgument, toHandleArgument } from "./arguments";
import { CommandFailed, EXIT, type ExitCode } from "./exit-code";
import { findExportFiles, readUpload, type Upload } from "./export-files";
import { toImportJson, toImportText } from "./import-report";
import { print, printJson } from "./print";
import { type ImportOptions, runImport } from "./run-import";
import { watchAndImport } from "./watch-command";

type Options = Omit<ImportOptions, "mapping"> & {
  readonly json?: boolean;
  readonly watch?: string;
  /** A path. */
  readonly mapping?: string;
};

export function addImportCommand(program: Command, end: (code: ExitCode) => void): void {
  program
    .command("import")
    .description("import files that TikTok Studio downloaded: all of them, or none when one is refused")
    .argument("[files...]", "CSV, XLSX and ZIP files, folders of them, or patterns such as 'exports/*.zip'")
    .option("--profile <handle>", "whose exports these are, when they do not say so", toHandleArgument)
    .option("--exported-on <day>", "the day of the download, when the files do not say so", toDayArgument)
    .option("--dry-run", "say what would happen and write nothing")
    .option("--import-rest", "import the files that can be imported, and leave out the rest")
    .option("--same-profile", "the files are this profile's, although their figures contradict it")
    .option("--encoding <name>", "of texts that are not UTF-8, for example windows-1251", toEncodingArgument)
    .option("--mapping <file>", "what the columns of other tables mean, as saved under Settings")
    .option("--watch <folder>", "import what arrives there, and move it to done/ or refused/ in it")
    .option("--json", "print one JSON document; with --watch, one per batch and line")
    .action(async (names: readonly string[], options: Options) => {
      refuseNonsense(names, options);
      const { mapping: path, ...rest } = options;
      const said = path === undefined ? rest : { ...rest, mapping: await readMapping(path) };
      if (options.watch === undefined) end(await importOnce(names, said));
      else await watchAndImport(options.watch, said);
    });
}

async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) throw new CommandFailed(`There is no file ${path}.`, EXIT.refused);
  const parsed = parseMappingFile(text);
  if (!parsed.ok) throw new CommandFailed(`${path}: ${parsed.problem}`, EXIT.refused);
  return parsed.mapping;
}

async function importOnce(
  names: readonly string[],
  options: ImportOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const files: Upload[] = [];
  for (const path of await findExportFiles(names)) files.push(await readUpload(path));
  const batch = await asOperator((scope) => runImport(scope, files, options));
  if (options.json) printJson({ files: batch.files.map((file) => toImportJson(file, options)) });
  else for (const file of batch.files) print(toImportText(file, options));
  if (batch.problems.length === 0) return EXIT.done;
  console.error(toSentence(batch));
  return EXIT.refused;
}

function refuseNonsense(names: readonly string[], { watch, exportedOn, dryRun }: Options): void {
  const refuse = (message: string) => {
    throw new CommandFailed(message, EXIT.usage);
  };
  if (watch === undefined) {
    if (names.length === 0) refuse("Name the files or folders to import, or a folder with --watch.");
    return;
  }
  if (names.length > 0) refuse("With --watch, name no other files: everything comes from that folder.");
  if (exportedOn !== undefined)
    refuse("--exported-on is one day, but what arrives in a watched folder comes on many.");
  if (dryRun) refuse("--watch imports what arrives; leave out --dry-run.");
}

function toSentence({ files }: BatchPreview): string {
  const open = files.filter(({ status }) => status === "refused" || status === "needs-answer");
  return `Nothing was imported, because ${open.length} of ${files.length} files are refused or need an answer.`;
}
