import { DELIMITERS, type Delimiter, type Line, splitCells } from "../csv";
import { cleanHeading } from "../detect";
import { withoutEmptyEnd } from "../header";

/** Where the columns of a table get their names. */
export type TableHeader = {
  readonly line: number;
  readonly delimiter: Delimiter;
  /** Without surrounding and invisible space, and without the empty columns at the end. */
  readonly headings: readonly string[];
  /** Something other than blank lines or Excel's `sep=` stands above. */
  readonly hasLinesAbove: boolean;
};

/** Programs put a title or a few notes above the header, never more than this. */
export const HEADER_LINES = 20;

/** The first of these lines whose headings are accepted, under whichever delimiter that is; null when there is none. */
export function findTableHeader(
  lines: readonly Line[],
  isAccepted: (headings: readonly string[]) => boolean,
): TableHeader | null {
  const written = lines.filter(({ text }) => text.trim() !== "").slice(0, HEADER_LINES);
  const candidates = written.filter((line, index) => index > 0 || !isSeparatorLine(line));
  for (const line of candidates)
    for (const header of headersOf(line)) {
      if (!isAccepted(header.headings)) continue;
      return { ...header, hasLinesAbove: line !== candidates[0] };
    }
  return null;
}

/** Whether two headers name the same columns in the same order. */
export function isSameHeader(one: readonly string[], other: readonly string[]): boolean {
  const [mine, theirs] = [withoutEmptyEnd(one.map(cleanHeading)), withoutEmptyEnd(other.map(cleanHeading))];
  return mine.length === theirs.length && mine.every((heading, index) => heading === theirs[index]);
}

/** Excel's first line that names the delimiter. */
function isSeparatorLine({ text }: Line): boolean {
  return /^\ufeff?"?sep=(.)"?$/.test(text);
}

function headersOf({ line, text }: Line): readonly Omit<TableHeader, "hasLinesAbove">[] {
  return DELIMITERS.flatMap((delimiter) => {
    const cells = splitCells(text.replace(/^\ufeff/, ""), delimiter);
    return cells === null ? [] : [{ line, delimiter, headings: withoutEmptyEnd(cells.map(cleanHeading)) }];
  }).toSorted((a, b) => b.headings.length - a.headings.length);
}
