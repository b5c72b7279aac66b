import { addDays, type Day, type DayRange, toDay } from "@/lib/domain/day";
import { type ExportDaySource, type ShiftReason, WIDEST_SHIFT } from "@/lib/domain/evidence";
import { isMeasure, type Measure } from "@/lib/domain/measure";
import type { DayClaim, InputDay, Place, SourceExport } from "@/lib/domain/provenance";
import { PROVISIONAL_DAYS } from "@/lib/domain/thresholds";
import { reader } from "./client";
import { dayPlus, jsonRows } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import { toFormat } from "./imports";
import type { ProfileScope } from "./scope";

export type MeasureDay = { readonly measure: Measure; readonly day: Day };
export type PlacedDay = MeasureDay & InputDay;

/** Some measures on some days, both ends included. */
type Part = { readonly measures: readonly Measure[]; readonly days: DayRange };

type PlaceRow = { measure: string; day: string; importId: string; labelDay: string | null; line: number };

/** What the board holds with the line of the file that each value was read from, ascending by day. */
export async function listPlacedDays(scope: ProfileScope, part: Part): Promise<readonly PlacedDay[]> {
  const rows = await reader().$queryRaw<(PlaceRow & { value: bigint; provisional: bigint | boolean })[]>(
    placedDaysSql(scope, part),
  );
  return rows.flatMap(({ measure, value, provisional, ...row }) => {
    if (!isMeasure(measure)) return [];
    const state = provisional ? ("provisional" as const) : ("known" as const);
    return [{ measure, day: toDay(row.day), value: Number(value), state, place: toPlace(row) }];
  });
}

/** Begins with the board's key, then one key of the ledger per row. */
export function placedDaysSql(
  { profileId, workspaceId }: ProfileScope,
  { measures, days }: Part,
): Prisma.Sql {
  const settled = dayPlus(Prisma.sql`i."lastLabelDay"`, Prisma.sql`i."shiftDays" - ${PROVISIONAL_DAYS}`);
  return Prisma.sql`
    SELECT b."measure", b."day", b."value", b."importId", r."labelDay", r."line",
      COALESCE(b."day" > ${settled}, false) AS "provisional"
    FROM "Board" b
    JOIN "Import" i ON i."profileId" = b."profileId" AND i."id" = b."importId"
    LEFT JOIN "Reading" r ON r."profileId" = b."profileId" AND r."measure" = b."measure"
      AND r."labelDay" = ${dayPlus(Prisma.sql`b."day"`, Prisma.sql`-i."shiftDays"`)} AND r."importId" = b."importId"
    WHERE b."profileId" = ${profileId} AND b."workspaceId" = ${workspaceId}
      AND b."measure" IN (${Prisma.join([...measures])}) AND b."day" BETWEEN ${days.from} AND ${days.to}
    ORDER BY b."measure", b."day"`;
}

/** Days that the board does not know although an export speaks of them: the newest one that says unknown. */
export async function listUnknownDays(scope: ProfileScope, part: Part): Promise<readonly PlacedDay[]> {
  const rows = await reader().$queryRaw<PlaceRow[]>(unknownDaysSql(scope, part));
  return rows.flatMap(({ measure, ...row }) =>
    isMeasure(measure)
      ? [
          {
            measure,
            day: toDay(row.day),
            value: null,
            state: "exported-unknown" as const,
            place: toPlace(row),
          },
        ]
      : [],
  );
}

export function unknownDaysSql(
  { profileId, workspaceId }: ProfileScope,
  { measures, days }: Part,
): Prisma.Sql {
  return Prisma.sql`
    SELECT u."measure", u."day", u."importId", u."labelDay", u."line"
    FROM (
      SELECT c.*, ROW_NUMBER() OVER (
        PARTITION BY c."measure", c."day" ORDER BY c."exportedOn" DESC, c."sha256" DESC, c."importId") AS "rank"
      FROM (
        SELECT r."measure", ${dayPlus(Prisma.sql`r."labelDay"`, Prisma.sql`i."shiftDays"`)} AS "day",
          r."importId", r."labelDay", r."line", i."exportedOn", i."sha256"
        FROM "Reading" r JOIN "Import" i ON i."profileId" = r."profileId" AND i."id" = r."importId"
        WHERE r."profileId" = ${profileId} AND r."workspaceId" = ${workspaceId}
          AND r."measure" IN (${Prisma.join([...measures])})
          AND r."labelDay" BETWEEN ${addDays(days.from, -WIDEST_SHIFT)} AND ${addDays(days.to, WIDEST_SHIFT)}
          AND r."value" IS NULL AND i."undoneAt" IS NULL
      ) c
    ) u
    LEFT JOIN "Board" b ON b."profileId" = ${profileId} AND b."measure" = u."measure" AND b."day" = u."day"
    WHERE u."rank" = 1 AND b."day" IS NULL AND u."day" BETWEEN ${days.from} AND ${days.to}
    ORDER BY u."measure", u."day"`;
}

