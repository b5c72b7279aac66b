import { type Problem, problem } from "@/lib/domain/problem";
import type { EncodingReading, TextEncoding } from "@/lib/domain/text-encoding";
import { hasBareQuote, type Line, LONGEST_LINE, linesOf, splitAroundCaption, splitCells } from "./csv";
import { type Decoded, decodeText, findLostLetters } from "./encoding";
import { findReadings } from "./encoding-choice";
import type { ExportFormat } from "./format";
import { FORMATS } from "./formats";
import { findHeader, type Header } from "./header";
import { explainHeader } from "./header-problems";
import {
  fail,
  type HeadedTable,
  readRecognised,
  refusal,
  type TableLine,
  type TableOutcome,
} from "./read-rows";

const LARGEST_FILE = 100_000_000;
/** Longer than the longest line allowed, so that a header always fits. */
const PEEK = 262_144;

/** Past this size the dates of a file are not tried in every encoding. */
const LARGEST_TRIED = 2_000_000;

/**
 * Reads the bytes of one CSV: every row ends up either readable or refused with its line. `chosen`: the encoding that a person gave for
 * bytes that do not tell theirs; without it such a file asks, unless its dates can be read in one encoding only.
 */
export function readTable(name: string, bytes: Uint8Array, chosen: TextEncoding | null = null): TableOutcome {
  if (bytes.length > LARGEST_FILE)
    return fail(null, refusal("file/too-large", { params: { limit: "100 MB" } }));
  const junk = bytes.length > PEEK ? peek(name, bytes) : null;
  if (junk !== null) return fail(null, junk);
  const decoded = decodeText(bytes, chosen);
  if (decoded.ok) {
    const outcome = readDecoded(name, decoded);
    return decoded.source === "given" ? withReadings(outcome, chosen, findReadings(bytes)) : outcome;
  }
  if (decoded.problem.code !== "file/not-utf8") return fail(null, decoded.problem);
  return askForEncoding(name, bytes, decoded.problem);
}

/** The lines of a CSV under its header, to be walked as often as needed; null when it cannot be read as text. */
export function openTable(name: string, bytes: Uint8Array, chosen: TextEncoding | null): HeadedTable | null {
  const decoded = decodeText(bytes, chosen);
  return decoded.ok ? headTable(name, decoded) : null;
}

function headTable(name: string, { text, encoding }: Extract<Decoded, { ok: true }>): HeadedTable | null {
  const header = findHeader(text, FORMATS);
  if (header === null) return null;
  const linesFor = (format: ExportFormat) => tableLines(text, header, format);
  return { name, encoding, header, start: text, linesFor };
}

function readDecoded(name: string, decoded: Extract<Decoded, { ok: true }>): TableOutcome {
  const { text, source } = decoded;
  const table = headTable(name, decoded);
  if (table === null) return fail(null, refusal("file/empty"));
  const outcome = readRecognised(table);
  if (!outcome.ok) return outcome;
  const { file } = outcome;
  const problems = [...findLostLetters(text), ...file.problems];
  return { ok: true, file: { ...file, problems }, encoding: { source, choice: null } };
}

/** The bytes are no UTF-8: the one encoding in which all dates can be read, or the question which it is. */
function askForEncoding(name: string, bytes: Uint8Array, why: Problem): TableOutcome {
  const readings = findReadings(bytes);
  const [likeliest] = readings;
  if (likeliest === undefined) return fail(null, why);
  const [found, ...others] = bytes.length > LARGEST_TRIED ? [] : readAllDates(name, bytes, readings);
  if (found !== undefined && others.length === 0) return found;
  const asked = readAs(name, bytes, likeliest);
  const format = asked.ok ? asked.file.format : asked.format;
  const { line } = why;
  const outcome = fail(format, refusal("file/encoding-unproved", line === null ? {} : { line }));
  return withReadings(outcome, null, readings);
}

