import type { MetricUnit } from "./metric";
import type { Change } from "./report";

/** Two values on the same matched days, and on how many of how many days both were known. */
export type Compared = {
  readonly unit: MetricUnit;
  readonly now: number | null;
  readonly before: number | null;
  readonly matchedDays: number;
  readonly days: number;
};

const NO_COMPARISON = { kind: "none", value: null, absolute: null } as const;

/** Whether at least half of the days are known in both periods; below that nothing is compared. */
export function isEnoughMatched(matchedDays: number, days: number): boolean {
  return matchedDays > 0 && matchedDays * 2 >= days;
}

/**
 * The honest change between two values. Counts change in percent, ratios in percentage points; from 0 it is `new`, from below 0 only the
 * difference is told. People per day are never compared: they cannot be added up.
 */
export function evaluateChange({ unit, now, before, matchedDays, days }: Compared): Change {
  if (unit === "people") return { ...NO_COMPARISON, matchedDays, reason: "not-summable" };
  if (!isEnoughMatched(matchedDays, days)) return { ...NO_COMPARISON, matchedDays, reason: "too-few-days" };
  if (now === null || before === null) return { ...NO_COMPARISON, matchedDays, reason: "unknown" };
  const absolute = now - before;
  const told = { absolute, matchedDays, reason: null };
  if (absolute === 0) return { kind: "unchanged", value: 0, ...told };
  if (unit === "ratio") return { kind: "points", value: absolute, ...told };
  if (before > 0) return { kind: "percent", value: absolute / before, ...told };
  if (before === 0 && now > 0) return { kind: "new", value: null, ...told };
  return { kind: "difference", value: absolute, ...told };
}
