/** One place for where things are in a day chart. The server's picture and Recharts both take it from here, so nothing moves when one replaces the other. */

/** Pixels around the plot inside the chart's box. Tailwind classes in day-chart.tsx say the same. */
export const PLOT = { height: 250, top: 10, bottom: 26, left: 44, right: 10 } as const;

/** Inner width of the stretched picture; the browser scales it to the plot. */
export const STRETCH = 1000;

export type Span = { readonly first: number; readonly last: number };

/** Runs of neighbouring positions for which `holds` is true, first and last included. */
export function findRuns(length: number, holds: (position: number) => boolean): Span[] {
  const runs: Span[] = [];
  for (let first = 0; first < length; first++) {
    if (!holds(first)) continue;
    let last = first;
    while (last + 1 < length && holds(last + 1)) last++;
    runs.push({ first, last });
    first = last;
  }
  return runs;
}

/** Share of the plot's width (0 … 1) at which day `position` of `length` stands: first day at the left edge, last at the right. */
export function xShare(position: number, length: number): number {
  return length < 2 ? 0.5 : Math.min(1, Math.max(0, position / (length - 1)));
}

/** "12.5%" for an SVG attribute. */
export function toPercentage(share: number): string {
  return `${Math.round(share * 100_000) / 1000}%`;
}

export type ValueAxis = { readonly low: number; readonly high: number; readonly ticks: readonly number[] };

const STEPS = [1, 2, 2.5, 5, 10] as const;
const INTERVALS_WANTED = 3;

/** An axis that holds every value and 0, with round steps; whole numbers when `whole`. */
export function toValueAxis(values: readonly (number | null)[], whole: boolean): ValueAxis {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const rough = (high - low) / INTERVALS_WANTED || (whole ? 1 : 0.01);
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = (STEPS.find((candidate) => candidate * power >= rough * 0.999) ?? 10) * power;
  const step = whole ? Math.max(1, Math.ceil(nice)) : nice;
  const from = Math.floor(low / step + 1e-9);
  const to = Math.max(from + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: to - from + 1 }, (_, index) =>
    Number(((from + index) * step).toPrecision(12)),
  );
  return { low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1, ticks };
}

/** Pixels from the top of a plot of that height; rounded to a tenth. */
export function yPixel(value: number, { low, high }: ValueAxis, height: number): number {
  return Math.round((1 - (value - low) / (high - low)) * height * 10) / 10;
}

type Line = {
  readonly values: readonly (number | null)[];
  readonly axis: ValueAxis;
  readonly height: number;
};

function toPoint(position: number, { values, axis, height }: Line): string {
  const x = Math.round(xShare(position, values.length) * STRETCH * 10) / 10;
  return `${x} ${yPixel(values[position] ?? 0, axis, height)}`;
}

function positionsIn({ first, last }: Span): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Straight lines through known neighbours; a gap interrupts. `keep` may leave out single steps from a day to the next. */
export function toLinePath(line: Line, keep: (from: number) => boolean = () => true): string {
  const known = (position: number) => (line.values[position] ?? null) !== null;
  return findRuns(line.values.length - 1, (from) => known(from) && known(from + 1) && keep(from))
    .map(({ first, last }) =>
      positionsIn({ first, last: last + 1 })
        .map((position, index) => `${index === 0 ? "M" : "L"}${toPoint(position, line)}`)
        .join(""),
    )
    .join("");
}

/** The area between the line and 0, one closed shape for each run of known days. */
export function toAreaPath(line: Line): string {
  const zero = yPixel(0, line.axis, line.height);
  const x = (position: number) => Math.round(xShare(position, line.values.length) * STRETCH * 10) / 10;
  return findRuns(line.values.length, (position) => (line.values[position] ?? null) !== null)
    .filter(({ first, last }) => last > first)
    .map((run) => {
      const top = positionsIn(run).map((position) => `L${toPoint(position, line)}`);
      return `M${x(run.first)} ${zero}${top.join("")}L${x(run.last)} ${zero}Z`;
    })
    .join("");
}

/** Known days without a known neighbour: a line cannot show them, so they get a dot. */
export function findLoneDays(values: readonly (number | null)[]): number[] {
  return findRuns(values.length, (position) => (values[position] ?? null) !== null)
    .filter(({ first, last }) => first === last)
    .map(({ first }) => first);
}

/** Positions of the days that get a label: every 7th for a month, every 14th for more, each for a week. */
export function labelledDays(length: number): number[] {
  const every = length <= 7 ? 1 : length <= 35 ? 7 : 14;
  return Array.from({ length: Math.ceil(length / every) }, (_, index) => index * every).filter(
    (position) => length <= 7 || length - 1 - position >= every / 3 || position === 0,
  );
}
