import { type Cell, isMarkup, type Layout, layOut, sheetOf, styleOf, unescapeXml } from "./layout";
import type { Mutant, Subject } from "./mutant";
import { packBytes } from "./pack";

/** The beginning of one file and the end of another. Torn in the same column, the row in between is one of both. */
export function spliceBytes(subject: Subject, one: Layout): Mutant {
  const { random, source, packing, grid, twin } = subject;
  const other = isMarkup(packing) ? sheetOf(source, twin) : layOut(twin, styleOf(source));
  const [end, start] = [random(one.bytes.length), random(other.bytes.length)];
  const bytes = Buffer.concat([one.bytes.subarray(0, end), other.bytes.subarray(start)]);
  const left = one.cells.find((cell) => cell.end >= end);
  const right = other.cells.find((cell) => cell.end >= start);
  const torn =
    left === undefined || right === undefined
      ? []
      : tornRows({ subject, one, other, left, right, end, start }).map((row) => [
          ...grid.slice(0, Math.max(1, left.row)),
          row,
          ...twin.slice(right.row + 1),
        ]);
  return {
    how: `first ${end} bytes and another file's from ${start}`,
    meant: [twin, [grid[0] ?? [], ...twin.slice(1)], ...torn],
    ...packBytes(source, packing, bytes),
  };
}

type Torn = {
  readonly subject: Subject;
  readonly one: Layout;
  readonly other: Layout;
  readonly left: Cell;
  readonly right: Cell;
  readonly end: number;
  readonly start: number;
};

/** Torn in other columns, the row is one cell of both sides: a caption holds whatever stands between its neighbours. */
function tornRows({ subject, one, other, left, right, end, start }: Torn): readonly (readonly string[])[] {
  const { grid, twin, packing } = subject;
  const first = grid[left.row] ?? [];
  const second = twin[right.row] ?? [];
  const startOf = (column: number) =>
    one.cells.find((cell) => cell.row === left.row && cell.column === column);
  return first.flatMap((_, column) => {
    const from = Math.min(startOf(column)?.start ?? end, end);
    const cell = other.cells.find((each) => each.row === right.row && each.column === column);
    const to = Math.max(start, cell?.end ?? start);
    return [start, Math.min(to, Math.max(start, cell?.start ?? start))].map((begin) => {
      const raw = Buffer.concat([one.bytes.subarray(from, end), other.bytes.subarray(begin, to)]);
      const text = isMarkup(packing) ? unescapeXml(raw.toString("utf8")) : raw.toString("utf8");
      return [...first.slice(0, column), text, ...second.slice(column + 1)];
    });
  });
}
