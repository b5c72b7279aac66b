import { toDay } from "@/lib/domain/day";

export const EXPORTED_ON = toDay("2026-05-13");

/** Some unknown, some zero, many of two to four digits; the same for the same place. */
export function valueAt(place: number): number | null {
  const mixed = Math.imul(place + 17, 2_654_435_761) >>> 0;
  if (mixed % 11 === 0) return null;
  return mixed % 7 === 0 ? 0 : mixed % 10 ** (2 + (mixed % 3));
}
