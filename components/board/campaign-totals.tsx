import type { CampaignReport, KnownSum } from "@/lib/domain/campaign";
import { formatKnown } from "@/lib/domain/campaign-words";
import { formatCount, formatPercent, formatQuantity, formatWhole } from "@/lib/domain/format";
import { POSTS_NEEDED } from "@/lib/domain/thresholds";
import { Note } from "./note";
import { UnknownValue } from "./tile";

type Item = {
  readonly id: string;
  readonly label: string;
  /** null: unknown. */
  readonly value: string | null;
  readonly hint: string;
  readonly formula: string;
};

const RATE = "(likes + comments + shares) ÷ views";

/** What the posts of a campaign have together; unknown stays unknown, and a sum says of how many posts it is. */
export function CampaignTotals({ report }: { readonly report: CampaignReport }) {
  return (
    <dl className="grid grid-cols-2 gap-2.5 lg:grid-cols-4">
      {toItems(report).map(({ id, label, value, hint, formula }) => (
        <div key={id} className="relative min-w-0 rounded-card border border-line bg-card px-3.5 py-3">
          <dt className="truncate pr-6 text-sm text-muted">{label}</dt>
          <dd className="text-figure leading-tight font-[650] tracking-[-0.03em]">
            {value ?? <UnknownValue />}
          </dd>
          <dd className="text-sm text-muted">{hint}</dd>
          <dd className="absolute top-1.5 right-1.5">
            <Note id={`${id}-campaign-formula`} label={label}>
              <p>{formula}</p>
            </Note>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function toItems({ totals, all }: CampaignReport): readonly Item[] {
  const { posts, views, likes, comments, shares, engagement, medianEngagement, shareOfViews } = totals;
  return [
    {
      id: "posts",
      label: "Posts",
      value: formatWhole(posts),
      hint: `of ${formatQuantity(all.posts, "post", "posts")} of these days`,
      formula: "Posts published on these days whose captions hold one of the campaign’s hashtags.",
    },
    sumItem("views", "Views", views, posts),
    {
      id: "share",
      label: "Of all views",
      value: shareOfViews === null ? null : formatPercent(shareOfViews),
      hint:
        all.viewsKnown === all.posts
          ? "of the posts of these days"
          : `views known of ${all.viewsKnown} of ${all.posts} posts`,
      formula:
        "Known views of the campaign’s posts ÷ known views of all posts published on the same days, lifetime.",
    },
    {
      id: "engagement",
      label: "Engagement",
      value: engagement.rate === null ? null : formatPercent(engagement.rate),
      hint:
        engagement.interval === null
          ? `too few posts for an interval`
          : `${formatPercent(engagement.interval.low)} to ${formatPercent(engagement.interval.high)} at 95%`,
      formula: `${RATE}, each summed over the posts of which all four are known. The range in which it can lie is told from ${POSTS_NEEDED} posts on: Wilson’s interval (1927), as wide as the posts differ.`,
    },
    sumItem("likes", "Likes", likes, posts),
    sumItem("comments", "Comments", comments, posts),
    sumItem("shares", "Shares", shares, posts),
    {
      id: "median",
      label: "Median post",
      value: medianEngagement === null ? null : formatPercent(medianEngagement),
      hint: "engagement by views",
      formula: `${RATE} of each post; the middle one of them. One viral post moves it little.`,
    },
  ];
}

function sumItem(id: string, label: string, sum: KnownSum, posts: number): Item {
  return {
    id,
    label,
    value: sum.sum === null ? null : formatCount(sum.sum),
    hint: (posts === 0 ? null : formatKnown(sum, posts)) ?? "lifetime, of these posts",
    formula:
      "Sum of each post’s total since it was published, as its newest export tells it. Unknown is left out.",
  };
}
