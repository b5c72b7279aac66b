import { median } from "./median";
import type { Change } from "./report";
import { SWING_PAIRS_NEEDED } from "./thresholds";

/**
 * The usual swing: the median absolute change between consecutive windows. Only changes that have a size in percent or points count as a
 * pair; growth from 0 has none. null below 4 pairs.
 */
export function evaluateSwing(changes: readonly Change[]): number | null {
  const sizes = changes
    .filter(({ kind }) => kind === "percent" || kind === "points" || kind === "unchanged")
    .map(({ value }) => Math.abs(value ?? 0));
  return sizes.length < SWING_PAIRS_NEEDED ? null : median(sizes);
}

/**
 * Whether a change is inside the usual swing; null when that cannot be said. A change equal to it is not inside: the newest pair is part of
 * the history, and must not make itself usual by being the median.
 */
export function isUsual(change: Change, usualSwing: number | null): boolean | null {
  if (usualSwing === null || (change.kind !== "percent" && change.kind !== "points")) return null;
  return Math.abs(change.value ?? 0) < usualSwing;
}
