import { DELIMITERS, type Delimiter, type Line, linesOf, splitCells } from "./csv";
import { cleanHeading, type Detection, detectFormat } from "./detect";
import type { ExportFormat } from "./format";

export type Header = {
  readonly line: number;
  readonly delimiter: Delimiter;
  /** As written, without the empty columns at the end. */
  readonly written: readonly string[];
  readonly headings: readonly string[];
  /** Cells of the line, the empty ones at its end among them. */
  readonly width: number;
  /** Every heading stands in quotes, as Studio writes it: then quotes inside cells are not escaped. */
  readonly allQuoted: boolean;
  /** Something other than blank lines or Excel's `sep=` stands above. */
  readonly hasLinesAbove: boolean;
  readonly detection: Detection;
};

/** Programs put a title or a few notes above the header, never more than this. */
const LINES_SEARCHED = 20;

/** The first line that is a known header, else the first line; null when there is no line at all. */
export function findHeader(text: string, formats: readonly ExportFormat[]): Header | null {
  const lines: Line[] = [];
  for (const line of linesOf(text)) {
    if (lines.length === LINES_SEARCHED) break;
    lines.push(line);
  }
  const [first, ...rest] = lines;
  if (first === undefined) return null;
  const separator = /^\ufeff?"?sep=(.)"?$/.exec(first.text);
  const candidates = separator === null ? lines : rest;
  const headers = candidates.flatMap((line) => readHeader(line, formats) ?? []);
  const found = headers.find(({ detection }) => detection.kind !== "unknown") ?? closestOf(headers);
  if (found === undefined) return null;
  return { ...found, hasLinesAbove: candidates[0]?.line !== found.line };
}

/** As {@link findHeader}, of the rows of a worksheet. */
export function findHeaderOfRows(
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  formats: readonly ExportFormat[],
): Header | null {
  const headers = rows.slice(0, LINES_SEARCHED).map(({ line, cells }) => {
    const written = withoutEmptyEnd(cells);
    const headings = written.map(cleanHeading);
    const detection = detectFormat(headings, formats);
    const width = cells.length;
    return { line, delimiter: ",", written, headings, width, allQuoted: false, detection } as const;
  });
  const found = headers.find(({ detection }) => detection.kind !== "unknown") ?? closestOf(headers);
  return found === undefined ? null : { ...found, hasLinesAbove: rows[0]?.line !== found.line };
}

/** A header that misses a column or two says more than a title above it. */
function closestOf(headers: readonly Omit<Header, "hasLinesAbove">[]) {
  const resembling = headers.find(
    ({ detection }) => detection.kind === "unknown" && detection.closest !== null,
  );
  return resembling ?? headers[0];
}

/** The delimiter comes from the header: the one under which it is known, else the one that gives most columns. */
function readHeader({ line, text }: Line, formats: readonly ExportFormat[]) {
  const readings = DELIMITERS.flatMap((delimiter) => {
    const cells = splitCells(text.replace(/^\ufeff/, ""), delimiter);
    if (cells === null) return [];
    const written = withoutEmptyEnd(cells);
    const headings = written.map(cleanHeading);
    const allQuoted =
      written.length > 0 && text.replace(/^\ufeff/, "").startsWith('"') && isAllQuoted(text, delimiter);
    const detection = detectFormat(headings, formats);
    return [{ line, delimiter, written, headings, width: cells.length, allQuoted, detection }];
  });
  const byColumns = readings.toSorted((a, b) => b.headings.length - a.headings.length);
  return byColumns.find(({ detection }) => detection.kind !== "unknown") ?? byColumns[0] ?? null;
}

function isAllQuoted(text: string, delimiter: Delimiter): boolean {
  return text.split(delimiter).every((cell) => cell === "" || cell.trimEnd().endsWith('"'));
}

/** Spreadsheets leave up to 16,384 empty columns behind. */
export function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell !== "");
  return cells.slice(0, last + 1);
}
