import type { TextEncoding } from "@/lib/domain/text-encoding";
import { type Line, linesOf } from "../csv";
import { cleanHeading } from "../detect";
import { withoutEmptyEnd } from "../header";
import { detectKind } from "../kind";
import { readXlsx } from "../xlsx";
import { openTable } from "./open-table";
import type { SampledRow } from "./propose";
import { proposeHeader } from "./propose-header";
import { HEADER_LINES, type TableHeader } from "./table-header";
import type { TableRecord } from "./table-records";
import { TableRefusal } from "./table-refusal";
import { openText } from "./text-pieces";

/** The beginning of a file whose columns nobody knows. */
export type FileStart = {
  readonly bytes: Uint8Array;
  /** `bytes` are all of it; a workbook has to be whole. */
  readonly isWhole: boolean;
  /** As a person says; null: the bytes tell. */
  readonly encoding: TextEncoding | null;
};

export type ReadSample = {
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly rows: readonly SampledRow[];
};

/** So many rows tell how a table is written; more take longer to look at. */
const SAMPLE_ROWS = 200;

/** The header of an unknown table and its first rows that have as many cells; null when the bytes are no table of at least two columns. */
export async function readSample(start: FileStart): Promise<ReadSample | null> {
  const { kind } = detectKind(start.bytes);
  if (kind === "refused") return null;
  try {
    return kind === "archive" ? await sampleWorkbook(start) : await sampleText(start);
  } catch (error) {
    if (error instanceof TableRefusal) return null;
    throw error;
  }
}

async function sampleText(start: FileStart): Promise<ReadSample | null> {
  const bytes = start.isWhole ? start.bytes : wholeLines(start.bytes);
  const header = await guessHeader(bytes, start.encoding);
  if (header === null) return null;
  const source = { chunks: chunksOf(bytes), encoding: start.encoding, watch: null };
  const { records } = await openTable(source, header.headings);
  const rows = await firstRows(records, header.headings.length);
  return { headerLine: header.line, header: header.headings, rows };
}

async function firstRows(
  records: AsyncIterable<readonly TableRecord[]>,
  width: number,
): Promise<readonly SampledRow[]> {
  const rows: SampledRow[] = [];
  try {
    for await (const some of records) {
      rows.push(
        ...some.flatMap(({ line, cells }) =>
          cells !== null && cells.length >= width ? [{ line, cells }] : [],
        ),
      );
      if (rows.length >= SAMPLE_ROWS) break;
    }
  } catch (error) {
    // Something further down; the rows before it still tell how the table is written.
    if (!(error instanceof TableRefusal)) throw error;
  }
  return rows.slice(0, SAMPLE_ROWS);
}

/** The first piece of a text holds more lines than a header is looked for in. */
async function guessHeader(bytes: Uint8Array, encoding: TextEncoding | null): Promise<TableHeader | null> {
  const { pieces } = await openText(chunksOf(bytes), encoding);
  const first = await pieces.next();
  const lines: Line[] = [];
  for (const line of linesOf(first.done === true ? "" : first.value.text)) {
    lines.push(line);
    if (lines.length > HEADER_LINES) break;
  }
  return proposeHeader(lines);
}

/** The first visible sheet with a header of at least two columns. */
async function sampleWorkbook({ bytes, isWhole }: FileStart): Promise<ReadSample | null> {
  const workbook = isWhole ? await readXlsx(bytes) : null;
  if (workbook?.kind !== "read") return null;
  for (const { rows } of workbook.sheets) {
    const heads = rows.slice(0, HEADER_LINES).map(({ line, cells }) => ({ line, header: headingsOf(cells) }));
    const width = Math.max(0, ...heads.map(({ header }) => header.length));
    const head = heads.find(({ header }) => header.length === width);
    if (head === undefined || width < 2) continue;
    const below = rows.filter(({ line }) => line > head.line).slice(0, SAMPLE_ROWS);
    return { headerLine: head.line, header: head.header, rows: below };
  }
  return null;
}

function headingsOf(cells: readonly string[]): readonly string[] {
  return withoutEmptyEnd(cells.map(cleanHeading));
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Without the last line, which may be cut. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return bytes.subarray(0, end < 0 ? 0 : end + (bytes[end + 1] === 0 ? 2 : 1));
}
