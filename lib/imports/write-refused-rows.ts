import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { reader } from "@/lib/db/client";
import { findOriginal } from "@/lib/db/originals";
import type { EditorScope, WorkspaceScope } from "@/lib/db/scope";
import { findSettledImport } from "@/lib/db/settled-import";
import { toCsvLine } from "@/lib/domain/csv-cell";
import { dayAt } from "@/lib/domain/day";
import type { FilePreview } from "@/lib/domain/import-preview";
import type { Problem } from "@/lib/domain/problem";
import { TEXT_ENCODINGS } from "@/lib/domain/text-encoding";
import { readBatch } from "@/lib/exports/read-batch";
import type { ReadFile, UploadedFile } from "@/lib/exports/read-export";
import { refusedRowsOf } from "@/lib/exports/refused-rows";
import { type Answers, toReadOptions } from "./answers";
import { getImport } from "./history";
import { previewFiles } from "./import-batch";
import { requireImporter } from "./importer";

type Refused = { readonly file: string; readonly problem: Problem };

/** Whose rows: those of an import, or of files that wait to be imported as `answers` settle them. */
export type RefusedSource =
  | { readonly importId: string }
  | { readonly files: readonly UploadedFile[]; readonly answers: Answers };

/** Writes every refused row with its reason to a new CSV at `path`, a few at a time; false when there is no such import. */
export async function writeRefusedRows(
  scope: WorkspaceScope,
  source: RefusedSource,
  { path, now = new Date() }: { readonly path: string; readonly now?: Date },
): Promise<boolean> {
  if ("importId" in source && (await getImport(scope, source.importId)) === null) return false;
  const rows =
    "importId" in source ? ofImport(scope, source.importId) : ofWaiting(requireImporter(scope), source, now);
  await pipeline(Readable.from(toCsv(rows)), createWriteStream(path, { mode: 0o600, flags: "wx" }));
  return true;
}

/** From the kept original; when that is gone, what was listed at the time. */
async function* ofImport(scope: WorkspaceScope, importId: string): AsyncGenerator<Refused> {
  const record = await getImport(scope, importId);
  const settled = await findSettledImport(reader(), scope, importId);
  if (record === null || settled === null) return;
  const { fileName: file, problems } = record;
  const bytes = (await findOriginal(scope, settled.sha256)) ?? new Uint8Array(0);
  const encoding = settled.encoding === null ? "" : TEXT_ENCODINGS[settled.encoding].label;
  for await (const problem of refusedRowsOf({ ...settled, bytes, encoding, problems }))
    yield { file, problem };
}

async function* ofWaiting(
  scope: EditorScope,
  { files, answers }: Extract<RefusedSource, { files: readonly UploadedFile[] }>,
  now: Date,
): AsyncGenerator<Refused> {
  const preview = await previewFiles(scope, { files, answers, now });
  const read = await readBatch(files, toReadOptions(answers, dayAt(now.getTime())));
  for (const file of preview.files) {
    const one = read.find(({ name, sha256 }) => name === file.name && sha256 === file.sha256);
    for (const problem of ofWholeFile(file, one)) yield { file: file.name, problem };
    if (one?.kind !== "read") continue;
    for await (const problem of refusedRowsOf(one)) yield { file: file.name, problem };
  }
}

/** What stands in the way of a file beyond its own rows, such as the question whose it is. */
function ofWholeFile({ problems }: FilePreview, read: ReadFile | undefined): readonly Problem[] {
  const own = read?.kind === "read" ? read.problems : [];
  const tells = ({ severity, code }: Problem) => severity === "refused" || code === "row/more-refused";
  return problems.filter((each) => tells(each) && !own.some((one) => isSame(one, each)));
}

function isSame(one: Problem, other: Problem): boolean {
  return one.code === other.code && one.line === other.line && one.column === other.column;
}

const CHUNK = 64 * 1024;

/** With a byte order mark, without which Excel reads UTF-8 as something else. */
async function* toCsv(rows: AsyncIterable<Refused>): AsyncGenerator<string> {
  let chunk = `\u{feff}${toCsvLine(["File", "Line", "Column", "Text", "Reason"])}`;
  for await (const { file, problem } of rows) {
    const { line, column, value, message } = problem;
    chunk += toCsvLine([file, line, column, value, message]);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}
