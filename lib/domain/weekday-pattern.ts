import { median } from "./median";

/** A known day by its place in a history. */
export type KnownValue = { readonly place: number; readonly value: number };

const WEEK = 7;
/** Days around a day, itself included, of which its own level is the median. */
const AROUND = 3;
const AROUND_NEEDED = 4;
/** A weekday has a pattern from this many of its days. */
const DAYS_NEEDED = 4;

/**
 * What each weekday lies above the seven days around it, as the median over the known days: 7 values by `place % 7`, on average 0. 0 for a
 * weekday of which fewer than four days stand among enough known neighbours. A robust form of the classical decomposition (Persons 1919).
 */
export function evaluateWeekdayPattern(series: readonly KnownValue[]): readonly number[] {
  const values = new Map(series.map(({ place, value }) => [place, value]));
  const above: number[][] = Array.from({ length: WEEK }, () => []);
  for (const { place, value } of series) {
    const around: number[] = [];
    for (let at = place - AROUND; at <= place + AROUND; at += 1) {
      const neighbour = values.get(at);
      if (neighbour !== undefined) around.push(neighbour);
    }
    const level = around.length < AROUND_NEEDED ? null : median(around);
    if (level !== null) above[place % WEEK]?.push(value - level);
  }
  const pattern = above.map((each) => (each.length < DAYS_NEEDED ? 0 : (median(each) ?? 0)));
  const mean = pattern.reduce((sum, each) => sum + each, 0) / WEEK;
  return pattern.map((each) => each - mean);
}

/** The series without its pattern. */
export function withoutPattern(series: readonly KnownValue[], pattern: readonly number[]): KnownValue[] {
  return series.map(({ place, value }) => ({ place, value: value - (pattern[place % WEEK] ?? 0) }));
}

/** Counts as they are compared: near 0 as they are, far from it by their ratios; a negative day is one too (inverse hyperbolic sine). */
export function toScale(value: number): number {
  return Math.asinh(value);
}

export function fromScale(value: number): number {
  return Math.sinh(value);
}