/** The readings of a file of dates in which no row is refused. */
function readAllDates(
  name: string,
  bytes: Uint8Array,
  readings: readonly EncodingReading[],
): readonly TableOutcome[] {
  return readings.flatMap((reading) => {
    const outcome = readAs(name, bytes, reading);
    if (!outcome.ok || outcome.file.rowsRefused > 0 || outcome.file.rows.length === 0) return [];
    const { file } = outcome;
    const { kind } = file.format.shape;
    if ((kind !== "daily" && kind !== "hours") || file.format.hasYears) return [];
    if (file.labels.some(({ label }) => !file.monthDays.has(label))) return [];
    const params = { encoding: file.encoding };
    const said = problem("file/encoding-by-dates", { severity: "warning", params });
    const encoding = { source: "dates", choice: { chosen: null, readings } } as const;
    return [{ ok: true, file: { ...file, problems: [said, ...file.problems] }, encoding }] as const;
  });
}

function readAs(name: string, bytes: Uint8Array, { encodings: [encoding] }: EncodingReading): TableOutcome {
  const decoded = decodeText(bytes, encoding ?? null);
  return decoded.ok ? readDecoded(name, decoded) : fail(null, decoded.problem);
}

function withReadings(
  outcome: TableOutcome,
  chosen: TextEncoding | null,
  readings: readonly EncodingReading[],
): TableOutcome {
  return { ...outcome, encoding: { source: chosen === null ? null : "given", choice: { chosen, readings } } };
}

/** A long file that does not even begin like an export is refused before the rest of it is decoded. */
function peek(name: string, bytes: Uint8Array): Problem | null {
  const lineEnd = Math.max(bytes.lastIndexOf(0x0a, PEEK), bytes.lastIndexOf(0x0d, PEEK));
  if (lineEnd <= 0)
    return refusal("file/row-too-long", { line: 1, params: { limit: LONGEST_LINE.toLocaleString("en") } });
  const decoded = decodeText(bytes.subarray(0, lineEnd + (bytes[lineEnd + 1] === 0 ? 2 : 1)));
  if (!decoded.ok && decoded.problem.code !== "file/not-utf8") return decoded.problem;
  // Headings are ASCII in every encoding, so the rest of the letters need not be right yet.
  const text = decoded.ok ? decoded.text : new TextDecoder().decode(bytes.subarray(0, lineEnd));
  const header = findHeader(text, FORMATS);
  if (header === null) return refusal("file/empty");
  const explained = explainHeader(name, text, header);
  return explained.ok ? null : decoded.ok ? explained.problem : decoded.problem;
}

/** A line break in the wrong place can cut a cell in two and leave one half whole to look at. */
function* tableLines(text: string, header: Header, format: ExportFormat): Generator<TableLine> {
  const split = cellSplitter(header, format);
  const blocks = format.mayEndEarly ? findShortBlocks(text, header, split) : NO_BLOCKS;
  const firstFigure = header.headings.findIndex((heading) => format.figures.includes(heading));
  let before: TableLine | null = null;
  let beforeThat: TableLine | null = null;
  for (const each of linesOf(text)) {
    if (each.line <= header.line) continue;
    const read = splitLine(each, header, split);
    const saysNothing = format.mayEndEarly && (read.cells?.length ?? 0) <= firstFigure;
    const line = { ...read, mayEndEarly: saysNothing || blocks.has(blockOf(each.line)) };
    if (before !== null) yield findTear(before, { above: beforeThat, below: line }, { header, format });
    beforeThat = before;
    before = line;
  }
  if (before !== null)
    yield findTear(
      withOpenEnd(before, text, { header, format }),
      { above: beforeThat, below: null },
      { header, format },
    );
}

const BLOCK_LINES = 16;
const NO_BLOCKS: ReadonlySet<number> = new Set();

function blockOf(line: number): number {
  return Math.floor((line - 1) / BLOCK_LINES);
}

/**
 * Excel writes a CSV in blocks of 16 lines and leaves out the columns that are empty in all of a block (Microsoft support, article 77295). So
 * lines end early together with all others of their block, and never beside the header; one that does so alone has lost something.
 */
function findShortBlocks(text: string, header: Header, split: Splitter): ReadonlySet<number> {
  const widths = new Map<number, number[]>();
  for (const { line, text: written } of linesOf(text)) {
    const cells = line < header.line || written.length > LONGEST_LINE ? null : split(written);
    const width = line === header.line ? header.written.length : (cells?.length ?? 0);
    widths.set(blockOf(line), [...(widths.get(blockOf(line)) ?? []), width]);
  }
  return new Set(
    [...widths].flatMap(([block, [first, ...others]]) =>
      others.length > 0 && others.every((width) => width === first) ? [block] : [],
    ),
  );
}

