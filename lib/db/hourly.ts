import { addDays, type DayRange, toDay } from "@/lib/domain/day";
import { WIDEST_SHIFT } from "@/lib/domain/evidence";
import type { MeasuredHour } from "@/lib/domain/heat";
import { reader } from "./client";
import { Prisma } from "./generated/sqlite/client";
import type { ProfileScope } from "./scope";

/** The measured hours of these days, each as the newest export that measured it gives it, in their order. */
export async function listMeasuredHours(
  scope: ProfileScope,
  days: DayRange,
): Promise<readonly MeasuredHour[]> {
  const rows = await reader().$queryRaw<DayRow[]>(hoursSql(scope, days));
  const hours = new Map<string, MeasuredHour>();
  for (const { labelDay, shiftDays, values } of rows) {
    const day = addDays(toDay(labelDay), Number(shiftDays));
    if (day < days.from || day > days.to) continue;
    for (const pair of values.split(" ")) {
      const [hour = "", value = ""] = pair.split(":");
      hours.set(`${day} ${hour}`, { day, hour: Number(hour), value: Number(value) });
    }
  }
  // The databases put the hours of a day together in any order.
  return [...hours.values()].sort((a, b) => (a.day === b.day ? a.hour - b.hour : a.day < b.day ? -1 : 1));
}

/** `values`: "0:12 1:9 …", the hours of one day of one export; a row an hour would cost more to hand over than to read. */
type DayRow = { labelDay: string; shiftDays: number | bigint; values: string };

/** Oldest export first, so that the newest is laid over the others. */
export function hoursSql({ profileId, workspaceId }: ProfileScope, { from, to }: DayRange): Prisma.Sql {
  return Prisma.sql`
    SELECT h."labelDay", i."shiftDays",
      string_agg(CAST(h."hour" AS TEXT) || ':' || CAST(h."value" AS TEXT), ' ') AS "values"
    FROM "HourlyActivity" h JOIN "Import" i ON i."profileId" = h."profileId" AND i."id" = h."importId"
    WHERE h."profileId" = ${profileId} AND h."workspaceId" = ${workspaceId}
      AND h."labelDay" BETWEEN ${addDays(from, -WIDEST_SHIFT)} AND ${addDays(to, WIDEST_SHIFT)}
      AND h."value" IS NOT NULL AND i."undoneAt" IS NULL
    GROUP BY h."labelDay", i."id", i."shiftDays", i."exportedOn", i."sha256"
    ORDER BY i."exportedOn", i."sha256"`;
}
