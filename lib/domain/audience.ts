import type { AudienceChange, AudienceShares, NamedShare } from "./report";

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
  return [...top, { label: "Other", share: addMillionths(rest) / 1e6 }];
}

/**
 * How the shares shown differ from an earlier export, in points. A label that the earlier export does not list was part of its `Others`, so its
 * share then is unknown, and so is that of the rest.
 */
export function evaluateAudienceChange(shown: readonly NamedShare[], before: AudienceShares): AudienceChange {
  const named = shown.filter(({ label }) => !REST.has(label));
  const then = named.map(({ label }) => before.shares.find((share) => share.label === label) ?? null);
  const allListed = then.every((share) => share !== null);
  const labels = new Set(named.map(({ label }) => label));
  const restThen = addMillionths(before.shares.filter(({ label }) => !labels.has(label)));
  const points = shown.map(({ label, share }) => {
    const listed = before.shares.find((each) => each.label === label);
    const millionths = REST.has(label) ? (allListed ? restThen : null) : listed && addMillionths([listed]);
    return {
      label,
      points: millionths == null ? null : (addMillionths([{ label, share }]) - millionths) / 1e6,
    };
  });
  return { before: before.readOn, points };
}

function addMillionths(shares: readonly NamedShare[]): number {
  return shares.reduce((sum, { share }) => sum + Math.round(share * 1e6), 0);
}
