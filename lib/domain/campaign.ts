import { type Day, type DayRange, daysBetween, daysIn } from "./day";
import { evaluateMedianEngagement } from "./engagement";
import { hasHashtag } from "./hashtag";
import { evaluatePooledRate, type PooledRate, tallyEngagement } from "./rate-interval";
import type { PostSummary } from "./report";

/** Posts that belong together because their captions hold one of some hashtags. */
export type Campaign = {
  readonly id: string;
  readonly name: string;
  /** Without # and in lower case; a post of any of them belongs to it. */
  readonly hashtags: readonly string[];
  /** null: open at that end. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
};

export const LONGEST_CAMPAIGN_NAME = 80;
export const MOST_CAMPAIGN_HASHTAGS = 20;

/** A sum over the posts of which the value is known; null when it is known of none. */
export type KnownSum = { readonly sum: number | null; readonly known: number };

type CampaignTotals = {
  readonly posts: number;
  readonly views: KnownSum;
  readonly likes: KnownSum;
  readonly comments: KnownSum;
  readonly shares: KnownSum;
  readonly engagement: PooledRate;
  readonly medianEngagement: number | null;
  /** Its known views ÷ those of all posts of the same days; null when theirs are 0 or unknown. */
  readonly shareOfViews: number | null;
};

export type PublishedCount = DayRange & { readonly posts: number };

/** What a campaign's posts of some days add up to, of all posts of these days, over their lifetime. */
export type CampaignReport = {
  readonly campaign: Campaign;
  /** null: nothing is known, or an open campaign has no post yet. */
  readonly range: DayRange | null;
  /** Newest first. */
  readonly posts: readonly PostSummary[];
  readonly totals: CampaignTotals;
  /** Posts published on the same days, with its hashtags or without, and how many of them tell their views. */
  readonly all: { readonly posts: number; readonly viewsKnown: number };
  /** Days, or weeks where there are too many days to draw. */
  readonly published: readonly PublishedCount[];
};

type Posted = {
  /** Every post of the profile that could be in it. */
  readonly posts: readonly PostSummary[];
  /** Chosen in place of the campaign's own days; null: its own. */
  readonly chosen: DayRange | null;
  /** The last day on which a post can be known. */
  readonly until: Day | null;
};

/** A campaign over its own days, or the chosen ones. An open start is its first post, an open end the last day that can be known. */
export function evaluateCampaign(campaign: Campaign, { posts, chosen, until }: Posted): CampaignReport {
  const belonging = posts.filter(({ title }) => hasHashtag(title, campaign.hashtags));
  const range = chosen ?? toOwnRange(campaign, belonging, until);
  const isIn = ({ publishedOn }: PostSummary) =>
    range !== null && publishedOn >= range.from && publishedOn <= range.to;
  const own = belonging.filter(isIn);
  const all = posts.filter(isIn);
  return {
    campaign,
    range,
    posts: own,
    totals: evaluateTotals(own, all),
    all: { posts: all.length, viewsKnown: all.filter(({ views }) => views !== null).length },
    published: range === null ? [] : countPublished(own, range),
  };
}

function toOwnRange(
  { firstDay, lastDay }: Campaign,
  posts: readonly PostSummary[],
  until: Day | null,
): DayRange | null {
  const to = lastDay ?? until;
  if (to === null) return null;
  const days = posts.map(({ publishedOn }) => publishedOn).filter((day) => day <= to);
  const from =
    firstDay ?? days.reduce<Day | null>((first, day) => (first && first < day ? first : day), null);
  return from === null || from > to ? null : { from, to };
}

function evaluateTotals(posts: readonly PostSummary[], all: readonly PostSummary[]): CampaignTotals {
  const views = sumKnown(posts.map((post) => post.views));
  const allViews = sumKnown(all.map((post) => post.views)).sum;
  return {
    posts: posts.length,
    views,
    likes: sumKnown(posts.map((post) => post.likes)),
    comments: sumKnown(posts.map((post) => post.comments)),
    shares: sumKnown(posts.map((post) => post.shares)),
    engagement: evaluatePooledRate(posts.map(tallyEngagement)),
    medianEngagement: evaluateMedianEngagement(posts),
    shareOfViews: views.sum === null || allViews === null || allViews === 0 ? null : views.sum / allViews,
  };
}

function sumKnown(values: readonly (number | null)[]): KnownSum {
  const known = values.filter((value) => value !== null);
  return {
    sum: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0),
    known: known.length,
  };
}

/** So many bars can be told from each other on a phone. */
const MOST_BARS = 100;
const WEEK = 7;

/** How many posts were published on each day of the range, or in each of its weeks from the first day on. */
function countPublished(posts: readonly PostSummary[], range: DayRange): PublishedCount[] {
  const days = daysIn(range);
  const length = days.length > MOST_BARS ? WEEK : 1;
  const counts = new Map<number, number>();
  for (const { publishedOn } of posts) {
    const bar = Math.floor(daysBetween(range.from, publishedOn) / length);
    counts.set(bar, (counts.get(bar) ?? 0) + 1);
  }
  return Array.from({ length: Math.ceil(days.length / length) }, (_, bar) => {
    const from = days[bar * length] ?? range.to;
    return { from, to: days[bar * length + length - 1] ?? range.to, posts: counts.get(bar) ?? 0 };
  });
}
