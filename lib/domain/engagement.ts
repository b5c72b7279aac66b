import { median } from "./median";

/** Lifetime totals of a post; null is unknown. */
export type PostTotals = {
  readonly views: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly shares: number | null;
};

/** (likes + comments + shares) ÷ views over a post's lifetime; null when views are 0 or any of them is unknown. */
export function evaluatePostEngagement({ views, likes, comments, shares }: PostTotals): number | null {
  if (views === null || views === 0 || likes === null || comments === null || shares === null) return null;
  return (likes + comments + shares) / views;
}

/** All engagement of the posts ÷ all their views, over the posts for which all four are known; null when their views are 0. */
export function evaluatePooledEngagement(posts: readonly PostTotals[]): number | null {
  let engaged = 0;
  let viewed = 0;
  for (const { views, likes, comments, shares } of posts) {
    if (views === null || likes === null || comments === null || shares === null) continue;
    engaged += likes + comments + shares;
    viewed += views;
  }
  return viewed === 0 ? null : engaged / viewed;
}

/** The rate of the post in the middle, which one viral post cannot move. */
export function evaluateMedianEngagement(posts: readonly PostTotals[]): number | null {
  return median(posts.map(evaluatePostEngagement).filter((rate) => rate !== null));
}
