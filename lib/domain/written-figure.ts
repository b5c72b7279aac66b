/** A named share of the whole, in millionths. */
export type LabelledShare = { readonly label: string; readonly millionths: number };

/** TikTok's longest videos run an hour. */
export const MOST_WATCH_SECONDS = 3_600;
export const MOST_SHARES = 20;
/** TikTok rounds every share of a list, so together they may say a little more than the whole. */
export const MOST_SHARES_TOGETHER = 1_005_000;
export const WHOLE = 1_000_000;

/** "81%", "5,4" or "5.4 %" in millionths, exactly; null when it is no percentage. It may lie above 100%. */
export function parsePercent(text: string): number | null {
  const [, whole, fraction = ""] = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(text.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 10_000 + Number(fraction.padEnd(4, "0"));
}

/** "0:07", "1m 12s" or "0h:01m:12s" [R: TikTok Studio on a screen, and people who copied from it]. */
const CLOCKS = [
  /^(?<minutes>\d{1,2}):(?<seconds>[0-5]\d)$/,
  /^(?:(?<hours>\d)\s*h[\s:]*)?(?<minutes>[0-5]?\d)\s*m(?:in)?[\s:]*(?<seconds>[0-5]?\d)\s*s$/i,
];

/**
 * "7.4", "7,4 s", "0:07" or "1m 12s" in milliseconds; null when it is no duration. "1,234" is none either where it may stand for 1234
 * seconds as well.
 */
export function parseWatchTime(text: string): number | null {
  const plain = text.trim();
  const clock = CLOCKS.map((each) => each.exec(plain)?.groups).find((groups) => groups !== undefined);
  if (clock !== undefined) {
    const { hours = "0", minutes, seconds } = clock;
    return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  }
  const [, whole, fraction = ""] = /^(\d{1,4})(?:[.,](\d{1,3}))?\s*s?$/.exec(plain) ?? [];
  if (whole === undefined) return null;
  const mayGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (mayGroup && Number(whole + fraction) <= MOST_WATCH_SECONDS) return null;
  return Number(whole) * 1000 + Number(fraction.padEnd(3, "0"));
}

/** "DE 40; US 12.5%" as shares in the order written; null when a part of it is no name, without digits, with a percentage. */
export function parseShareList(text: string): readonly LabelledShare[] | null {
  const parts = text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const shares = parts.map(parseLabelledShare);
  return shares.every((share) => share !== null) ? shares : null;
}

function parseLabelledShare(part: string): LabelledShare | null {
  const [, label, percent] = /^([^\d]*[^\d\s:=])[\s:=]+(\d{1,3}(?:[.,]\d{1,4})?\s*%?)$/u.exec(part) ?? [];
  const millionths = percent === undefined ? null : parsePercent(percent);
  return label === undefined || millionths === null ? null : { label: label.trim(), millionths };
}

/** Shares as `parseShareList` reads them: "DE 40; US 12.5". */
export function toShareList(shares: readonly LabelledShare[]): string {
  return shares.map(({ label, millionths }) => `${label} ${toPercent(millionths)}`).join("; ");
}

/** Millionths as the shortest percentage that means them, without a sign: 54000 is "5.4". */
export function toPercent(millionths: number): string {
  return String(millionths / 10_000);
}

/** What keeps named shares from being one list; null when nothing does. */
export type ShareListFault = "above-whole" | "doubled" | "too-many" | "long-label";

export function findShareListFault(shares: readonly LabelledShare[]): ShareListFault | null {
  if (shares.length > MOST_SHARES) return "too-many";
  if (shares.some(({ label }) => label.length > 100)) return "long-label";
  if (new Set(shares.map(({ label }) => label)).size < shares.length) return "doubled";
  const isAbove = shares.some(({ millionths }) => millionths > WHOLE);
  const together = shares.reduce((sum, { millionths }) => sum + millionths, 0);
  return isAbove || together > MOST_SHARES_TOGETHER ? "above-whole" : null;
}
