import type { DayRange } from "@/lib/domain/day";
import type { Measure } from "@/lib/domain/measure";
import type { Tx } from "./client";
import { dayPlus } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import type { EditableProfile, ProfileScope } from "./scope";

/** Part of a board: these measures on these days, both ends included. */
export type BoardSpan = { readonly measures: readonly Measure[]; readonly days: DayRange };

/** The calendar day of a reading `r` of import `i`. */
const CALENDAR_DAY = () => dayPlus(Prisma.sql`r."labelDay"`, Prisma.sql`i."shiftDays"`);

/**
 * The rule of the board (domain: the newest export wins a day, then the greater hash; unknown wins nothing),
 * as rows of measure, day, value and importId. `readings` is a condition on `r`.
 */
export function foldOf(
  profile: Pick<ProfileScope, "workspaceId" | "profileId">,
  readings: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    SELECT f."measure", f."day", f."value", f."importId"
    FROM (
      SELECT c.*, ROW_NUMBER() OVER (
        PARTITION BY c."measure", c."day" ORDER BY c."exportedOn" DESC, c."sha256" DESC, c."importId") AS "place"
      FROM (
        SELECT r."measure", ${CALENDAR_DAY()} AS "day", r."value", r."importId", i."exportedOn", i."sha256"
        FROM "Reading" r JOIN "Import" i ON i."profileId" = r."profileId" AND i."id" = r."importId"
        WHERE r."profileId" = ${profile.profileId} AND r."workspaceId" = ${profile.workspaceId}
          AND r."value" IS NOT NULL AND i."undoneAt" IS NULL AND ${readings}
      ) c
    ) f
    WHERE f."place" = 1`;
}

/** Lays a new import on the board: the same as folding everything again, because one more import cannot revive a lost day. */
export async function foldInImport(
  tx: Tx,
  profile: EditableProfile,
  added: { readonly importId: string; readonly exportedOn: string; readonly sha256: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Board" ("profileId", "measure", "day", "workspaceId", "value", "importId")
    SELECT r."profileId", r."measure", ${CALENDAR_DAY()}, r."workspaceId", r."value", r."importId"
    FROM "Reading" r JOIN "Import" i ON i."profileId" = r."profileId" AND i."id" = r."importId"
    WHERE r."profileId" = ${profile.profileId} AND r."workspaceId" = ${profile.workspaceId}
      AND r."importId" = ${added.importId} AND r."value" IS NOT NULL
    ON CONFLICT ("profileId", "measure", "day") DO UPDATE
      SET "value" = excluded."value", "importId" = excluded."importId"
      WHERE (${added.exportedOn}, ${added.sha256}) > (
        SELECT o."exportedOn", o."sha256" FROM "Import" o
        WHERE o."profileId" = "Board"."profileId" AND o."id" = "Board"."importId")`;
}

/** Folds part of the board again from the ledger, after an import was undone or its labels moved. */
export async function refoldBoard(tx: Tx, profile: EditableProfile, span: BoardSpan): Promise<void> {
  if (span.measures.length === 0) return;
  const measures = Prisma.join([...span.measures]);
  const { from, to } = span.days;
  await tx.$executeRaw`
    DELETE FROM "Board" WHERE "profileId" = ${profile.profileId} AND "workspaceId" = ${profile.workspaceId}
      AND "measure" IN (${measures}) AND "day" BETWEEN ${from} AND ${to}`;
  const readings = Prisma.sql`r."measure" IN (${measures}) AND ${CALENDAR_DAY()} BETWEEN ${from} AND ${to}`;
  await tx.$executeRaw`
    INSERT INTO "Board" ("profileId", "measure", "day", "workspaceId", "value", "importId")
    SELECT ${profile.profileId}, w."measure", w."day", ${profile.workspaceId}, w."value", w."importId"
    FROM (${foldOf(profile, readings)}) w`;
}
