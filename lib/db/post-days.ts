import { type DayRange, toDay } from "@/lib/domain/day";
import type { PublishedPost } from "@/lib/domain/worked-times";
import { findUploadSeconds, type PostedDay } from "@/lib/domain/zone-bounds";
import { reader } from "./client";
import { importsOf } from "./imports-of";
import { type ProfileScope, type WorkspaceScope, withinReach } from "./scope";

/** Each holds 15 posts at most, so this reaches far back and stays a small read. */
const EXPORTS_READ = 40;

type PostDayRow = { postId: string; publishedOn: string };

/**
 * The posts of the newest content exports with their upload and the day that the newest of these exports gives them. Only Studio prints days of the
 * exporter's own clock; Business Suite prints UTC.
 */
export async function listPostedDays(scope: ProfileScope): Promise<readonly PostedDay[]> {
  const { profileId, workspaceId } = scope;
  const rows = await reader().$queryRaw<PostDayRow[]>`
    SELECT r."postId", r."publishedOn"
    FROM (
      SELECT i."id", i."exportedOn", i."sha256" FROM ${importsOf(scope)}
        AND i."format" = 'studio/content' AND i."undoneAt" IS NULL AND i."gaveWayTo" IS NULL
      ORDER BY i."exportedOn" DESC, i."sha256" DESC LIMIT ${EXPORTS_READ}
    ) e
    JOIN "PostReading" r ON r."profileId" = ${profileId} AND r."importId" = e."id"
    WHERE r."workspaceId" = ${workspaceId}
    ORDER BY e."exportedOn", e."sha256"`;
  return toPostedDays(rows);
}

/** What the time of publishing is judged by: views as the newest export that holds the post gives them. */
export async function listPublishedPosts(
  { profileId, workspaceId }: ProfileScope,
  { from, to }: DayRange,
): Promise<readonly PublishedPost[]> {
  const rows = await reader().post.findMany({
    where: { profileId, workspaceId, publishedOn: { gte: from, lte: to }, views: { not: null } },
    select: { postId: true, publishedOn: true, readOn: true, views: true },
  });
  return rows.map(({ postId, publishedOn, readOn, views }) => ({
    publishedOn: toDay(publishedOn),
    readOn: toDay(readOn),
    uploadedAtSeconds: findUploadSeconds(postId),
    views: Number(views),
  }));
}

/** The posts of one import; none for exports that hold no posts or are not printed in the exporter's own days. */
export async function listPostedDaysOf(
  scope: WorkspaceScope,
  importId: string,
): Promise<readonly PostedDay[]> {
  const found = await reader().import.findFirst({
    where: { ...withinReach(scope), id: importId, format: "studio/content" },
    select: { profileId: true },
  });
  if (found === null) return [];
  const rows = await reader().postReading.findMany({
    where: { profileId: found.profileId, workspaceId: scope.workspaceId, importId },
    select: { postId: true, publishedOn: true },
  });
  return toPostedDays(rows);
}

/** One per post, the last row of it. */
function toPostedDays(rows: readonly PostDayRow[]): readonly PostedDay[] {
  const days = new Map<string, PostedDay>();
  for (const { postId, publishedOn } of rows) {
    const uploadedAtSeconds = findUploadSeconds(postId);
    if (uploadedAtSeconds !== null) days.set(postId, { uploadedAtSeconds, publishedOn: toDay(publishedOn) });
  }
  return [...days.values()];
}
