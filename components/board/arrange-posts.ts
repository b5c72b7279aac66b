import type { Address, PostSort } from "@/lib/domain/address";
import { parseHashtags } from "@/lib/domain/hashtag";
import { tallyShares } from "@/lib/domain/rate-interval";
import type { PostSummary } from "@/lib/domain/report";
import { foldCaption, holdsWords } from "./match-caption";

const VALUES: Readonly<Record<PostSort, (post: PostSummary) => number | string | null>> = {
  published: (post) => post.publishedOn,
  views: (post) => post.views,
  likes: (post) => post.likes,
  comments: (post) => post.comments,
  shares: (post) => post.shares,
  saves: (post) => post.saves,
  engagement: (post) => post.engagementRate,
  shareRate: evaluateShareRate,
};

/** Shares ÷ views over a post's lifetime; null when either is unknown or nobody looked. */
function evaluateShareRate(post: PostSummary): number | null {
  const tally = tallyShares(post);
  return tally && tally.successes / tally.trials;
}

type Arrangement = Pick<Address, "sort" | "ascending" | "search" | "hashtag">;

/** The posts that hold the hashtag and every searched word, in the address's order. Unknown values stand last in either direction. */
export function arrangePosts<Post extends PostSummary>(
  posts: readonly Post[],
  { sort, ascending, search, hashtag }: Arrangement,
): readonly Post[] {
  const toKey = VALUES[sort];
  return posts
    .filter(({ title }) => hashtag === null || parseHashtags(title).includes(hashtag))
    .filter(({ title }) => holdsWords(foldCaption(title), search))
    .toSorted((one, other) => {
      const [a, b] = [toKey(one), toKey(other)];
      if (a === b) return 0;
      if (a === null) return 1;
      if (b === null) return -1;
      return (a < b ? -1 : 1) * (ascending ? 1 : -1);
    });
}
