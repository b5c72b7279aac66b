import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Command } from "commander";
import { type Day, parseDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { BatchPreview, FilePreview, FileStatus } from "@/lib/domain/import-preview";
import { type Answers, NO_ANSWERS } from "@/lib/imports/answers";
import { commitFiles, previewFiles } from "@/lib/imports/import-batch";
import { asOperator } from "@/lib/imports/operator";
import { toDayArgument, toHandleArgument } from "./arguments";
import { CommandFailed, EXIT, type ExitCode } from "./exit-code";
import { print, printJson } from "./print";

/** As for an upload in the browser. */
const FILE_BYTES = 50 * 1024 * 1024;

type Options = {
  readonly profile?: Handle;
  readonly exportedOn?: Day;
  readonly dryRun?: boolean;
  readonly importRest?: boolean;
  readonly sameProfile?: boolean;
  readonly json?: boolean;
};

export function addImportCommand(program: Command, end: (code: ExitCode) => void): void {
  program
    .command("import")
    .description("import files that TikTok Studio downloaded: all of them, or none when one is refused")
    .argument("<files...>", "CSV files and ZIPs")
    .option("--profile <handle>", "whose exports these are, when they do not say so", toHandleArgument)
    .option("--exported-on <day>", "the day of the download, when the files do not say so", toDayArgument)
    .option("--dry-run", "say what would happen and write nothing")
    .option("--import-rest", "import the files that can be imported, and leave out the rest")
    .option("--same-profile", "the files are this profile's, although their figures contradict it")
    .option("--json", "print one JSON document")
    .action(async (paths: readonly string[], options: Options) => {
      const batch = await asOperator((scope) => runImport(scope, paths, options));
      const files = batch.files.map((file) => toJson(file, options));
      if (options.json) printJson({ files });
      else for (const file of batch.files) print(toText(file, options));
      const isRefused = batch.problems.length > 0;
      if (isRefused) console.error(toSentence(batch));
      end(isRefused ? EXIT.refused : EXIT.done);
    });
}

type Scope = Parameters<typeof commitFiles>[0];

async function runImport(scope: Scope, paths: readonly string[], options: Options): Promise<BatchPreview> {
  const files = [];
  for (const path of paths) files.push(await readUpload(path));
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

type Uploads = Parameters<typeof previewFiles>[1]["files"];

/** Files have names only once their ZIPs are open. */
async function trustingAll(scope: Scope, files: Uploads, answers: Answers): Promise<Answers> {
  const preview = await previewFiles(scope, { files, answers });
  return { ...answers, sameProfile: preview.files.map((file) => file.sha256) };
}

async function readUpload(path: string): Promise<Uploads[number]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new CommandFailed(`There is no file ${path}.`);
  if (!found.isFile()) throw new CommandFailed(`${path} is not a file.`);
  if (found.size > FILE_BYTES)
    throw new CommandFailed(`${path} is larger than 50 MB, so it is not an export.`, EXIT.refused);
  return { name: basename(path), bytes: await readFile(path), modifiedOn: localDay(found.mtime) };
}

/** The file system keeps an instant; the day meant is the one on this machine's calendar. */
function localDay(date: Date): Day | null {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return parseDay(`${date.getFullYear()}-${month}-${day}`);
}

function toStatus(file: FilePreview, { dryRun }: Options): FileStatus {
  return file.status === "ready" || (dryRun && file.status === "committed") ? "dry-run" : file.status;
}

/** The shape of the contract: people script against it. */
function toJson(file: FilePreview, options: Options) {
  return {
    name: file.name,
    status: toStatus(file, options),
    importId: file.importId,
    format: file.format,
    profile: file.profile && `@${file.profile.handle}`,
    exportedOn: file.exportedOn?.day ?? null,
    range: file.range,
    shiftDays: file.shiftDays,
    rows: file.rows,
    problems: file.problems.map(({ code, line, column, value, message, severity }) => ({
      code,
      line,
      column,
      value,
      message,
      severity,
    })),
    sha256: file.sha256,
    shiftReason: file.shiftReason,
  };
}

function toSentence({ files }: BatchPreview): string {
  const open = files.filter(({ status }) => status === "refused" || status === "needs-answer");
  return `Nothing was imported, because ${open.length} of ${files.length} files are refused or need an answer.`;
}

function toText(file: FilePreview, options: Options): string {
  const { rows, range, profile } = file;
  const parts = [
    `${file.name}: ${toStatus(file, options)}`,
    ...(profile ? [`@${profile.handle}`] : []),
    ...(range ? [`${range.from} to ${range.to}`] : []),
    ...(file.shiftDays === 0 ? [] : [`labels moved by ${file.shiftDays} day (${file.shiftReason})`]),
    `${rows.read} rows: ${rows.new} new, ${rows.changed} changed, ${rows.same} same, ${rows.refused} refused`,
    ...(file.status === "committed" ? [`import ${file.importId}`] : []),
  ];
  return [parts.join(" · "), ...file.problems.map(({ message }) => `  ${message}`)].join("\n");
}
