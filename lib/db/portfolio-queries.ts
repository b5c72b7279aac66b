import { type Day, type DayRange, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { KnownDay } from "@/lib/domain/history";
import { isMeasure, type Measure } from "@/lib/domain/measure";
import { database, reader } from "./client";
import { jsonRows } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import { maySee, type WorkspaceScope } from "./scope";
import type { KnownDays } from "./series";

/** A profile with the version of its board: what was worked out of a board of an equal version is still true. */
export type ProfileBoard = {
  readonly profileId: string;
  readonly handle: Handle;
  readonly name: string | null;
  readonly timeZone: string | null;
  readonly boardVersion: string;
};

/** Every profile of the workspace that this person may see, in the order of their handles. */
export async function listProfileBoards(scope: WorkspaceScope): Promise<readonly ProfileBoard[]> {
  const rows = await reader().$queryRaw<ProfileBoard[]>(profileBoardsSql(scope));
  return rows.sort((a, b) => (a.handle < b.handle ? -1 : 1));
}

export function profileBoardsSql({ workspaceId, onlyProfiles }: WorkspaceScope): Prisma.Sql {
  const reach =
    onlyProfiles === null ? Prisma.empty : Prisma.sql`AND p."id" IN (${Prisma.join(["", ...onlyProfiles])})`;
  return Prisma.sql`
    SELECT p."id" AS "profileId", p."handle", p."name", p."timeZone", p."boardVersion"
    FROM "Profile" p WHERE p."workspaceId" = ${workspaceId} ${reach}`;
}

/** The newest day on which video views are known, or else anything is, of those of these profiles that this person may see. */
export async function listNewestDays(
  scope: WorkspaceScope,
  profileIds: readonly string[],
): Promise<ReadonlyMap<string, Day | null>> {
  if (profileIds.length === 0) return new Map();
  const rows = await reader().$queryRaw<EndRow[]>(newestDaysSql(scope, profileIds));
  return new Map(
    rows.map(({ profileId, newestDay }) => [profileId, newestDay === null ? null : toDay(newestDay)]),
  );
}

type EndRow = { profileId: string; newestDay: string | null };

/** CROSS JOIN keeps SQLite in this order: from what is asked for to the profiles. */
export function newestDaysSql(scope: WorkspaceScope, profileIds: readonly string[]): Prisma.Sql {
  const { workspaceId } = scope;
  const seen = profileIds.filter((profileId) => maySee(scope, profileId)).map((profileId) => ({ profileId }));
  const known = Prisma.sql`FROM "Board" b WHERE b."profileId" = p."id" AND b."workspaceId" = ${workspaceId}`;
  return Prisma.sql`
    SELECT p."id" AS "profileId", COALESCE(
      (SELECT b."day" ${known} AND b."measure" = 'videoViews' ORDER BY b."day" DESC LIMIT 1),
      (SELECT MAX(b."day") ${known}),
      (SELECT i."exportedOn" FROM "Import" i
        WHERE i."profileId" = p."id" AND i."format" IN ('studio/content', 'business/video')
          AND i."undoneAt" IS NULL AND i."gaveWayTo" IS NULL
        ORDER BY i."exportedOn" DESC LIMIT 1)) AS "newestDay"
    FROM ${jsonRows({ profileId: "text" }, seen)} CROSS JOIN "Profile" p
    WHERE p."workspaceId" = ${workspaceId} AND p."id" = r."profileId"`;
}

export type SeriesSpan = { readonly profileId: string; readonly measure: Measure; readonly days: DayRange };

/** What is known of one profile. */
export type ProfileSeries = {
  readonly known: KnownDays;
  /** The last value before the days asked for, however far back. */
  readonly earlier: Readonly<Partial<Record<Measure, number>>>;
};

/**
 * The known values of many profiles in one statement, whatever their number: one row per profile and measure. Profiles of other workspaces,
 * or that this person may not see, have none. The days come in no order, and nothing says whether one is provisional.
 */
export async function listSeriesOf(
  scope: WorkspaceScope,
  spans: readonly SeriesSpan[],
): Promise<ReadonlyMap<string, ProfileSeries>> {
  const found = new Map<
    string,
    { known: Partial<Record<Measure, readonly KnownDay[]>>; earlier: Partial<Record<Measure, number>> }
  >();
  if (spans.length === 0) return found;
  for (const { profileId, measure, days, earlier } of await reader().$queryRaw<SeriesRow[]>(
    seriesOfSql(scope, spans),
  )) {
    if (!isMeasure(measure)) continue;
    const series = found.get(profileId) ?? { known: {}, earlier: {} };
    found.set(profileId, series);
    series.known[measure] = days.split(",").map(toKnownDay);
    if (earlier !== null) series.earlier[measure] = Number(earlier);
  }
  return found;
}

type SeriesRow = { profileId: string; measure: string; days: string; earlier: bigint | null };

const DAY_LENGTH = "2026-03-24".length;

/** "2026-03-24=123". The database checked nothing, but only days are written to the board. */
function toKnownDay(text: string): KnownDay {
  return {
    day: text.slice(0, DAY_LENGTH) as Day,
    value: Number(text.slice(DAY_LENGTH + 1)),
    provisional: false,
  };
}

/** CROSS JOIN keeps SQLite in this order: from what is asked for to the board. */
export function seriesOfSql(scope: WorkspaceScope, spans: readonly SeriesSpan[]): Prisma.Sql {
  const { workspaceId } = scope;
  const seen = spans.filter(({ profileId }) => maySee(scope, profileId));
  const rows = seen.map(({ profileId, measure, days }) => ({
    profileId,
    measure,
    from: days.from,
    to: days.to,
  }));
  const columns = { profileId: "text", measure: "text", from: "text", to: "text" } as const;
  const day = Prisma.sql`b."day" || '=' || b."value"`;
  const days =
    database().kind === "sqlite" ? Prisma.sql`group_concat(${day})` : Prisma.sql`string_agg(${day}, ',')`;
  return Prisma.sql`
    SELECT r."profileId", r."measure", ${days} AS "days",
      (SELECT e."value" FROM "Board" e
        WHERE e."profileId" = r."profileId" AND e."workspaceId" = ${workspaceId} AND e."measure" = r."measure"
          AND e."day" < r."from" ORDER BY e."day" DESC LIMIT 1) AS "earlier"
    FROM ${jsonRows(columns, rows)} CROSS JOIN "Board" b
    WHERE b."profileId" = r."profileId" AND b."workspaceId" = ${workspaceId} AND b."measure" = r."measure"
      AND b."day" BETWEEN r."from" AND r."to"
    GROUP BY r."profileId", r."measure", r."from"`;
}
