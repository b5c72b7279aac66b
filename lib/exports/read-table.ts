import type { Problem } from "@/lib/domain/problem";
import { type Line, LONGEST_LINE, linesOf, splitAroundCaption, splitCells } from "./csv";
import { decodeText } from "./encoding";
import type { ExportFormat } from "./format";
import { FORMATS } from "./formats";
import { findHeader, type Header } from "./header";
import { explainHeader } from "./header-problems";
import { fail, readRecognised, refusal, type TableLine, type TableOutcome } from "./read-rows";

const LARGEST_FILE = 100_000_000;
/** Longer than the longest line allowed, so that a header always fits. */
const PEEK = 262_144;

/** Reads the bytes of one CSV: every row ends up either readable or refused with its line. */
export function readTable(name: string, bytes: Uint8Array): TableOutcome {
  if (bytes.length > LARGEST_FILE)
    return fail(null, refusal("file/too-large", { params: { limit: "100 MB" } }));
  const junk = bytes.length > PEEK ? peek(name, bytes) : null;
  if (junk !== null) return fail(null, junk);
  const decoded = decodeText(bytes);
  if (!decoded.ok) return fail(null, decoded.problem);
  const { text, encoding } = decoded;
  const header = findHeader(text, FORMATS);
  if (header === null) return fail(null, refusal("file/empty"));
  const linesFor = (format: ExportFormat) => tableLines(text, header, format);
  return readRecognised({ name, encoding, header, start: text, linesFor });
}

/** A long file that does not even begin like an export is refused before the rest of it is decoded. */
function peek(name: string, bytes: Uint8Array): Problem | null {
  const lineEnd = Math.max(bytes.lastIndexOf(0x0a, PEEK), bytes.lastIndexOf(0x0d, PEEK));
  if (lineEnd <= 0)
    return refusal("file/row-too-long", { line: 1, params: { limit: LONGEST_LINE.toLocaleString("en") } });
  const decoded = decodeText(bytes.subarray(0, lineEnd + (bytes[lineEnd + 1] === 0 ? 2 : 1)));
  if (!decoded.ok) return decoded.problem;
  const header = findHeader(decoded.text, FORMATS);
  if (header === null) return refusal("file/empty");
  const explained = explainHeader(name, decoded.text, header);
  return explained.ok ? null : explained.problem;
}

/** A line break in the wrong place can cut a cell in two and leave one half whole to look at. */
function* tableLines(text: string, header: Header, format: ExportFormat): Generator<TableLine> {
  const split = cellSplitter(header, format);
  let before: TableLine | null = null;
  let beforeThat: TableLine | null = null;
  for (const each of linesOf(text)) {
    if (each.line <= header.line) continue;
    const line = splitLine(each, header, split);
    if (before !== null) yield findTear(before, { above: beforeThat, below: line }, { header, format });
    beforeThat = before;
    before = line;
  }
  if (before !== null) yield findTear(before, { above: beforeThat, below: null }, { header, format });
}

type Neighbours = { readonly above: TableLine | null; readonly below: TableLine | null };

/** A lone cell below may be the rest of the last cell, an unfinished line above the beginning of a caption in the first one. */
function findTear(
  line: TableLine,
  { above, below }: Neighbours,
  { header, format }: { readonly header: Header; readonly format: ExportFormat },
): TableLine {
  const { allQuoted, headings, written } = header;
  if (line.cells === null || line.cells.length < written.length) return line;
  const isTornBelow = written.length > 1 && below?.cells?.length === 1;
  const beginsWithCaption = !allQuoted && format.caption !== null && headings[0] === format.caption;
  const isTornAbove = beginsWithCaption && above !== null && (above.cells?.length ?? 0) < written.length;
  return isTornBelow || isTornAbove ? refuseLine(line, "row/torn") : line;
}

type Splitter = (text: string) => readonly string[] | null;

function splitLine({ line, text }: Line, header: Header, split: Splitter): TableLine {
  const { delimiter, written } = header;
  const isTooLong = text.length > LONGEST_LINE;
  const cells = isTooLong ? null : split(text);
  const endsOpen = text.endsWith(delimiter) && cells?.length === written.length;
  const read = { line, cells, isTooLong, endsOpen, refused: [] };
  return cells !== null && isJoined(cells, header) ? refuseLine(read, "row/joined") : read;
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

/** In a file with quotes round every heading the caption's own quotes are not escaped; elsewhere RFC 4180 holds. */
function cellSplitter(header: Header, format: ExportFormat): Splitter {
  const { delimiter, headings, allQuoted } = header;
  const caption = format.caption === null ? -1 : headings.indexOf(format.caption);
  if (caption < 0 || !allQuoted) return (text) => splitCells(text, delimiter);
  const place = { caption, columns: headings.length, delimiter };
  return (text) => (text.endsWith('"') ? splitAroundCaption(text, place) : splitCells(text, delimiter));
}
