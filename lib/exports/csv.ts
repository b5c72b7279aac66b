/** Excel's own cap; Studio captions hold at most 4,000 letters. */
export const LONGEST_CELL = 32_767;
export const LONGEST_LINE = 200_000;
export const MOST_COLUMNS = 500;
export const MOST_ROWS = 1_000_000;

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** One line as an editor counts it, from 1. Studio never writes a line break inside a cell, so a line is a record. */
export type Line = { readonly line: number; readonly text: string };

/** Lines ending in LF, CRLF or CR, also mixed; a last line without an end is kept, blank lines are left out. */
export function* linesOf(text: string): Generator<Line> {
  let line = 0;
  let start = 0;
  while (start < text.length) {
    line += 1;
    const end = endOfLine(text, start);
    const content = text.slice(start, end);
    if (content.trim() !== "") yield { line, text: content };
    start = text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;
  }
}

/** Looks ahead no further than the longest line allowed, so that a file without line breaks costs nothing. */
function endOfLine(text: string, start: number): number {
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10 || code === 13) return index;
    if (index - start > LONGEST_LINE) return index;
  }
  return text.length;
}

/** Cells of a line by RFC 4180; null when its quotes do not pair up. Trailing empty cells stay. */
export function splitCells(line: string, delimiter: Delimiter): readonly string[] | null {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const cell = line[at] === '"' ? quotedCell(line, at) : plainCell(line, at, delimiter);
    if (cell === null) return null;
    cells.push(cell.value);
    if (cell.end >= line.length) return cells;
    if (line[cell.end] !== delimiter) return null;
    at = cell.end + 1;
  }
  return cells;
}

/** Whether a cell without quotes around it has one inside; of a line that `splitCells` can take apart. */
export function hasBareQuote(line: string, delimiter: Delimiter): boolean {
  if (!line.includes('"')) return false;
  for (let at = 0; at <= line.length; ) {
    const isQuoted = line[at] === '"';
    const cell = isQuoted ? quotedCell(line, at) : plainCell(line, at, delimiter);
    if (cell === null) return false;
    if (!isQuoted && cell.value.includes('"')) return true;
    at = cell.end + 1;
  }
  return false;
}

type Cell = { readonly value: string; readonly end: number };

function plainCell(line: string, at: number, delimiter: Delimiter): Cell {
  const found = line.indexOf(delimiter, at);
  const end = found < 0 ? line.length : found;
  return { value: line.slice(at, end), end };
}

function quotedCell(line: string, at: number): Cell | null {
  let close = line.indexOf('"', at + 1);
  while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
  if (close < 0) return null;
  return { value: line.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}

/** Where the one free text stands among the columns of a format whose quotes are not escaped. */
export type CaptionPlace = {
  readonly caption: number;
  readonly columns: number;
  readonly delimiter: Delimiter;
};

/**
 * Cells of a line in which every cell is quoted and quotes inside the caption are not escaped (Studio's Content).
 * Columns before the caption are counted from the left and those after it from the right, so whatever the caption
 * holds cannot move another cell. Null when there are not enough cells.
 */
export function splitAroundCaption(line: string, { caption, columns, delimiter }: CaptionPlace) {
  if (line.length < 2 || !line.startsWith('"') || !line.endsWith('"')) return null;
  const separator = `"${delimiter}"`;
  const before: string[] = [];
  let from = 1;
  while (before.length < caption) {
    const end = line.indexOf(separator, from);
    if (end < 0) return null;
    before.push(line.slice(from, end));
    from = end + separator.length;
  }
  const after: string[] = [];
  let to = line.length - 1;
  while (after.length < columns - caption - 1) {
    const start = to < separator.length ? -1 : line.lastIndexOf(separator, to - separator.length);
    if (start < from) return null;
    after.unshift(line.slice(start + separator.length, to));
    to = start;
  }
  return [...before, line.slice(from, to), ...after];
}