/** The newest day before `day` on which the measure is known, however far back, with its value; null when there is none. */
export async function findKnownBefore(
  scope: ProfileScope,
  { measure, day }: MeasureDay,
): Promise<{ readonly day: Day; readonly value: number } | null> {
  const row = await reader().board.findFirst({
    where: {
      profileId: scope.profileId,
      workspaceId: scope.workspaceId,
      measure,
      day: { lt: day },
    },
    orderBy: { day: "desc" },
    select: { day: true, value: true },
  });
  return row && { day: toDay(row.day), value: Number(row.value) };
}

/** The imports of these ids that belong to the profile. */
export async function listSources(
  scope: ProfileScope,
  importIds: readonly string[],
): Promise<ReadonlyMap<string, SourceExport>> {
  const rows = await reader().import.findMany({
    where: { profileId: scope.profileId, workspaceId: scope.workspaceId, id: { in: [...importIds] } },
    select: {
      id: true,
      fileName: true,
      format: true,
      sha256: true,
      exportedOn: true,
      exportedOnSource: true,
      shiftDays: true,
      shiftReason: true,
    },
  });
  return new Map(rows.map((row) => [row.id, toSource({ ...row, importId: row.id })]));
}

export type Claimed = MeasureDay & { readonly claims: readonly DayClaim[]; readonly total: number };

/**
 * What the active imports say of these measures on these days, at most `limit` claims each, those that know a value first and of them the
 * newest export, so that what the board shows is always among them.
 */
export async function listClaims(
  scope: ProfileScope,
  wanted: readonly MeasureDay[],
  limit: number,
): Promise<readonly Claimed[]> {
  if (wanted.length === 0) return [];
  const rows = await reader().$queryRaw<ClaimRow[]>(claimsSql(scope, wanted, limit));
  return wanted.map(({ measure, day }) => {
    const own = rows.filter((row) => row.measure === measure && row.day === day);
    return { measure, day, claims: own.map(toClaim), total: Number(own[0]?.total ?? 0) };
  });
}

type ClaimRow = PlaceRow & {
  value: bigint | null;
  total: bigint;
  fileName: string;
  format: string;
  sha256: string;
  exportedOn: string;
  exportedOnSource: string;
  shiftDays: number;
  shiftReason: string;
};

/** CROSS JOIN keeps SQLite in this order: it would rather walk the whole ledger of the profile. */
export function claimsSql(
  { profileId, workspaceId }: ProfileScope,
  wanted: readonly MeasureDay[],
  limit: number,
): Prisma.Sql {
  const spans = wanted.map(({ measure, day }) => ({
    measure,
    day,
    from: addDays(day, -WIDEST_SHIFT),
    to: addDays(day, WIDEST_SHIFT),
  }));
  return Prisma.sql`
    SELECT k.* FROM (
      SELECT c."measure", r."day", c."value", c."importId", c."labelDay", c."line", i."fileName", i."format", i."sha256",
        i."exportedOn", i."exportedOnSource", i."shiftDays", i."shiftReason",
        COUNT(*) OVER (PARTITION BY c."measure", r."day") AS "total",
        ROW_NUMBER() OVER (
          PARTITION BY c."measure", r."day"
          ORDER BY CASE WHEN c."value" IS NULL THEN 1 ELSE 0 END, i."exportedOn" DESC, i."sha256" DESC, i."id") AS "rank"
      FROM ${jsonRows({ measure: "text", day: "text", from: "text", to: "text" }, spans)}
      CROSS JOIN "Reading" c CROSS JOIN "Import" i
      WHERE c."profileId" = ${profileId} AND c."workspaceId" = ${workspaceId} AND c."measure" = r."measure"
        AND c."labelDay" BETWEEN r."from" AND r."to"
        AND i."profileId" = c."profileId" AND i."id" = c."importId" AND i."undoneAt" IS NULL
        AND ${dayPlus(Prisma.sql`c."labelDay"`, Prisma.sql`i."shiftDays"`)} = r."day"
    ) k
    WHERE k."rank" <= ${limit} ORDER BY k."measure", k."day", k."rank"`;
}

function toClaim(row: ClaimRow): DayClaim {
  const value = row.value === null ? null : Number(row.value);
  return { value, place: placeOf(row, row.labelDay), source: toSource(row) };
}

function toPlace(row: Omit<PlaceRow, "measure">): Place | null {
  return row.labelDay === null ? null : placeOf(row, row.labelDay);
}

function placeOf({ importId, line }: Omit<PlaceRow, "measure">, labelDay: string | null): Place {
  if (labelDay === null) throw new Error("A claim without a day.");
  return { importId, line: Number(line), labelDay: toDay(labelDay) };
}

type SourceRow = Omit<ClaimRow, keyof PlaceRow | "value" | "total"> & { importId: string };

function toSource(row: SourceRow): SourceExport {
  return {
    importId: row.importId,
    fileName: row.fileName,
    format: toFormat(row.format),
    sha256: row.sha256,
    exportedOn: { day: toDay(row.exportedOn), source: row.exportedOnSource as ExportDaySource },
    shiftDays: Number(row.shiftDays),
    shiftReason: row.shiftReason as ShiftReason,
  };
}
