import { findOriginalsKeptDays, storeOriginalsKeptDays, sweepOriginals } from "@/lib/db/original-retention";
import type { OwnerScope } from "@/lib/db/scope";
import { parseKeptDays } from "@/lib/domain/originals-kept";

/** For how many days the workspace keeps the files that were imported; null: for ever. */
export async function getOriginalsKept(owner: OwnerScope): Promise<number | null> {
  return findOriginalsKeptDays(owner);
}

/** Takes `30`, `90`, `365` or `forever`; false for anything else, which changes nothing. */
export async function keepOriginals(owner: OwnerScope, choice: string, now: Date): Promise<boolean> {
  const days = parseKeptDays(choice);
  if (days === undefined) return false;
  await storeOriginalsKeptDays(owner, { days, now });
  return true;
}

/** Throws away what is older than was chosen, now instead of within a day; returns how many files. For the operator. */
export async function sweepOriginalsNow(_operator: OwnerScope, now: Date): Promise<number> {
  return sweepOriginals(now);
}
