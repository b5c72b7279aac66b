import { type Day, weekdayOf } from "./day";
import type { HeatCell } from "./report";

/** Followers online in one hour of the exporter's local day; unmeasured hours are left out, not 0. */
export type MeasuredHour = { readonly day: Day; readonly hour: number; readonly value: number };

export type HeatMap = {
  /** 7 × 24, Monday 0:00 first. */
  readonly cells: readonly HeatCell[];
  /** Every cell that shares the highest mean; [] when nothing is measured or all means are equal. */
  readonly most: readonly HeatCell[];
  readonly least: readonly HeatCell[];
};

/** The mean per weekday and hour over the measured hours. */
export function evaluateHeat(hours: readonly MeasuredHour[]): HeatMap {
  const sums = new Map<number, { total: number; count: number }>();
  for (const { day, hour, value } of hours) {
    const key = weekdayOf(day) * 24 + hour;
    const { total, count } = sums.get(key) ?? { total: 0, count: 0 };
    sums.set(key, { total: total + value, count: count + 1 });
  }
  const cells = Array.from({ length: 7 * 24 }, (_, key): HeatCell => {
    const sum = sums.get(key);
    return {
      weekday: Math.floor(key / 24),
      hour: key % 24,
      mean: sum === undefined ? null : sum.total / sum.count,
      measuredHours: sum?.count ?? 0,
    };
  });
  return { cells, ...evaluateExtremes(cells) };
}

function evaluateExtremes(cells: readonly HeatCell[]): Pick<HeatMap, "most" | "least"> {
  const means = cells.map(({ mean }) => mean).filter((mean) => mean !== null);
  const highest = Math.max(...means);
  const lowest = Math.min(...means);
  if (means.length === 0 || highest === lowest) return { most: [], least: [] };
  return {
    most: cells.filter(({ mean }) => mean === highest),
    least: cells.filter(({ mean }) => mean === lowest),
  };
}
