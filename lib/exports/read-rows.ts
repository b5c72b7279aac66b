import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import type { EncodingChoice, EncodingSource } from "@/lib/domain/text-encoding";
import { LONGEST_LINE, MOST_COLUMNS, MOST_ROWS } from "./csv";
import type { MonthDay } from "./date-label";
import { cleanHeading, detectFormat } from "./detect";
import type { ExportFormat, RawRow } from "./format";
import { FORMATS } from "./formats";
import { type Header, withoutEmptyEnd } from "./header";
import { explainHeader } from "./header-problems";
import { readLabelDays } from "./label-days";

/** A recognised file whose rows are read, but whose days have no year yet. */
export type RawFile = {
  readonly format: ExportFormat;
  readonly encoding: string;
  readonly rows: readonly RawRow[];
  /** Of a part of a table: the rows of all of it, which tell in which order its days are written. */
  readonly wholeRows?: readonly RawRow[];
  readonly rowsRead: number;
  readonly rowsRefused: number;
  /** The first cell of every line in order, refused rows among them: the series of days has no holes. */
  readonly labels: readonly { readonly line: number; readonly label: string }[];
  /** What those labels mean; one that is no date is not in it, and none when the labels carry their year. */
  readonly monthDays: ReadonlyMap<string, MonthDay>;
  readonly problems: readonly Problem[];
};

/** How a text's encoding is known (null: not yet), and what else it could be where the bytes do not tell. */
type KnownEncoding = {
  readonly source: EncodingSource | null;
  readonly choice: EncodingChoice | null;
};

export type TableOutcome =
  | { readonly ok: true; readonly file: RawFile; readonly encoding?: KnownEncoding }
  | {
      readonly ok: false;
      readonly format: ExportFormat | null;
      readonly problems: readonly Problem[];
      readonly encoding?: KnownEncoding;
    };

/** One line of a table, of text or of a worksheet. */
export type TableLine = {
  readonly line: number;
  /** null: its quotes do not pair up. */
  readonly cells: readonly string[] | null;
  readonly isTooLong: boolean;
  /** It has as many cells as the header, but the last one was begun and not written. */
  readonly endsOpen: boolean;
  /** Its empty cells at the end may be left out. */
  readonly mayEndEarly?: boolean;
  /** Cells of which the value cannot be known. */
  readonly refused: readonly Problem[];
  /** What is worth knowing of a line that can be read. */
  readonly warnings?: readonly Problem[];
};

/** A file whose header is found, before anything is made of it. */
export type HeadedTable = {
  readonly name: string;
  readonly encoding: string;
  readonly header: Header;
  /** The first letters, by which other people's files are told apart. */
  readonly start: string;
  /** The lines below the header, once the format is known. */
  readonly linesFor: (format: ExportFormat) => Iterable<TableLine>;
};

/** Past this many unreadable rows from the first on, the rest is not read. */
const ROWS_TRIED = 1000;
export const MOST_LISTED = 200;

/** Reads the rows of a table: every one ends up either readable or refused with its line. */
export function readRecognised({ name, encoding, header, start, linesFor }: HeadedTable): TableOutcome {
  const explained = explainHeader(name, start, header);
  if (!explained.ok) return fail(explained.format, explained.problem);
  const { format } = explained;
  const reading = readRows(linesFor(format), header, format);
  if (!reading.ok) return fail(format, ...reading.problems);
  const { days, ambiguous } = readLabelDays({ ...reading, format });
  if (ambiguous !== null) return fail(format, refusal("file/date-language", { value: ambiguous }));
  const problems = [...explained.warnings, ...reading.problems];
  return { ok: true, file: { ...reading, format, encoding, monthDays: days, problems } };
}

/** Every line of a table that is refused for what it says, with all its reasons, one line after the other; nothing is kept of the others. */
export function* refusalsOf({ name, header, start, linesFor }: HeadedTable): Generator<Problem> {
  const explained = explainHeader(name, start, header);
  if (!explained.ok) return;
  const reader = rowReader(header, explained.format);
  for (const line of linesFor(explained.format)) {
    const read = reader(line);
    if (read.kind === "refused") yield* read.problems;
  }
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
  last: { readonly line: TableLine; readonly read: LineRead } | null;
};

