import type { Claimant } from "@/lib/db/known-before";
import type { Arriving } from "@/lib/db/row-effects";
import type { Day } from "@/lib/domain/day";

/** A count, a share in millionths, or a text. */
export type Said = bigint | string;

/** What one row says of one thing, beside what the ledger says of it already. */
export type Cell = {
  readonly what: string;
  readonly day: Day | null;
  readonly value: Said | null;
  /** The claim shown so far; null: nobody knew. */
  readonly shown: (Claimant & { readonly value: Said; readonly format?: string }) | null;
  readonly say: (value: Said) => string;
};
export type RowCells = { readonly existed: boolean; readonly cells: readonly Cell[] };

/** Whether a claim is shown before another: the newer export, of two of one day the greater hash. */
export function beats(a: Claimant, b: Claimant): boolean {
  return a.exportedOn === b.exportedOn ? a.sha256 > b.sha256 : a.exportedOn > b.exportedOn;
}

/** The claim of the newest export that knows a value; null when none does. */
export function newestKnown<Value extends Said, Claim extends Claimant & { readonly value: Value | null }>(
  claims: readonly Claim[],
): (Claim & { readonly value: Value }) | null {
  let newest: (Claim & { readonly value: Value }) | null = null;
  for (const claim of claims) {
    if (claim.value !== null && (newest === null || beats(claim, newest)))
      newest = { ...claim, value: claim.value };
  }
  return newest;
}

export function others<Claim extends Claimant>(
  arriving: Arriving,
  claims: readonly Claim[],
): readonly Claim[] {
  return claims.filter((claim) => claim.importId !== arriving.importId);
}

export function groupBy<Claim>(
  claims: readonly Claim[],
  key: (claim: Claim) => string,
): Map<string, Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const group = groups.get(key(claim));
    if (group) group.push(claim);
    else groups.set(key(claim), [claim]);
  }
  return groups;
}
