import { findBreaks } from "./breaks";
import type { Day } from "./day";
import { evaluateDay, isProvisionalDay } from "./formula";
import { dayOf, type History, positionsOf } from "./history";
import { median } from "./median";
import { HISTORY_DAYS, LEVEL_DAYS, LEVEL_DIFFERENCE, STATISTICS_DAYS_NEEDED } from "./thresholds";
import type { DayMetric, WeekdayBand } from "./weekday-band";
import { evaluateWeekdayPattern, type KnownValue, toScale, withoutPattern } from "./weekday-pattern";

/** A stretch of days on one level: its first and last known day, the median day, and how many days of it are known. */
export type Level = { readonly from: Day; readonly to: Day; readonly median: number; readonly days: number };

export type LevelReport = {
  /** Settled days of the last 400 that are known. */
  readonly known: number;
  readonly needed: number;
  /** Ascending, the last one still holds; one alone where nothing changed; null: too few known days to say. */
  readonly levels: readonly Level[] | null;
};

/** While nothing is known. */
export const NO_LEVELS: LevelReport = { known: 0, needed: STATISTICS_DAYS_NEEDED, levels: null };

/**
 * On which levels the days of the last 400 lie, in the metric's own unit: breaks of the daily values on a scale of ratios, without their
 * weekday pattern (breaks.ts). Unknown and provisional days are left out; refused under 56 known days. A level holds for at least 14 known days and
 * differs by a tenth. On 400 days of noise without a break (normal, Student's t with 3 degrees, lognormal, Poisson, autoregressive up to 0.7) it finds one
 * in at most 2 of 100 series; on noise with waves of ten days in a fifth of them.
 */
export function evaluateLevels(metric: DayMetric, history: History): LevelReport {
  const series = knownSettledDays(metric, history);
  const counts = { known: series.length, needed: STATISTICS_DAYS_NEEDED };
  if (series.length < STATISTICS_DAYS_NEEDED) return { ...counts, levels: null };
  const scaled = series.map(({ place, value }) => ({ place, value: toScale(value) }));
  const breaks = findBreaks(withoutPattern(scaled, evaluateWeekdayPattern(scaled)), LEVEL_DAYS);
  const parts = [0, ...breaks].map((first, index) => series.slice(first, breaks[index]));
  return { ...counts, levels: joinAlike(parts).map((part) => toLevel(part, history)) };
}

/**
 * When the newest level of these days began, where their usual bands still rest on older ones; null: no level changed, or the bands know of it.
 * `bands` are those of a window that ends where the levels end.
 */
export function findChangeOf(bands: readonly WeekdayBand[], levels: readonly Level[]): Day | null {
  const newest = levels.length < 2 ? undefined : levels.at(-1);
  if (newest === undefined || bands.some(({ levelFrom }) => levelFrom === newest.from)) return null;
  return newest.from;
}

/** The known days of the last 400 that no later export will restate, by their place in the history. */
export function knownSettledDays(metric: DayMetric, history: History): KnownValue[] {
  return lastDays(history).flatMap((place) => {
    const value = isProvisionalDay(metric, history, place) ? null : evaluateDay(metric, history, place);
    return value === null ? [] : [{ place, value }];
  });
}

/** How many of the last 400 days are known, settled or not. */
export function countKnownDays(metric: DayMetric, history: History): number {
  return lastDays(history).filter((place) => evaluateDay(metric, history, place) !== null).length;
}

function lastDays({ length }: History): number[] {
  const days = Math.min(HISTORY_DAYS, length);
  return positionsOf({ start: length - days, days });
}

type Part = readonly KnownValue[];

/** Neighbours whose medians hardly differ become one, the most alike first. */
function joinAlike(parts: readonly Part[]): readonly Part[] {
  const differences = parts.slice(1).map((part, index) => differenceOf(parts[index] ?? [], part));
  const least = Math.min(...differences);
  if (least >= LEVEL_DIFFERENCE || differences.length === 0) return parts;
  const at = differences.indexOf(least);
  return joinAlike([
    ...parts.slice(0, at),
    [...(parts[at] ?? []), ...(parts[at + 1] ?? [])],
    ...parts.slice(at + 2),
  ]);
}

function differenceOf(before: Part, after: Part): number {
  const [a, b] = [medianOf(before), medianOf(after)];
  const greater = Math.max(Math.abs(a), Math.abs(b));
  return greater === 0 ? 0 : Math.abs(a - b) / greater;
}

function medianOf(part: Part): number {
  return median(part.map(({ value }) => value)) ?? 0;
}

function toLevel(part: Part, history: History): Level {
  return {
    from: dayOf(history, part[0]?.place ?? 0),
    to: dayOf(history, part.at(-1)?.place ?? 0),
    median: medianOf(part),
    days: part.length,
  };
}
