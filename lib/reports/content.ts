import { listPostDetails } from "@/lib/db/post-details";
import { countPosts, listPosts } from "@/lib/db/post-queries";
import type { ProfileScope } from "@/lib/db/scope";
import { findNewest } from "@/lib/db/series";
import { evaluateDetailState } from "@/lib/domain/detail-window";
import { evaluateMedianEngagement, evaluatePooledEngagement } from "@/lib/domain/engagement";
import type { ContentReport, PostSummary, ReportRequest } from "@/lib/domain/report";
import { CONTENT_EXPORT_POSTS } from "@/lib/domain/thresholds";
import { earliest, evaluateFrame } from "./frame";

/**
 * The posts published in the window with their lifetime totals, and whether their detail can still be read. The 7 days of detail end on the
 * day of the newest content export, or on `asOf` where that moves the report back.
 */
export async function getContent(scope: ProfileScope, request: ReportRequest): Promise<ContentReport> {
  const newest = await findNewest(scope);
  const frame = evaluateFrame(scope, request, newest);
  const { window, asOf } = frame;
  const { contentReadOn, contentRows } = newest;
  const [posts, counts] = await Promise.all([
    window === null ? [] : listPosts(scope, [window]),
    asOf === null ? { known: 0, since: 0 } : countPosts(scope, asOf),
  ]);
  const details = await listPostDetails(scope, posts, request.asOf);
  const detailOn =
    contentReadOn === null || request.asOf === null ? contentReadOn : earliest(contentReadOn, request.asOf);
  return {
    ...frame,
    section: "content",
    contentReadOn,
    posts: posts.map((post) => ({
      ...post,
      detail: evaluateDetailState(post.publishedOn, detailOn, details.get(post.postId) ?? null),
    })),
    totals: {
      posts: posts.length,
      views: sumViews(posts),
      pooledEngagementRate: evaluatePooledEngagement(posts),
      medianEngagementRate: evaluateMedianEngagement(posts),
    },
    listMayBeIncomplete: contentRows !== null && contentRows >= CONTENT_EXPORT_POSTS,
    postsKnown: counts.known,
    publishedSince: counts.since,
  };
}

/** null when no post's views are known. */
function sumViews(posts: readonly PostSummary[]): number | null {
  const views = posts.map((post) => post.views).filter((value) => value !== null);
  return views.length === 0 ? null : views.reduce((sum, value) => sum + value, 0);
}
