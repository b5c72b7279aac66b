import { addDays, type DayRange, toDay } from "@/lib/domain/day";
import { WIDEST_SHIFT } from "@/lib/domain/evidence";
import { isMeasure } from "@/lib/domain/measure";
import { reader } from "./client";
import { dayPlus } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import type { MeasureDay } from "./provenance-queries";
import type { ProfileScope } from "./scope";

/** `contradicted`: two exports made on one day disagree; else the exports that disagree were made on different days. */
export type ConflictDay = MeasureDay & { readonly contradicted: boolean };

/** The measures and days on which active exports give different numbers, newest first. */
export async function listConflictDays(scope: ProfileScope, days: DayRange): Promise<readonly ConflictDay[]> {
  const rows = await reader().$queryRaw<{ measure: string; day: string; contradicted: bigint | number }[]>(
    conflictDaysSql(scope, days),
  );
  return rows.flatMap(({ measure, day, contradicted }) =>
    isMeasure(measure) ? [{ measure, day: toDay(day), contradicted: Number(contradicted) === 1 }] : [],
  );
}

/** Most labels stand on their calendar day: asking for the shift first saves a million dates where there are a million readings. */
function conflictDaysSql({ profileId, workspaceId }: ProfileScope, { from, to }: DayRange): Prisma.Sql {
  const moved = dayPlus(Prisma.sql`r."labelDay"`, Prisma.sql`i."shiftDays"`);
  return Prisma.sql`
    SELECT e."measure", e."day", MAX(CASE WHEN e."least" <> e."most" THEN 1 ELSE 0 END) AS "contradicted"
    FROM (
      SELECT c."measure", c."day", c."exportedOn", MIN(c."value") AS "least", MAX(c."value") AS "most"
      FROM (
        SELECT r."measure", r."value", i."exportedOn",
          CASE WHEN i."shiftDays" = 0 THEN r."labelDay" ELSE ${moved} END AS "day"
        FROM "Reading" r JOIN "Import" i ON i."profileId" = r."profileId" AND i."id" = r."importId"
        WHERE r."profileId" = ${profileId} AND r."workspaceId" = ${workspaceId} AND r."value" IS NOT NULL
          AND r."labelDay" BETWEEN ${addDays(from, -WIDEST_SHIFT)} AND ${addDays(to, WIDEST_SHIFT)}
          AND i."undoneAt" IS NULL
      ) c
      WHERE c."day" BETWEEN ${from} AND ${to}
      GROUP BY c."measure", c."day", c."exportedOn"
    ) e
    GROUP BY e."measure", e."day" HAVING MIN(e."least") <> MAX(e."most")
    ORDER BY e."day" DESC, e."measure"`;
}
