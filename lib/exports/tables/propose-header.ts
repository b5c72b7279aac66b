import { DELIMITERS, type Delimiter, type Line, splitCells } from "../csv";
import { cleanHeading } from "../detect";
import { withoutEmptyEnd } from "../header";
import { HEADER_LINES, type TableHeader } from "./table-header";

type Reading = {
  readonly line: number;
  readonly delimiter: Delimiter;
  readonly headings: readonly string[];
  readonly width: number;
};

/**
 * The likeliest header of a table that nobody knows: under the delimiter that gives most lines the same number of cells (two or more), the first such line. So
 * commas inside numbers or captions do not win over the delimiter between the columns. Null when no line has two columns.
 */
export function proposeHeader(lines: readonly Line[]): TableHeader | null {
  const written = lines.filter(({ text }) => text.trim() !== "").slice(0, HEADER_LINES);
  const candidates = written.filter(({ text }, index) => index > 0 || !/^\ufeff?"?sep=(.)"?$/.test(text));
  const [best] = DELIMITERS.flatMap((delimiter) => mostAlike(candidates, delimiter) ?? []).toSorted(
    (a, b) => b.alike - a.alike || b.width - a.width,
  );
  if (best === undefined) return null;
  const { line, delimiter, headings } = best.first;
  return { line, delimiter, headings, hasLinesAbove: line !== candidates[0]?.line };
}

/** The lines that one delimiter splits into the same number of cells, of that number which most of them have. */
function mostAlike(lines: readonly Line[], delimiter: Delimiter) {
  const readings = lines.flatMap((line) => split(line, delimiter) ?? []).filter(({ width }) => width > 1);
  const groups = new Map<number, Reading[]>();
  for (const reading of readings) groups.set(reading.width, [...(groups.get(reading.width) ?? []), reading]);
  const [largest] = [...groups.values()].toSorted((a, b) => b.length - a.length);
  const first = largest?.[0];
  return first === undefined ? null : { first, width: first.width, alike: largest?.length ?? 0 };
}

function split({ line, text }: Line, delimiter: Delimiter): Reading | null {
  const cells = splitCells(text.replace(/^\ufeff/, ""), delimiter);
  if (cells === null) return null;
  const headings = withoutEmptyEnd(cells.map(cleanHeading));
  return headings.length < 2 ? null : { line, delimiter, headings, width: cells.length };
}
