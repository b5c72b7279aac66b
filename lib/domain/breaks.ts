import { median } from "./median";

/** Values in their order, with the place of each on an even scale of time: a place that is missing is unknown. */
type Placed = { readonly place: number; readonly value: number };

/** Neighbours on each side in the running median by which outliers are known. */
const REACH = 7;
/** An outlier counts as this many standard deviations, whatever its size. */
const CLIPPED_AT = 3;
/** Makes a median absolute deviation the standard deviation of a normal distribution: 1 / Φ⁻¹(3/4). */
const NORMAL = 1.4826;
const STRONGEST_CORRELATION = 0.9;
/** Of the long-run variance times the logarithm of the length, for each break. */
const PENALTY = 4;
/** Two weeks. */
const BLOCK = 14;

/**
 * Where the level of a series changes: the index of the first value of each new level, ascending, at least `shortest` values apart.
 * Least squares with a penalty of 4 σ² ln n for each break, solved exactly by optimal partitioning (Jackson et al. 2005, IEEE Signal Processing
 * Letters 12; what PELT finds, Killick et al. 2012, JASA 107). Two things make it fit for days of which one follows from another: σ² is the
 * long-run variance of an autoregression, robustly from differences, which a break does not touch (Chakar et al. 2017, Bernoulli 23), and a
 * value counts as at most three deviations from the median of its 15 neighbours, so that no single day is a level.
 */
export function findBreaks(series: readonly Placed[], shortest: number): number[] {
  if (series.length < 2 * shortest) return [];
  const clipped = clipOutliers(series.map(({ value }) => value));
  const variance = Math.max(longRunVariance(series), varianceOfWeeks(clipped));
  if (variance === 0) return [];
  const cost = toCost(clipped);
  return partition({
    length: series.length,
    shortest,
    cost,
    penalty: PENALTY * variance * Math.log(series.length),
  });
}

type Cost = (from: number, to: number) => number;

/** Sum of squares around the mean of `from … to − 1`, from running sums. */
function toCost(values: readonly number[]): Cost {
  const origin = median(values) ?? 0;
  const sums = [0];
  const squares = [0];
  for (const [index, value] of values.entries()) {
    const centred = value - origin;
    sums.push((sums[index] ?? 0) + centred);
    squares.push((squares[index] ?? 0) + centred * centred);
  }
  const between = (of: readonly number[], from: number, to: number) => (of[to] ?? 0) - (of[from] ?? 0);
  return (from, to) => between(squares, from, to) - between(sums, from, to) ** 2 / (to - from);
}

type Partition = {
  readonly length: number;
  readonly shortest: number;
  readonly cost: Cost;
  readonly penalty: number;
};

function partition({ length, shortest, cost, penalty }: Partition): number[] {
  const best: number[] = [-penalty];
  const lastBreak: number[] = [0];
  for (let to = 1; to <= length; to += 1) {
    best[to] = Number.POSITIVE_INFINITY;
    for (let from = 0; from <= to - shortest; from += 1) {
      const total = (best[from] ?? Number.POSITIVE_INFINITY) + cost(from, to) + penalty;
      if (total >= (best[to] ?? 0)) continue;
      best[to] = total;
      lastBreak[to] = from;
    }
  }
  const breaks: number[] = [];
  for (let at = lastBreak[length] ?? 0; at > 0; at = lastBreak[at] ?? 0) breaks.unshift(at);
  return breaks;
}

/** Each value no further than three robust deviations from the median of its neighbours, which keeps a step where it is. */
export function clipOutliers(values: readonly number[]): number[] {
  const middles = values.map(
    (value, at) => median(values.slice(Math.max(0, at - REACH), at + REACH + 1)) ?? value,
  );
  const rests = values.map((value, at) => value - (middles[at] ?? value));
  const deviation = NORMAL * (median(rests.map(Math.abs)) ?? 0);
  if (deviation === 0) return [...values];
  const most = CLIPPED_AT * deviation;
  return middles.map((middle, at) => middle + Math.min(most, Math.max(-most, rests[at] ?? 0)));
}

/** The variance that a mean of many neighbouring values feels, times their number: σ² (1 + ρ) ÷ (1 − ρ). 0 where nothing ever changes. */
function longRunVariance(series: readonly Placed[]): number {
  const one = spreadOfDifferences(series, 1);
  const two = spreadOfDifferences(series, 2);
  if (one === 0) return 0;
  const correlation = Math.min(STRONGEST_CORRELATION, Math.max(0, two / one - 1));
  const variance = one / (2 * (1 - correlation));
  return (variance * (1 + correlation)) / (1 - correlation);
}

/** The same from the means of fourteen values each: what waves that last for days add, and a few breaks do not. */
function varianceOfWeeks(values: readonly number[]): number {
  const means = Array.from({ length: Math.floor(values.length / BLOCK) }, (_, block) => {
    const part = values.slice(block * BLOCK, (block + 1) * BLOCK);
    return part.reduce((sum, value) => sum + value, 0) / BLOCK;
  });
  const steps = means.slice(1).map((mean, at) => Math.abs(mean - (means[at] ?? mean)));
  return (BLOCK * (NORMAL * (median(steps) ?? 0)) ** 2) / 2;
}

/** Variance of the differences between values that lie `lag` places apart; the mean size stands in where most values are equal. */
function spreadOfDifferences(series: readonly Placed[], lag: number): number {
  const sizes = series.flatMap(({ place, value }, at) => {
    const next = series.slice(at + 1, at + lag + 1).find((each) => each.place === place + lag);
    return next === undefined ? [] : [Math.abs(next.value - value)];
  });
  const robust = NORMAL * (median(sizes) ?? 0);
  if (robust > 0) return robust ** 2;
  const mean = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
  return (mean * Math.sqrt(Math.PI / 2)) ** 2;
}
