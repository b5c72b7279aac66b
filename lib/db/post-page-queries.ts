import { type Day, daysBetween, toDay } from "@/lib/domain/day";
import { type AgedViews, POST_AGES, type PostAge } from "@/lib/domain/post-age";
import type { PostClaim } from "@/lib/domain/post-report";
import type { PostSummary } from "@/lib/domain/report";
import { reader } from "./client";
import { dayPlus, jsonRows } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import { toPostSummary } from "./post-queries";
import { listSources } from "./provenance-queries";
import type { ProfileScope } from "./scope";

/** A post as the newest export that holds it gives it; null when no export of this profile does. */
export async function findPost(scope: ProfileScope, postId: string): Promise<PostSummary | null> {
  const { profileId, workspaceId } = scope;
  const row = await reader().post.findFirst({ where: { profileId, workspaceId, postId } });
  return row && toPostSummary(row);
}

/** What every active import says of a post, ascending by day of export and then by hash. */
export async function listPostClaims(scope: ProfileScope, postId: string): Promise<readonly PostClaim[]> {
  const { profileId, workspaceId } = scope;
  const rows = await reader().postReading.findMany({
    where: { profileId, workspaceId, postId, import: { undoneAt: null } },
  });
  const ids = rows.map(({ importId }) => importId);
  const sources = ids.length === 0 ? new Map() : await listSources(scope, ids);
  return rows
    .flatMap(({ readOn, line, importId, ...row }) => {
      const source = sources.get(importId);
      if (source === undefined) return [];
      const { views, likes, comments, shares, saves } = row;
      const totals = {
        views: toNumber(views),
        likes: toNumber(likes),
        comments: toNumber(comments),
        shares: toNumber(shares),
        saves: toNumber(saves),
      };
      return [{ readOn: toDay(readOn), line: Number(line), totals, source }];
    })
    .sort((a, b) =>
      a.readOn === b.readOn ? (a.source.sha256 < b.source.sha256 ? -1 : 1) : a.readOn < b.readOn ? -1 : 1,
    );
}

/** The readings of one post that lie next to each age, on both sides of it. */
export type NearAge = { readonly postId: string; readonly age: PostAge; readonly near: readonly AgedViews[] };

/**
 * For each of the profile's newest `limit` posts but this one and for each age: the newest known view total up to that age and the oldest from it
 * on, so that what is read does not grow with the number of exports.
 */
export async function listNearAges(
  scope: ProfileScope,
  postId: string,
  limit: number,
): Promise<readonly NearAge[]> {
  const rows = await reader().$queryRaw<NearRow[]>(nearAgesSql(scope, postId, limit));
  return rows.map((row) => ({
    postId: row.postId,
    age: POST_AGES.find((age) => age === Number(row.age)) ?? POST_AGES[0],
    near: [
      toAgedViews(row.publishedOn, row.beforeOn, row.beforeViews),
      toAgedViews(row.publishedOn, row.afterOn, row.afterViews),
    ].filter((each) => each !== null),
  }));
}

type NearRow = {
  postId: string;
  publishedOn: string;
  age: number | bigint;
  beforeOn: string | null;
  beforeViews: bigint | null;
  afterOn: string | null;
  afterViews: bigint | null;
};

export function nearAgesSql(
  { profileId, workspaceId }: ProfileScope,
  postId: string,
  limit: number,
): Prisma.Sql {
  const ages = POST_AGES.map((age) => ({ age }));
  const near = (column: Prisma.Sql, side: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
    (SELECT ${column} FROM "PostReading" c JOIN "Import" i ON i."profileId" = c."profileId" AND i."id" = c."importId"
      WHERE c."profileId" = ${profileId} AND c."postId" = near."postId" AND c."workspaceId" = ${workspaceId}
        AND c."views" IS NOT NULL AND i."undoneAt" IS NULL
        AND c."readOn" ${side} ${dayPlus(Prisma.sql`near."publishedOn"`, Prisma.sql`r."age"`)}
      ORDER BY c."readOn" ${order}, i."sha256" DESC LIMIT 1)`;
  const before = (column: Prisma.Sql) => near(column, Prisma.sql`<=`, Prisma.sql`DESC`);
  const after = (column: Prisma.Sql) => near(column, Prisma.sql`>=`, Prisma.sql`ASC`);
  const [on, views] = [Prisma.sql`c."readOn"`, Prisma.sql`c."views"`];
  return Prisma.sql`
    SELECT near."postId", near."publishedOn", r."age", ${before(on)} AS "beforeOn", ${before(views)} AS "beforeViews",
      ${after(on)} AS "afterOn", ${after(views)} AS "afterViews"
    FROM (
      SELECT p."postId", p."publishedOn" FROM "Post" p
      WHERE p."profileId" = ${profileId} AND p."workspaceId" = ${workspaceId} AND p."postId" <> ${postId}
      ORDER BY p."publishedOn" DESC, p."postId" DESC LIMIT ${limit}
    ) near CROSS JOIN ${jsonRows({ age: "integer" }, ages)}`;
}

function toAgedViews(publishedOn: string, readOn: string | null, views: bigint | null): AgedViews | null {
  if (readOn === null || views === null) return null;
  const day: Day = toDay(readOn);
  return { age: daysBetween(toDay(publishedOn), day), readOn: day, views: Number(views) };
}

function toNumber(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}
