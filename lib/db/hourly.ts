import { addDays, type DayRange, toDay } from "@/lib/domain/day";
import { WIDEST_SHIFT } from "@/lib/domain/evidence";
import type { MeasuredHour } from "@/lib/domain/heat";
import { reader } from "./client";
import { Prisma } from "./generated/sqlite/client";
import type { ProfileScope } from "./scope";

/** The measured hours of these days, each as the newest export that measured it gives it. */
export async function listMeasuredHours(
  scope: ProfileScope,
  days: DayRange,
): Promise<readonly MeasuredHour[]> {
  const rows = await reader().$queryRaw<HourRow[]>(hoursSql(scope, days));
  const hours = new Map<string, MeasuredHour>();
  for (const { labelDay, shiftDays, hour, value } of rows) {
    const day = addDays(toDay(labelDay), Number(shiftDays));
    if (day < days.from || day > days.to) continue;
    hours.set(`${day} ${hour}`, { day, hour: Number(hour), value: Number(value) });
  }
  return [...hours.values()];
}

type HourRow = { labelDay: string; shiftDays: number | bigint; hour: number | bigint; value: bigint };

/** Oldest export first, so that the newest is laid over the others. */
export function hoursSql({ profileId, workspaceId }: ProfileScope, { from, to }: DayRange): Prisma.Sql {
  return Prisma.sql`
    SELECT h."labelDay", i."shiftDays", h."hour", h."value"
    FROM "HourlyActivity" h JOIN "Import" i ON i."profileId" = h."profileId" AND i."id" = h."importId"
    WHERE h."profileId" = ${profileId} AND h."workspaceId" = ${workspaceId}
      AND h."labelDay" BETWEEN ${addDays(from, -WIDEST_SHIFT)} AND ${addDays(to, WIDEST_SHIFT)}
      AND h."value" IS NOT NULL AND i."undoneAt" IS NULL
    ORDER BY i."exportedOn", i."sha256"`;
}