function readRows(lines: Iterable<TableLine>, header: Header, format: ExportFormat): RowsOutcome {
  const tally: Tally = { rows: [], labels: [], problems: [], rowsRead: 0, rowsRefused: 0, last: null };
  const reader = rowReader(header, format);
  for (const line of lines) {
    tally.rowsRead += 1;
    const stop = reasonToStop(line, tally.rowsRead, tally.rows.length) ?? count(tally, line, reader(line));
    if (stop !== null) return { ok: false, problems: [stop, ...tally.problems] };
  }
  const { rows, rowsRead, rowsRefused, labels, problems } = tally;
  const cut = findCut(tally.last);
  if (cut !== null) return { ok: false, problems: [cut, ...problems] };
  if (rowsRead > 0 && rows.length === 0)
    return { ok: false, problems: [noReadableRow(rowsRead), ...problems] };
  return { ok: true, rows, rowsRead, rowsRefused, labels, problems };
}

const UNFINISHED: readonly ProblemCode[] = ["row/broken-quotes", "row/too-few-cells", "row/no-video-link"];

/** A last line that stops before its last cell: the rest of the file is missing, and nobody knows how much. */
function findCut(last: Tally["last"]): Problem | null {
  if (last === null) return null;
  const { line, read } = last;
  const [first] = read.kind === "refused" ? read.problems : [];
  const isUnfinished = first !== undefined && UNFINISHED.includes(first.code);
  return isUnfinished || line.endsOpen ? refusal("file/cut-off", { line: line.line }) : null;
}

/** Files a line under readable or refused; returns what makes reading on pointless. */
function count(tally: Tally, line: TableLine, read: LineRead): Problem | null {
  if (read.kind === "stop") return read.problem;
  tally.last = { line, read };
  if (read.label !== null) tally.labels.push({ line: line.line, label: read.label });
  if (read.kind === "row") {
    tally.rows.push(read.row);
    if (tally.problems.length < MOST_LISTED) tally.problems.push(...(line.warnings ?? []));
    return null;
  }
  tally.rowsRefused += 1;
  if (tally.problems.length < MOST_LISTED) tally.problems.push(...read.problems);
  return null;
}

function reasonToStop({ line, isTooLong }: TableLine, rowsRead: number, readable: number): Problem | null {
  if (isTooLong)
    return refusal("file/row-too-long", { line, params: { limit: LONGEST_LINE.toLocaleString("en") } });
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

function rowReader(header: Header, format: ExportFormat): (line: TableLine) => LineRead {
  const positions = [...format.headings, ...format.optional].map((heading) =>
    header.headings.indexOf(heading),
  );
  return ({ line, cells, refused, mayEndEarly = false }) => {
    if (cells === null) return unsplit(format, line);
    const label = cells[positions[0] ?? 0] ?? null;
    const wrong = refused.length > 0 ? refused : wrongWidth(cells, { header, mayEndEarly }, line);
    const outcome =
      wrong === null
        ? format.parseRow(
            positions.map((position) => cells[position] ?? ""),
            line,
          )
        : ({ ok: false, problems: wrong } as const);
    if (outcome.ok) return { kind: "row", label, row: outcome.row };
    if (isSecondHeader(cells)) return { kind: "stop", problem: refusal("file/second-table", { line }) };
    return { kind: "refused", label, problems: outcome.problems };
  };
}

function unsplit({ caption }: ExportFormat, line: number): LineRead {
  const code = caption === null ? "row/broken-quotes" : "row/no-video-link";
  return { kind: "refused", label: null, problems: [refusal(code, { line })] };
}

/** Spreadsheets leave empty cells at the end of every line, the header too; on one line alone they stand for something lost. */
function wrongWidth(
  cells: readonly string[],
  { header: { written, width }, mayEndEarly }: { readonly header: Header; readonly mayEndEarly: boolean },
  line: number,
) {
  const expected = written.length;
  if (mayEndEarly && cells.length < expected) return null;
  const used = cells.length > width ? cells.length : withoutEmptyEnd(cells).length;
  const found = cells.length < expected ? cells.length : Math.max(expected, used);
  if (found === expected) return null;
  const code = found < expected ? "row/too-few-cells" : "row/too-many-cells";
  return [refusal(code, { line, params: { found, expected } })];
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

export function refusal(code: ProblemCode, place: Place = {}): Problem {
  return problem(code, { severity: "refused", ...place });
}

export function fail(format: ExportFormat | null, ...problems: readonly Problem[]): TableOutcome {
  return { ok: false, format, problems };
}
