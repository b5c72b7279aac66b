import type { NamedShare } from "./report";

const REST = new Set(["Other", "Others"]);

/** The guide promises the top 5 countries. */
const TOP_TERRITORIES = 5;

/** Largest first, by label where equal; what TikTok calls `Other` or `Others` last. */
export function orderShares(shares: readonly NamedShare[]): NamedShare[] {
  return [...shares].sort(
    (a, b) =>
      Number(REST.has(a.label)) - Number(REST.has(b.label)) ||
      b.share - a.share ||
      (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
  );
}

/** The five largest countries and `Other`, which adds up the rest of what the export lists; it claims no share that no row gives. */
export function evaluateTopTerritories(shares: readonly NamedShare[]): NamedShare[] {
  const ordered = orderShares(shares);
  const top = ordered.filter(({ label }) => !REST.has(label)).slice(0, TOP_TERRITORIES);
  const rest = ordered.filter((share) => !top.includes(share));
  if (rest.length === 0) return top;
  const millionths = rest.reduce((sum, { share }) => sum + Math.round(share * 1e6), 0);
  return [...top, { label: "Other", share: millionths / 1e6 }];
}
