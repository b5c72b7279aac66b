import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import {
  type Line,
  LONGEST_LINE,
  linesOf,
  MOST_COLUMNS,
  MOST_ROWS,
  splitAroundCaption,
  splitCells,
} from "./csv";
import type { MonthDay } from "./date-label";
import { cleanHeading, detectFormat } from "./detect";
import { decodeText } from "./encoding";
import type { ExportFormat, RawRow } from "./format";
import { FORMATS } from "./formats";
import { findHeader, type Header, withoutEmptyEnd } from "./header";
import { explainHeader } from "./header-problems";
import { readLabelDays } from "./label-days";

/** A recognised file whose rows are read, but whose days have no year yet. */
export type RawFile = {
  readonly format: ExportFormat;
  readonly encoding: string;
  readonly rows: readonly RawRow[];
  readonly rowsRead: number;
  readonly rowsRefused: number;
  /** The first cell of every line in order, refused rows among them: the series of days has no holes. */
  readonly labels: readonly { readonly line: number; readonly label: string }[];
  /** What those labels mean; one that is no date is not in it. */
  readonly monthDays: ReadonlyMap<string, MonthDay>;
  readonly problems: readonly Problem[];
};

export type TableOutcome =
  | { readonly ok: true; readonly file: RawFile }
  | { readonly ok: false; readonly format: ExportFormat | null; readonly problems: readonly Problem[] };

const LARGEST_FILE = 100_000_000;
/** Longer than the longest line allowed, so that a header always fits. */
const PEEK = 262_144;
/** Past this many unreadable rows from the first on, the rest is not read. */
const ROWS_TRIED = 1000;
export const MOST_LISTED = 200;

/** Reads the bytes of one CSV: every row ends up either readable or refused with its line. */
export function readTable(name: string, bytes: Uint8Array): TableOutcome {
  if (bytes.length > LARGEST_FILE)
    return fail(null, refusal("file/too-large", { params: { limit: "100 MB" } }));
  const junk = bytes.length > PEEK ? peek(name, bytes) : null;
  if (junk !== null) return fail(null, junk);
  const decoded = decodeText(bytes);
  if (!decoded.ok) return fail(null, decoded.problem);
  const header = findHeader(decoded.text, FORMATS);
  if (header === null) return fail(null, refusal("file/empty", {}));
  const explained = explainHeader(name, decoded.text, header);
  if (!explained.ok) return fail(explained.format, explained.problem);
  const { format } = explained;
  const reading = readRows(decoded.text, header, format);
  if (!reading.ok) return fail(format, ...reading.problems);
  const { days, ambiguous } = readLabelDays({ ...reading, shape: format.shape });
  if (ambiguous !== null) return fail(format, refusal("file/date-language", { value: ambiguous }));
  const problems = [...explained.warnings, ...reading.problems];
  const file = { ...reading, format, encoding: decoded.encoding, monthDays: days, problems };
  return { ok: true, file };
}

/** A long file that does not even begin like an export is refused before the rest of it is decoded. */
function peek(name: string, bytes: Uint8Array): Problem | null {
  const lineEnd = Math.max(bytes.lastIndexOf(0x0a, PEEK), bytes.lastIndexOf(0x0d, PEEK));
  if (lineEnd <= 0)
    return refusal("file/row-too-long", { line: 1, params: { limit: LONGEST_LINE.toLocaleString("en") } });
  const decoded = decodeText(bytes.subarray(0, lineEnd + (bytes[lineEnd + 1] === 0 ? 2 : 1)));
  if (!decoded.ok) return decoded.problem;
  const header = findHeader(decoded.text, FORMATS);
  if (header === null) return refusal("file/empty", {});
  const explained = explainHeader(name, decoded.text, header);
  return explained.ok ? null : explained.problem;
}

type RowsRead = Pick<RawFile, "rows" | "rowsRead" | "rowsRefused" | "labels" | "problems">;
type RowsOutcome =
  | ({ readonly ok: true } & RowsRead)
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Tally = {
  readonly rows: RawRow[];
  readonly labels: { line: number; label: string }[];
  readonly problems: Problem[];
  rowsRead: number;
  rowsRefused: number;
  last: { readonly line: Line; readonly read: LineRead } | null;
};

function readRows(text: string, header: Header, format: ExportFormat): RowsOutcome {
  const tally: Tally = { rows: [], labels: [], problems: [], rowsRead: 0, rowsRefused: 0, last: null };
  const reader = rowReader(header, format);
  for (const line of linesOf(text)) {
    if (line.line <= header.line) continue;
    tally.rowsRead += 1;
    const stop = reasonToStop(line, tally.rowsRead, tally.rows.length) ?? count(tally, line, reader(line));
    if (stop !== null) return { ok: false, problems: [stop, ...tally.problems] };
  }
  const { rows, rowsRead, rowsRefused, labels, problems } = tally;
  const cut = findCut(tally.last, header);
  if (cut !== null) return { ok: false, problems: [cut, ...problems] };
  if (rowsRead > 0 && rows.length === 0)
    return { ok: false, problems: [noReadableRow(rowsRead), ...problems] };
  return { ok: true, rows, rowsRead, rowsRefused, labels, problems };
}

