import type { Address, PostSort } from "@/lib/domain/address";
import { formatWhole } from "@/lib/domain/format";
import { countLeaders, type Tally, tallyEngagement, tallyShares } from "@/lib/domain/rate-interval";
import type { PostSummary } from "@/lib/domain/report";
import { POSTS_NEEDED } from "@/lib/domain/thresholds";

const TALLIES: Partial<Record<PostSort, (post: PostSummary) => Tally | null>> = {
  engagement: tallyEngagement,
  shareRate: tallyShares,
};

/** What an order by a rate proves: which posts at its top chance alone could have put there. null where no rate orders the posts from the top. */
export function sayRanking(
  posts: readonly PostSummary[],
  { sort, ascending }: Pick<Address, "sort" | "ascending">,
): string | null {
  const toTally = TALLIES[sort];
  if (toTally === undefined || ascending || posts.length === 0) return null;
  const leaders = countLeaders(posts.map(toTally));
  if (leaders === null) return `Fewer than ${POSTS_NEEDED} posts have this rate: too few to rank.`;
  if (leaders === 1) return "The first post is ahead of all others by more than chance.";
  if (leaders === posts.length) return "These posts cannot be told apart by it: their 95% intervals overlap.";
  return `${formatWhole(leaders)} posts at the top cannot be told apart: their 95% intervals overlap.`;
}
