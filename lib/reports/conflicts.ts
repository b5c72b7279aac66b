import { listConflictDays } from "@/lib/db/conflict-queries";
import { listClaims, type MeasureDay } from "@/lib/db/provenance-queries";
import type { ProfileScope } from "@/lib/db/scope";
import { findNewest } from "@/lib/db/series";
import type { ConflictList, ConflictReport } from "@/lib/domain/conflict";
import { addDays } from "@/lib/domain/day";
import { rankClaims } from "@/lib/domain/provenance";

/** As far back as TikTok's longest export reaches. */
const CONFLICT_DAYS = 365;
/** More exports than this hardly ever speak of one day; the newest decide. */
const CLAIMS_SHOWN = 20;

/**
 * The days of the year up to the newest known day on which two active exports disagree: `limit` of each kind, newest first, with every claim and
 * which one is shown.
 */
export async function getConflicts(
  scope: ProfileScope,
  { limit }: { readonly limit: number },
): Promise<ConflictReport> {
  const { days } = await findNewest(scope);
  const to = Object.values(days).sort().at(-1) ?? null;
  const conflicts =
    to === null ? [] : await listConflictDays(scope, { from: addDays(to, 1 - CONFLICT_DAYS), to });
  const contradicted = conflicts.filter((each) => each.contradicted);
  const restated = conflicts.filter((each) => !each.contradicted);
  return {
    contradicted: await readList(scope, contradicted, limit),
    restated: await readList(scope, restated, limit),
  };
}

async function readList(
  scope: ProfileScope,
  days: readonly MeasureDay[],
  limit: number,
): Promise<ConflictList> {
  const claimed = await listClaims(scope, days.slice(0, limit), CLAIMS_SHOWN);
  return {
    total: days.length,
    days: claimed.map(({ claims, ...each }) => ({ ...each, claims: rankClaims(claims) })),
  };
}
