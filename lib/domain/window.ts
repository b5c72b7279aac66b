import { addDays, type Day, type DayRange } from "./day";
import type { Comparison, WindowDays } from "./report";

export const WINDOW_LENGTHS = [7, 28, 60] as const satisfies readonly WindowDays[];

/** As a group of radios offers them. */
export const WINDOW_CHOICES = WINDOW_LENGTHS.map((days) => ({
  value: `${days}` as const,
  label: `${days} days`,
}));

export const COMPARISONS = ["previous", "weekdays", "year"] as const satisfies readonly Comparison[];

/** 52 weeks: the same weekdays a year earlier, which the same dates are not. */
const YEAR_BEFORE_DAYS = 364;

/** N whole days, the last of which is `asOf`. */
export function windowEndingOn(asOf: Day, days: WindowDays): DayRange & { readonly days: WindowDays } {
  return { days, from: addDays(asOf, 1 - days), to: asOf };
}

/**
 * How many days before a window of `days` days the period lies that it is compared with. `previous`: immediately before. `weekdays`: the
 * nearest earlier one that does not overlap and whose days fall on the same weekdays. `year`: 364 days.
 */
export function comparisonOffset(days: number, compare: Comparison): number {
  if (compare === "previous") return days;
  return compare === "weekdays" ? Math.ceil(days / 7) * 7 : YEAR_BEFORE_DAYS;
}

/** The period of the same length that a window is compared with. */
export function comparedRange(window: DayRange & { readonly days: number }, compare: Comparison): DayRange {
  const offset = comparisonOffset(window.days, compare);
  return { from: addDays(window.from, -offset), to: addDays(window.to, -offset) };
}