/** The last line of a table that people fill in may end before its last cells, where a line break says that it was written to its end. */
function withOpenEnd(line: TableLine, text: string, { header, format }: Recognised): TableLine {
  if (!format.mayEndEarly) return line;
  const isWhole = /[\r\n]$/.test(text);
  const isShort = line.cells !== null && line.cells.length < header.written.length;
  return { ...line, endsOpen: !isWhole && (line.endsOpen || isShort) };
}

type Neighbours = { readonly above: TableLine | null; readonly below: TableLine | null };

type Recognised = { readonly header: Header; readonly format: ExportFormat };

/** A lone cell below may be the rest of the last cell, an unfinished line above the beginning of a caption in the first one. */
function findTear(line: TableLine, { above, below }: Neighbours, { header, format }: Recognised): TableLine {
  const { allQuoted, headings, written } = header;
  if (line.cells === null) return line;
  if (line.cells.length < written.length) {
    const isHalf = areHalves(line, below, { header, format }) || areHalves(above, line, { header, format });
    return isHalf ? refuseLine(line, "row/torn") : line;
  }
  const isTornBelow = written.length > 1 && below?.cells?.length === 1;
  const beginsWithCaption = !allQuoted && format.caption !== null && headings[0] === format.caption;
  const isTornAbove =
    (beginsWithCaption || format.mayEndEarly) &&
    above !== null &&
    (above.cells?.length ?? 0) < written.length;
  return isTornBelow || isTornAbove ? refuseLine(line, "row/torn") : line;
}

/** Where lines may end early, two that together have the cells of one may be one that was cut; rows of one table begin alike. */
function areHalves(one: TableLine | null, other: TableLine | null, { header, format }: Recognised): boolean {
  if (!format.mayEndEarly || one?.cells == null || other?.cells == null) return false;
  const together = one.cells.length + other.cells.length - 1;
  return together === header.written.length && one.cells[0] !== other.cells[0];
}

type Splitter = (text: string) => readonly string[] | null;

function splitLine({ line, text }: Line, header: Header, split: Splitter): TableLine {
  const { delimiter, written } = header;
  const isTooLong = text.length > LONGEST_LINE;
  const cells = isTooLong ? null : split(text);
  const endsOpen = text.endsWith(delimiter) && cells?.length === written.length;
  const warnings = cells === null ? [] : warnOfQuotes({ line, text }, cells, header);
  const read = { line, cells, isTooLong, endsOpen, refused: [], warnings };
  return cells !== null && isJoined(cells, header) ? refuseLine(read, "row/joined") : read;
}

/** Where quotes are doubled, a single one was written by no program that exports; TikTok Studio itself doubles none. */
function warnOfQuotes(
  { line, text }: Line,
  cells: readonly string[],
  { allQuoted, delimiter }: Header,
): readonly Problem[] {
  if (!allQuoted)
    return hasBareQuote(text, delimiter) ? [problem("row/bare-quote", { severity: "warning", line })] : [];
  const isDoubled = cells.some((cell) => (cell.match(/"+/g) ?? []).some((run) => run.length === 2));
  return isDoubled ? [problem("row/doubled-quotes", { severity: "warning", line })] : [];
}

/** The caption has swallowed the beginning of another line, which says the same day of export in quotes. */
function isJoined(cells: readonly string[], { allQuoted, delimiter }: Header): boolean {
  const [first, ...others] = cells;
  if (!allQuoted || first === undefined || first === "") return false;
  return others.some((cell) => cell.includes(`${first}"${delimiter}"`));
}

function refuseLine(line: TableLine, code: "row/torn" | "row/joined"): TableLine {
  return { ...line, refused: [...line.refused, refusal(code, { line: line.line })] };
}

/** In a file of Studio with quotes round every heading the caption's own quotes are not escaped; elsewhere RFC 4180 holds. */
function cellSplitter(header: Header, format: ExportFormat): Splitter {
  const { delimiter, headings, allQuoted } = header;
  const caption = format.caption === null ? -1 : headings.indexOf(format.caption);
  if (caption < 0 || !allQuoted || format.hasYears) return (text) => splitCells(text, delimiter);
  const place = { caption, columns: headings.length, delimiter };
  return (text) => (text.endsWith('"') ? splitAroundCaption(text, place) : splitCells(text, delimiter));
}
