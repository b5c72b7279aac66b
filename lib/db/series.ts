import { type Day, type DayRange, toDay } from "@/lib/domain/day";
import type { KnownDay } from "@/lib/domain/history";
import { isMeasure, MEASURES, type Measure } from "@/lib/domain/measure";
import { PROVISIONAL_DAYS } from "@/lib/domain/thresholds";
import { reader } from "./client";
import { dayPlus } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import { importsOf } from "./imports-of";
import type { ProfileScope } from "./scope";

export type KnownDays = Readonly<Partial<Record<Measure, readonly KnownDay[]>>>;

/** Where a profile's history ends. */
export type Newest = {
  /** The newest known day of each measure; absent when the measure is unknown. */
  readonly days: Readonly<Partial<Record<Measure, Day>>>;
  /** The newest known follower total. */
  readonly followers: number | null;
  /** E of the newest content export. */
  readonly contentReadOn: Day | null;
  /** How many rows the newest content export listed; null for one of Business Suite, whose list is whole. */
  readonly contentRows: number | null;
  /** IANA name, as the profile's settings give it. */
  readonly timeZone: string | null;
};

/**
 * The known values of these measures on these days, ascending. Counts are 64-bit in the database and numbers here: exact up to 2^53, the
 * nearest double above.
 */
export async function listKnownDays(
  scope: ProfileScope,
  measures: readonly Measure[],
  { from, to }: DayRange,
): Promise<KnownDays> {
  const rows = await reader().$queryRaw<KnownRow[]>(knownDaysSql(scope, measures, { from, to }));
  const known: Partial<Record<Measure, KnownDay[]>> = {};
  for (const { measure, day, value, provisional } of rows) {
    if (!isMeasure(measure)) continue;
    const line = known[measure] ?? [];
    known[measure] = line;
    line.push({ day: toDay(day), value: Number(value), provisional: Boolean(provisional) });
  }
  return known;
}

type KnownRow = { measure: string; day: string; value: bigint; provisional: bigint | boolean };

/** A day is provisional while it is one of the last two of the export that the board takes it from. */
export function knownDaysSql(
  { profileId, workspaceId }: ProfileScope,
  measures: readonly Measure[],
  { from, to }: DayRange,
): Prisma.Sql {
  const settled = dayPlus(Prisma.sql`i."lastLabelDay"`, Prisma.sql`i."shiftDays" - ${PROVISIONAL_DAYS}`);
  return Prisma.sql`
    SELECT b."measure", b."day", b."value", COALESCE(b."day" > ${settled}, false) AS "provisional"
    FROM "Board" b JOIN "Import" i ON i."profileId" = b."profileId" AND i."id" = b."importId"
    WHERE b."profileId" = ${profileId} AND b."workspaceId" = ${workspaceId}
      AND b."measure" IN (${Prisma.join([...measures])}) AND b."day" BETWEEN ${from} AND ${to}
    ORDER BY b."measure", b."day"`;
}

/** One look at the end of everything that the profile's exports hold, whatever their length. */
export async function findNewest(scope: ProfileScope): Promise<Newest> {
  const [row] = await reader().$queryRaw<NewestRow[]>(newestSql(scope));
  const days: Partial<Record<Measure, Day>> = {};
  for (const measure of Object.keys(MEASURES) as Measure[]) {
    const day = row?.[measure];
    if (typeof day === "string") days[measure] = toDay(day);
  }
  return {
    days,
    followers: row?.total === null || row?.total === undefined ? null : Number(row.total),
    contentReadOn: typeof row?.contentReadOn === "string" ? toDay(row.contentReadOn) : null,
    contentRows: typeof row?.contentRows === "string" ? Number(row.contentRows) : null,
    timeZone: row?.timeZone ?? null,
  };
}

type NewestRow = Partial<Record<Measure, string | null>> & {
  total: bigint | null;
  contentReadOn: string | null;
  contentRows: string | null;
  timeZone: string | null;
};

export function newestSql({ profileId, workspaceId }: ProfileScope): Prisma.Sql {
  const newest = (Object.keys(MEASURES) as Measure[]).map(
    (measure) => Prisma.sql`
      (SELECT b."day" FROM "Board" b WHERE b."profileId" = ${profileId} AND b."measure" = ${measure}
        AND b."workspaceId" = ${workspaceId} ORDER BY b."day" DESC LIMIT 1) AS ${Prisma.raw(`"${measure}"`)}`,
  );
  const content = (column: Prisma.Sql) => Prisma.sql`
    (SELECT ${column} FROM ${importsOf({ profileId, workspaceId })} AND i."format" IN ('studio/content', 'business/video') AND i."undoneAt" IS NULL AND i."gaveWayTo" IS NULL
      ORDER BY i."exportedOn" DESC, i."sha256" DESC LIMIT 1)`;
  return Prisma.sql`
    SELECT ${Prisma.join(newest)},
      (SELECT b."value" FROM "Board" b WHERE b."profileId" = ${profileId} AND b."measure" = 'followers'
        AND b."workspaceId" = ${workspaceId} ORDER BY b."day" DESC LIMIT 1) AS "total",
      ${content(Prisma.sql`i."exportedOn"`)} AS "contentReadOn",
      ${content(Prisma.sql`CASE WHEN i."format" = 'studio/content' THEN CAST(i."rowsRead" AS TEXT) END`)} AS "contentRows",
      (SELECT p."timeZone" FROM "Profile" p WHERE p."id" = ${profileId} AND p."workspaceId" = ${workspaceId})
        AS "timeZone"`;
}
