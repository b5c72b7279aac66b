import { type Day, toDay } from "@/lib/domain/day";
import type { NamedShare, PostDetailEntry } from "@/lib/domain/report";
import { reader } from "./client";
import type { ProfileScope } from "./scope";
import { write } from "./writer";

export type NewPostDetail = PostDetailEntry & { readonly enteredBy: string; readonly enteredAt: Date };

/** What was entered of these posts, the newest entry of each up to `until` (null: at all). */
export async function listPostDetails(
  scope: ProfileScope,
  postIds: readonly string[],
  until: Day | null,
): Promise<ReadonlyMap<string, PostDetailEntry>> {
  if (postIds.length === 0) return new Map();
  const rows = await reader().postDetail.findMany({
    where: {
      profileId: scope.profileId,
      workspaceId: scope.workspaceId,
      postId: { in: [...postIds] },
      ...(until !== null && { capturedOn: { lte: until } }),
    },
    orderBy: { capturedOn: "asc" },
  });
  return new Map(
    rows.map((row) => [
      row.postId,
      {
        capturedOn: toDay(row.capturedOn),
        averageWatchSeconds: row.averageWatchMillis === null ? null : row.averageWatchMillis / 1000,
        watchedFull: row.watchedFull === null ? null : row.watchedFull / 1e6,
        trafficSources: toShares(row.trafficSources),
        viewerLocations: toShares(row.viewerLocations),
      },
    ]),
  );
}

/** The day on which a post was published, as the exports say; null when no export of this profile holds it. */
export async function findPublishedOn(scope: ProfileScope, postId: string): Promise<Day | null> {
  const row = await reader().post.findFirst({
    where: { profileId: scope.profileId, workspaceId: scope.workspaceId, postId },
    select: { publishedOn: true },
  });
  return row === null ? null : toDay(row.publishedOn);
}

/** Keeps what somebody read on TikTok's screen; a second entry of the same post and day replaces the first. */
export async function savePostDetail(
  scope: ProfileScope,
  postId: string,
  entry: NewPostDetail,
): Promise<void> {
  const { profileId, workspaceId } = scope;
  const key = { profileId, postId, capturedOn: entry.capturedOn };
  const values = {
    averageWatchMillis:
      entry.averageWatchSeconds === null ? null : Math.round(entry.averageWatchSeconds * 1000),
    watchedFull: entry.watchedFull === null ? null : Math.round(entry.watchedFull * 1e6),
    trafficSources: toMillionths(entry.trafficSources),
    viewerLocations: toMillionths(entry.viewerLocations),
    enteredBy: entry.enteredBy,
    enteredAt: entry.enteredAt,
  };
  await write((tx) =>
    tx.postDetail.upsert({
      where: { profileId_postId_capturedOn: key, workspaceId },
      create: { ...key, workspaceId, ...values },
      update: values,
      select: { postId: true },
    }),
  );
}

/** JSON of label → millionths, largest first as it was entered. */
function toMillionths(shares: readonly NamedShare[]): string {
  return JSON.stringify(shares.map(({ label, share }) => [label, Math.round(share * 1e6)]));
}

function toShares(json: string): NamedShare[] {
  const pairs = JSON.parse(json) as [string, number][];
  return pairs.map(([label, millionths]) => ({ label, share: millionths / 1e6 }));
}
