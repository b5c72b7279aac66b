import { type FormatId, isFormatId, makerOf } from "@/lib/domain/export-format";
import type { Disagreement } from "@/lib/domain/import-preview";
import type { Cell, Said } from "./row-cells";

/** The other makers whose values change, with how many. */
export function findDisagreements(
  format: FormatId,
  saidBy: ReadonlyMap<string, number>,
): readonly Disagreement[] {
  const totals = new Map<string, number>();
  for (const [other, count] of saidBy) {
    if (!isFormatId(other) || makerOf(other) === makerOf(format)) continue;
    const maker = makerOf(other);
    totals.set(maker, (totals.get(maker) ?? 0) + count);
  }
  return [...totals].map(([maker, total]) => ({ maker, total })).sort((a, b) => b.total - a.total);
}

/** How many values files of each format have said so far. */
export function countFormats(cells: readonly Cell[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { shown } of cells)
    if (shown?.format !== undefined) counts.set(shown.format, (counts.get(shown.format) ?? 0) + 1);
  return counts;
}

/** "+15 (+2.2 %)": how far two claims lie apart, in counts and of the one until now. */
export function sayDifference(from: Said | null, to: Said | null): string | null {
  if (typeof from !== "bigint" || typeof to !== "bigint") return null;
  const difference = to - from;
  const sign = difference > 0n ? "+" : "−";
  const count = `${sign}${sayCount(difference < 0n ? -difference : difference)}`;
  if (from <= 0n) return count;
  const percent = Math.abs((Number(difference) / Number(from)) * 100);
  const said = percent < 0.05 ? "under 0.1" : percent.toFixed(percent < 10 ? 1 : 0);
  return `${count} (${percent < 0.05 ? "" : sign}${said} %)`;
}

/** Exact to the last digit, beyond what a JavaScript number can hold too. */
export function sayCount(value: Said): string {
  return value.toLocaleString("en");
}