const UNFINISHED: readonly ProblemCode[] = ["row/broken-quotes", "row/too-few-cells", "row/no-video-link"];

/** A last line that stops before its last cell: the rest of the file is missing, and nobody knows how much. */
function findCut(last: Tally["last"], { delimiter, written }: Header): Problem | null {
  if (last === null) return null;
  const { line, read } = last;
  const [first] = read.kind === "refused" ? read.problems : [];
  const isUnfinished = first !== undefined && UNFINISHED.includes(first.code);
  const endsOpen =
    line.text.endsWith(delimiter) && splitCells(line.text, delimiter)?.length === written.length;
  return isUnfinished || endsOpen ? refusal("file/cut-off", { line: line.line }) : null;
}

/** Files a line under readable or refused; returns what makes reading on pointless. */
function count(tally: Tally, line: Line, read: LineRead): Problem | null {
  if (read.kind === "stop") return read.problem;
  tally.last = { line, read };
  if (read.label !== null) tally.labels.push({ line: line.line, label: read.label });
  if (read.kind === "row") {
    tally.rows.push(read.row);
    return null;
  }
  tally.rowsRefused += 1;
  if (tally.problems.length < MOST_LISTED) tally.problems.push(...read.problems);
  return null;
}

function reasonToStop(line: Line, rowsRead: number, readable: number): Problem | null {
  const place = { line: line.line };
  if (line.text.length > LONGEST_LINE)
    return refusal("file/row-too-long", { ...place, params: { limit: LONGEST_LINE.toLocaleString("en") } });
  if (rowsRead > MOST_ROWS)
    return refusal("file/too-many-rows", { params: { limit: MOST_ROWS.toLocaleString("en") } });
  return readable === 0 && rowsRead > ROWS_TRIED ? noReadableRow(ROWS_TRIED) : null;
}

function noReadableRow(count: number): Problem {
  return refusal("file/no-readable-row", { params: { count } });
}

type LineRead =
  | { readonly kind: "row"; readonly label: string | null; readonly row: RawRow }
  | { readonly kind: "refused"; readonly label: string | null; readonly problems: readonly Problem[] }
  | { readonly kind: "stop"; readonly problem: Problem };

function rowReader(header: Header, format: ExportFormat): (line: Line) => LineRead {
  const split = cellSplitter(header, format);
  const positions = format.headings.map((heading) => header.headings.indexOf(heading));
  const width = header.written.length;
  return ({ line, text }) => {
    const cells = split(text);
    if (cells === null) return unsplit(format, line);
    const label = cells[positions[0] ?? 0] ?? null;
    const wrong = wrongWidth(cells, width, line);
    const outcome =
      wrong === null
        ? format.parseRow(
            positions.map((position) => cells[position] ?? ""),
            line,
          )
        : ({ ok: false, problems: [wrong] } as const);
    if (outcome.ok) return { kind: "row", label, row: outcome.row };
    if (isSecondHeader(cells)) return { kind: "stop", problem: refusal("file/second-table", { line }) };
    return { kind: "refused", label, problems: outcome.problems };
  };
}

function unsplit({ caption }: ExportFormat, line: number): LineRead {
  const code = caption === null ? "row/broken-quotes" : "row/no-video-link";
  return { kind: "refused", label: null, problems: [refusal(code, { line })] };
}

function wrongWidth(cells: readonly string[], width: number, line: number): Problem | null {
  const found = cells.length > width ? Math.max(width, withoutEmptyEnd(cells).length) : cells.length;
  if (found === width) return null;
  const code = found < width ? "row/too-few-cells" : "row/too-many-cells";
  return refusal(code, { line, params: { found, expected: width } });
}

/** In a file with quotes round every heading the caption's own quotes are not escaped; elsewhere RFC 4180 holds. */
function cellSplitter(header: Header, format: ExportFormat): (text: string) => readonly string[] | null {
  const { delimiter, headings, allQuoted } = header;
  const caption = format.caption === null ? -1 : headings.indexOf(format.caption);
  if (caption < 0 || !allQuoted) return (text) => splitCells(text, delimiter);
  const place = { caption, columns: headings.length, delimiter };
  return (text) => (text.endsWith('"') ? splitAroundCaption(text, place) : splitCells(text, delimiter));
}

function isSecondHeader(cells: readonly string[]): boolean {
  if (cells.length > MOST_COLUMNS) return false;
  return detectFormat(cells.map(cleanHeading), FORMATS).kind === "match";
}

type Place = {
  readonly line?: number;
  readonly value?: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

function refusal(code: ProblemCode, place: Place): Problem {
  return problem(code, { severity: "refused", ...place });
}

function fail(format: ExportFormat | null, ...problems: readonly Problem[]): TableOutcome {
  return { ok: false, format, problems };
}
