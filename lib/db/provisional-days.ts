import { addDays, type DayRange, toDay } from "@/lib/domain/day";
import { MEASURES } from "@/lib/domain/measure";
import { PROVISIONAL_DAYS } from "@/lib/domain/thresholds";
import type { Tx } from "./client";
import type { ProfileScope } from "./scope";

/** The newest days of an import of which the board takes a value from it: a later export may still restate them. null: none. */
export async function findProvisionalDays(
  tx: Tx,
  scope: ProfileScope,
  { importId, range }: { readonly importId: string; readonly range: DayRange },
): Promise<DayRange | null> {
  const { _min, _max } = await tx.board.aggregate({
    where: {
      profileId: scope.profileId,
      workspaceId: scope.workspaceId,
      measure: { in: Object.keys(MEASURES) },
      importId,
      day: { gt: addDays(range.to, -PROVISIONAL_DAYS), lte: range.to },
    },
    _min: { day: true },
    _max: { day: true },
  });
  return _min.day === null || _max.day === null ? null : { from: toDay(_min.day), to: toDay(_max.day) };
}
