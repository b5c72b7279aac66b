import type { ClaimedDay } from "./provenance";

/** Days on which exports disagree, newest first; the first ones of `total`. */
export type ConflictList = { readonly total: number; readonly days: readonly ClaimedDay[] };

/**
 * Where exports disagree. `restated`: a later export says otherwise, as TikTok does with its newest days. `contradicted`: two exports made on the same
 * day say different things, which one account's exports never should.
 */
export type ConflictReport = { readonly contradicted: ConflictList; readonly restated: ConflictList };

/** What the earliest export said first and what is shown now; null when nothing is known. */
export function evaluateRestatement({
  claims,
}: ClaimedDay): { readonly first: number; readonly shown: number } | null {
  const known = claims.filter(({ value }) => value !== null);
  const first = known.at(-1)?.value ?? null;
  const shown = known[0]?.value ?? null;
  return first === null || shown === null ? null : { first, shown };
}
