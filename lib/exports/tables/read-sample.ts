import type { DateNotation } from "@/lib/domain/mapping";
import type { TextEncoding } from "@/lib/domain/text-encoding";
import { type Line, linesOf } from "../csv";
import { detectKind } from "../kind";
import { readXlsx } from "../xlsx";
import { openTable } from "./open-table";
import type { SampledRow } from "./propose";
import { proposeHeader } from "./propose-header";
import { proposeSheets } from "./sheet-header";
import { writtenCells } from "./sheet-rows";
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
  /** The sheets of a workbook that are tables, and the one that is looked at. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly rows: readonly SampledRow[];
};

/** What a person has settled that changes what a workbook says. */
type Look = {
  readonly sheet: string | null;
  /** How many of them a draft has; null: there is none yet. */
  readonly columns: number | null;
  /** Dates of a spreadsheet are written so. */
  readonly dates: DateNotation | null;
};

/** So many rows tell how a table is written; more take longer to look at. */
const SAMPLE_ROWS = 200;

/** The header of an unknown table and its first rows that have as many cells; null when the bytes are no table of at least two columns. */
export async function readSample(start: FileStart, look: Look): Promise<ReadSample | null> {
  const { kind } = detectKind(start.bytes);
  if (kind === "refused") return null;
  try {
    return kind === "archive" ? await sampleWorkbook(start, look) : await sampleText(start);
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
  return { sheets: [], sheet: null, headerLine: header.line, header: header.headings, rows };
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

/** The sheet that is asked for, else the first visible one with a header of at least two columns. */
async function sampleWorkbook(
  { bytes, isWhole }: FileStart,
  { sheet: wanted, columns, dates }: Look,
): Promise<ReadSample | null> {
  const workbook = isWhole ? await readXlsx(bytes) : null;
  if (workbook?.kind !== "read") return null;
  const headed = proposeSheets(workbook.sheets);
  const found =
    headed.find(({ sheet }) => sheet.name === wanted) ??
    headed.find(({ headings }) => headings.length === columns) ??
    headed[0];
  if (found === undefined) return null;
  const { sheet, line: headerLine, headings: header } = found;
  const below = sheet.rows.filter(({ line }) => line > headerLine).slice(0, SAMPLE_ROWS);
  const rows = below.map((row) => ({
    line: row.line,
    cells: writtenCells(row, dates ?? "year-month-day"),
  }));
  return { sheets: headed.map((each) => each.sheet.name), sheet: sheet.name, headerLine, header, rows };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Without the last line, which may be cut. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return bytes.subarray(0, end < 0 ? 0 : end + (bytes[end + 1] === 0 ? 2 : 1));
}
