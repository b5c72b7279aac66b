import { type Day, type DayRange, toDay } from "@/lib/domain/day";
import { evaluatePostEngagement } from "@/lib/domain/engagement";
import type { PostCurve } from "@/lib/domain/moved";
import type { PostSummary } from "@/lib/domain/report";
import { reader } from "./client";
import { Prisma } from "./generated/sqlite/client";
import { importsOf } from "./imports-of";
import type { ProfileScope } from "./scope";

/** Posts published in any of these ranges of days as the newest export that holds them gives them, newest first. */
export async function listPosts(
  scope: ProfileScope,
  ranges: readonly DayRange[],
): Promise<readonly PostSummary[]> {
  const rows = await reader().post.findMany({
    where: {
      profileId: scope.profileId,
      workspaceId: scope.workspaceId,
      OR: ranges.map(({ from, to }) => ({ publishedOn: { gte: from, lte: to } })),
    },
  });
  return rows.map(toPostSummary).sort(newestFirst);
}

type PostRow = Awaited<ReturnType<ReturnType<typeof reader>["post"]["findMany"]>>[number];

/** A row of `Post` as reports tell it. */
export function toPostSummary(row: PostRow): PostSummary {
  const totals = {
    views: toNumber(row.views),
    likes: toNumber(row.likes),
    comments: toNumber(row.comments),
    shares: toNumber(row.shares),
  };
  return {
    postId: row.postId,
    url: row.url,
    kind: row.kind === "photo" ? "photo" : "video",
    title: row.title,
    publishedOn: toDay(row.publishedOn),
    ...totals,
    saves: toNumber(row.saves),
    engagementRate: evaluatePostEngagement(totals),
    readOn: toDay(row.readOn),
  };
}

/** Ids grow with the second of the upload, so they order posts within a day; a longer one is newer. */
function newestFirst(a: PostSummary, b: PostSummary): number {
  if (a.publishedOn !== b.publishedOn) return a.publishedOn < b.publishedOn ? 1 : -1;
  return b.postId.length - a.postId.length || (a.postId < b.postId ? 1 : -1);
}

/** How many posts the profile's exports ever held, and how many of them were published after `day`. */
export async function countPosts(
  { profileId, workspaceId }: ProfileScope,
  day: Day,
): Promise<{ readonly known: number; readonly since: number }> {
  const [row] = await reader().$queryRaw<{ known: bigint; since: bigint }[]>`
    SELECT COUNT(*) AS "known", COUNT(CASE WHEN "publishedOn" > ${day} THEN 1 END) AS "since"
    FROM "Post" WHERE "profileId" = ${profileId} AND "workspaceId" = ${workspaceId}`;
  return { known: Number(row?.known ?? 0), since: Number(row?.since ?? 0) };
}

/**
 * The view totals of every post that an export from the window's last day on holds, one reading per day of export, oldest first. Where two
 * exports were made on one day, the greater hash speaks, as everywhere.
 */
export async function listPostCurves(scope: ProfileScope, window: DayRange): Promise<readonly PostCurve[]> {
  const rows = await reader().$queryRaw<CurveRow[]>(postCurvesSql(scope, window));
  const curves = new Map<string, CurveRow[]>();
  for (const row of rows) {
    const curve = curves.get(row.postId) ?? [];
    if (curve.at(-1)?.readOn === row.readOn) curve.pop();
    curves.set(row.postId, [...curve, row]);
  }
  return [...curves.values()].flatMap((curve) => {
    const last = curve.at(-1);
    if (last === undefined) return [];
    const { postId, title, url } = last;
    const readings = curve.map(({ readOn, views }) => ({ readOn: toDay(readOn), views: Number(views) }));
    return [{ postId, title, url, publishedOn: toDay(last.publishedOn), readings }];
  });
}

type CurveRow = {
  postId: string;
  title: string;
  url: string;
  publishedOn: string;
  readOn: string;
  views: bigint;
};

/** The exports nearest to the window: the last before it and the first after it are enough to bracket it. */
const EXPORTS_EACH_SIDE = 6;

export function postCurvesSql({ profileId, workspaceId }: ProfileScope, { from, to }: DayRange): Prisma.Sql {
  const exports = (condition: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
    SELECT "id", "sha256" FROM (
      SELECT i."id", i."sha256" FROM ${importsOf({ profileId, workspaceId })}
        AND i."format" IN ('studio/content', 'business/video') AND i."undoneAt" IS NULL AND i."gaveWayTo" IS NULL AND ${condition}
      ORDER BY i."exportedOn" ${order}, i."sha256" ${order} LIMIT ${EXPORTS_EACH_SIDE}) near`;
  const before = exports(Prisma.sql`i."exportedOn" <= ${from}`, Prisma.sql`DESC`);
  const after = exports(Prisma.sql`i."exportedOn" >= ${to}`, Prisma.sql`ASC`);
  return Prisma.sql`
    SELECT r."postId", r."title", r."url", r."publishedOn", r."readOn", r."views"
    FROM (${before} UNION ${after}) e
    JOIN "PostReading" r ON r."profileId" = ${profileId} AND r."importId" = e."id"
    WHERE r."workspaceId" = ${workspaceId} AND r."views" IS NOT NULL
    ORDER BY r."postId", r."readOn", e."sha256"`;
}

function toNumber(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}
