import { listPostDetails } from "@/lib/db/post-details";
import { findPost, listNearAges, listPostClaims, type NearAge } from "@/lib/db/post-page-queries";
import type { ProfileScope } from "@/lib/db/scope";
import { findNewest } from "@/lib/db/series";
import { addDays, type Day, daysBetween } from "@/lib/domain/day";
import { evaluateDetailState } from "@/lib/domain/detail-window";
import { type AgedViews, compareAtAge, evaluateViewsAt, POST_AGES } from "@/lib/domain/post-age";
import { evaluateGained, foldClaims, type PostReading, type PostReport } from "@/lib/domain/post-report";
import type { PostDetailEntry, PostSummary, ReportRequest } from "@/lib/domain/report";
import { earliest } from "./frame";

/** The median post is looked for in this many of the profile's newest other posts. */
const OTHERS = 100;

/** Detail is shown by TikTok for seven days; more captures than this are entries by hand of other days. */
const CAPTURES_SHOWN = 10;

/**
 * One post: its lifetime totals as of its own newest reading, its growth over every export that held it, where it stands beside the profile's
 * median post of the same age, its detail, and the file and line of every reading. null when no export of the profile holds it.
 */
export async function getPost(
  scope: ProfileScope,
  postId: string,
  request: Pick<ReportRequest, "asOf">,
): Promise<PostReport | null> {
  const post = await findPost(scope, postId);
  if (post === null) return null;
  const [{ contentReadOn }, claims, near, captured] = await Promise.all([
    findNewest(scope),
    listPostClaims(scope, postId),
    listNearAges(scope, postId, OTHERS),
    listCaptures(scope, post, request.asOf),
  ]);
  const readings = foldClaims(claims, (readOn) => daysBetween(post.publishedOn, readOn));
  const detailOn =
    contentReadOn === null || request.asOf === null ? contentReadOn : earliest(contentReadOn, request.asOf);
  return {
    profile: { handle: scope.handle, name: scope.name },
    section: "post",
    post,
    contentReadOn,
    readings,
    gained: evaluateGained(readings),
    ages: compareAges(post, readings, near, contentReadOn),
    others: new Set(near.map((each) => each.postId)).size,
    detail: evaluateDetailState(post.publishedOn, detailOn, captured[0] ?? null),
    captured,
    claims: claims.toReversed(),
  };
}

function compareAges(
  { publishedOn, readOn }: PostSummary,
  readings: readonly PostReading[],
  near: readonly NearAge[],
  contentReadOn: Day | null,
): PostReport["ages"] {
  const own = readings.flatMap(({ readOn: on, age, totals }): readonly AgedViews[] =>
    totals.views === null ? [] : [{ age, readOn: on, views: totals.views }],
  );
  const reached = daysBetween(publishedOn, contentReadOn ?? readOn);
  return POST_AGES.map((age) => {
    const others = near.filter((each) => each.age === age);
    return compareAtAge(
      age,
      evaluateViewsAt(age, own, reached),
      // What an other post has not reached counts as little as what no export holds: neither has bounds.
      others.map((each) => evaluateViewsAt(age, each.near, age)),
    );
  });
}

/** What was captured of a post on each day, newest first. */
async function listCaptures(
  scope: ProfileScope,
  post: PostSummary,
  until: Day | null,
): Promise<readonly PostDetailEntry[]> {
  const found: PostDetailEntry[] = [];
  for (let before = until; found.length < CAPTURES_SHOWN; ) {
    const entry = (await listPostDetails(scope, [post], before)).get(post.postId);
    if (entry === undefined) break;
    found.push(entry);
    before = addDays(entry.capturedOn, -1);
  }
  return found;
}
