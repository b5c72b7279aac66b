import { parseHashtags } from "./hashtag";
import { median } from "./median";
import { compareIntervals, evaluatePooledRate, type PooledRate, tallyEngagement } from "./rate-interval";
import type { PostSummary } from "./report";
import { POSTS_NEEDED } from "./thresholds";

/** A hashtag and the posts of a window that hold it. */
export type HashtagSummary = {
  readonly hashtag: string;
  readonly posts: number;
  /** Of the posts whose views are known; null from fewer than 5 of them. */
  readonly medianViews: number | null;
  /** All engagement of its posts ÷ all their views, over their lifetime. */
  readonly engagement: PooledRate;
  /** Against the posts of the window that do not hold it, where both intervals are known and 5 posts stand on either side; never a cause. */
  readonly standing: "above" | "below" | "not-apart" | null;
};

/** The hashtags of posts, those of the most posts first: how often something was used is no ranking of how it did. */
export function summariseHashtags(posts: readonly PostSummary[]): readonly HashtagSummary[] {
  const tagged = posts.map((post) => ({ post, hashtags: parseHashtags(post.title) }));
  const all = new Set(tagged.flatMap(({ hashtags }) => hashtags));
  return [...all]
    .map((hashtag) => {
      const isOwn = ({ hashtags }: (typeof tagged)[number]) => hashtags.includes(hashtag);
      const own = tagged.filter(isOwn).map(({ post }) => post);
      const others = tagged.filter((each) => !isOwn(each)).map(({ post }) => post);
      return summarise(hashtag, own, others);
    })
    .toSorted((a, b) => b.posts - a.posts || (a.hashtag < b.hashtag ? -1 : 1));
}

const STANDINGS: Readonly<Record<NonNullable<HashtagSummary["standing"]>, string>> = {
  above: "above the other posts",
  below: "below the other posts",
  "not-apart": "not apart from the others",
};

export function sayStanding(standing: HashtagSummary["standing"]): string {
  return standing === null ? "too few others to compare" : STANDINGS[standing];
}

/** In paragraphs. */
export const HASHTAGS_FORMULA = [
  "A hashtag is # and the letters, digits and underscores after it, in any script; upper and lower case are the same. TikTok publishes no rule, so hashtags of emoji are not found; a number alone is none.",
  "Engagement is (likes + comments + shares) ÷ views of all posts that hold the hashtag, over their lifetime, with the range that it can lie in at 95 % confidence (Wilson 1927). Posts differ by more than chance, so the range is as wide as they do. A hashtag is called above or below the other posts of the period only where the two ranges have nothing in common. That says nothing of why.",
] as const;

function summarise(
  hashtag: string,
  own: readonly PostSummary[],
  others: readonly PostSummary[],
): HashtagSummary {
  const engagement = evaluatePooledRate(own.map(tallyEngagement));
  const rest = evaluatePooledRate(others.map(tallyEngagement));
  return {
    hashtag,
    posts: own.length,
    medianViews: evaluateMedianViews(own),
    engagement,
    standing: compareIntervals(engagement.interval, rest.interval),
  };
}

/** The views of the post in the middle, of those that are known; null from fewer than 5. */
function evaluateMedianViews(posts: readonly Pick<PostSummary, "views">[]): number | null {
  const views = posts.map((post) => post.views).filter((value) => value !== null);
  return views.length < POSTS_NEEDED ? null : median(views);
}
