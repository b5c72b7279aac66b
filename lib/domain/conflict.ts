import { daysBetween } from "./day";
import type { ClaimedDay } from "./provenance";
import { PROVISIONAL_DAYS } from "./thresholds";

/** The last day of an export is E−1 or, labelled a day early, E−2 (export-formats: labels move by a day). */
const LONGEST_LAG = 1;

/** Days on which exports disagree, newest first; the first ones of `total`. */
export type ConflictList = { readonly total: number; readonly days: readonly ClaimedDay[] };

/**
 * Where exports disagree. `restated`: a later export says otherwise, as TikTok does with its newest days. `contradicted`: two exports made on the same
 * day say different things, which one account's exports never should.
 */
export type ConflictReport = { readonly contradicted: ConflictList; readonly restated: ConflictList };

/**
 * Whether the day had settled when its earliest claim was exported: an export ends one or two days before it is made, and only its newest days are
 * provisional. Nothing is known to change such a day, so it is worth a look.
 */
export function isLateRestatement({ day, claims }: ClaimedDay): boolean {
  const earliest = claims.filter(({ value }) => value !== null).at(-1);
  return (
    earliest !== undefined &&
    daysBetween(day, earliest.source.exportedOn.day) > PROVISIONAL_DAYS + LONGEST_LAG
  );
}

/** What the earliest export said first and what is shown now; null when nothing is known. */
export function evaluateRestatement({
  claims,
}: ClaimedDay): { readonly first: number; readonly shown: number } | null {
  const known = claims.filter(({ value }) => value !== null);
  const first = known.at(-1)?.value ?? null;
  const shown = known[0]?.value ?? null;
  return first === null || shown === null ? null : { first, shown };
}
