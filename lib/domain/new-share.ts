import { median } from "./median";
import type { SeriesPoint } from "./report";

/**
 * Of the viewers of a day, how many had not watched before: the median over the days of new ÷ (new + returning). People are unique per day, so
 * the days are never added up; null when no day tells both, or nobody watched.
 */
export function evaluateNewShare(
  newViewers: readonly SeriesPoint[],
  returning: readonly SeriesPoint[],
): number | null {
  return median(
    newViewers.flatMap(({ value }, index) => {
      const other = returning[index]?.value ?? null;
      return value === null || other === null || value + other === 0 ? [] : [value / (value + other)];
    }),
  );
}
