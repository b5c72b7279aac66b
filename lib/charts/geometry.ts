/** One place for where things are in a day chart. The server's picture and Recharts both take it from here, so nothing moves when one replaces the other. */

/** Inner width and height of a picture that the browser stretches over the plot. Where lines go is told in these units, all else in shares. */
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

const WIDEST_BAR = 0.06;
const BAR_OF_A_DAY = 0.6;

/**
 * Shares of the plot's width: where the bar of a day begins and how wide it is. The first stands at the left edge, the last at the right, the others
 * evenly between, so that none reaches over the axis labels; each has its day's `xShare` in it.
 */
export function barShare(
  position: number,
  length: number,
): { readonly left: number; readonly width: number } {
  const width = Math.min(BAR_OF_A_DAY / Math.max(1, length - 1), WIDEST_BAR);
  return { left: xShare(position, length) * (1 - width), width };
}

/** "12.5%" for an SVG attribute. */
export function toPercentage(share: number): string {
  return `${Math.round(share * 100_000) / 1000}%`;
}

export type ValueAxis = { readonly low: number; readonly high: number; readonly ticks: readonly number[] };

const STEPS = [1, 2, 2.5, 5, 10] as const;
const INTERVALS_WANTED = 3;
const DIP_ROOM = 1.15;

/**
 * An axis that holds every value and 0, with round steps; whole numbers when `whole`. A few values just below 0 get room without a
 * whole step of it.
 */
export function toValueAxis(values: readonly (number | null)[], whole: boolean): ValueAxis {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const step = toStep((high - low) / INTERVALS_WANTED || (whole ? 1 : 0.01), whole);
  const dips = low < 0 && high > 0 && -low < step / 2;
  const from = dips ? 0 : Math.floor(low / step + 1e-9);
  const to = Math.max(from + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: to - from + 1 }, (_, index) =>
    Number(((from + index) * step).toPrecision(12)),
  );
  return { low: dips ? low * DIP_ROOM : (ticks[0] ?? 0), high: ticks.at(-1) ?? 1, ticks };
}

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
function toStep(atLeast: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const step = (STEPS.find((candidate) => candidate * power >= atLeast * 0.999) ?? 10) * power;
  return whole ? Math.max(1, Math.ceil(step)) : step;
}

/** From the lowest to the highest known value; a flat line stands in the middle. */
export function toSparkAxis(values: readonly (number | null)[]): ValueAxis {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const flat = high === low;
  return { low: flat ? low - 1 : low, high: flat ? high + 1 : high, ticks: [] };
}

/** Share of the plot's height (0 at the top … 1 at the bottom) at which a value stands. */
export function yShare(value: number, { low, high }: ValueAxis): number {
  return 1 - (value - low) / (high - low);
}

type Size = { readonly width: number; readonly height: number };

/** In a picture that the browser stretches; one that stands for itself says its plot's own size. */
const STRETCHED: Size = { width: STRETCH, height: STRETCH };

type Line = {
  readonly values: readonly (number | null)[];
  readonly axis: ValueAxis;
  readonly size?: Size;
};

function place(share: number, length: number): number {
  return Math.round(share * length * 10) / 10;
}

function toPoint(position: number, { values, axis, size = STRETCHED }: Line): string {
  const x = place(xShare(position, values.length), size.width);
  return `${x} ${place(yShare(values[position] ?? 0, axis), size.height)}`;
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
  const { width, height } = line.size ?? STRETCHED;
  const zero = place(yShare(0, line.axis), height);
  const x = (position: number) => place(xShare(position, line.values.length), width);
  return findRuns(line.values.length, (position) => (line.values[position] ?? null) !== null)
    .filter(({ first, last }) => last > first)
    .map((run) => {
      const top = positionsIn(run).map((position) => `L${toPoint(position, line)}`);
      return `M${x(run.first)} ${zero}${top.join("")}L${x(run.last)} ${zero}Z`;
    })
    .join("");
}

type Range = { readonly low: number; readonly high: number };

type Band = Omit<Line, "values"> & { readonly ranges: readonly (Range | null)[] };

/** The area between the ends of each day's range, one closed shape for each run of days that have one; what lies beyond the axis is left out. */
export function toBandPath({ ranges, axis, size }: Band): string {
  const inside = (value: number) => Math.min(axis.high, Math.max(axis.low, value));
  const points = (of: (range: Range) => number, positions: readonly number[]) => {
    const values = ranges.map((range) => (range === null ? null : inside(of(range))));
    return positions.map((position) => toPoint(position, { values, axis, ...(size && { size }) }));
  };
  return findRuns(ranges.length, (position) => (ranges[position] ?? null) !== null)
    .filter(({ first, last }) => last > first)
    .map((run) => {
      const there = positionsIn(run);
      const back = [...there].reverse();
      return `M${[...points(({ high }) => high, there), ...points(({ low }) => low, back)].join("L")}Z`;
    })
    .join("");
}

/** The mark of an unusual day, around its point. */
export const DIAMOND = "M0 -4.6L4.6 0L0 4.6L-4.6 0Z";

/** Known days without a known neighbour: a line cannot show them, so they get a dot. */
export function findLoneDays(values: readonly (number | null)[]): number[] {
  return findRuns(values.length, (position) => (values[position] ?? null) !== null)
    .filter(({ first, last }) => first === last)
    .map(({ first }) => first);
}

/** Positions of the days that get a label: each of a week, every 7th of a month, every 14th of more, and the last. */
export function labelledDays(length: number): number[] {
  const every = length <= 7 ? 1 : length <= 35 ? 7 : 14;
  const last = length - 1;
  const regular = Array.from({ length: Math.ceil(length / every) }, (_, index) => index * every);
  return [...regular.filter((position) => position === 0 || last - position >= every * 0.8), last].filter(
    (position, index, all) => position >= 0 && all.indexOf(position) === index,
  );
}
