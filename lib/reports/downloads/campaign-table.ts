import type { CampaignReport } from "@/lib/domain/campaign";
import type { Handle } from "@/lib/domain/handle";
import { type CsvTable, toPostsTable } from "./csv-table";

type Context = {
  readonly report: CampaignReport;
  readonly profile: Handle;
  /** IANA name as the profile's settings give it; null when they do not. */
  readonly zone: string | null;
};

/** A campaign's posts, one a row. */
export function toCampaignPostsTable(context: Context): CsvTable {
  return withCampaign(toPostsTable(context.report.posts), context);
}

/** How many of a campaign's posts were published on each day, or in each week of a long one. */
export function toPublishedTable(context: Context): CsvTable {
  return withCampaign(
    {
      columns: ["From", "To", "Posts published"],
      rows: context.report.published.map(({ from, to, posts }) => [from, to, posts]),
    },
    context,
  );
}

/** What a campaign's posts add up to, with the number of posts behind each sum. */
export function toCampaignTotalsTable(context: Context): CsvTable {
  const { totals, all } = context.report;
  const { views, likes, comments, shares, engagement } = totals;
  return withCampaign(
    {
      columns: [
        ...["Posts", "Views", "Views known of", "Likes", "Likes known of"],
        ...["Comments", "Comments known of", "Shares", "Shares known of"],
        ...["Engagement rate", "Engagement low 95%", "Engagement high 95%", "Engagement known of"],
        ...["Median engagement rate", "Share of all views", "All posts of these days", "All views known of"],
      ],
      rows: [
        [
          ...[totals.posts, views.sum, views.known, likes.sum, likes.known],
          ...[comments.sum, comments.known, shares.sum, shares.known],
          ...[engagement.rate, engagement.interval?.low ?? null, engagement.interval?.high ?? null],
          ...[engagement.posts, totals.medianEngagement, totals.shareOfViews, all.posts, all.viewsKnown],
        ],
      ],
    },
    context,
  );
}

/** The same last columns for every row, so that one that was cut out still says what it is about. */
function withCampaign({ columns, rows }: CsvTable, { report, profile, zone }: Context): CsvTable {
  const { campaign, range } = report;
  const hashtags = campaign.hashtags.map((hashtag) => `#${hashtag}`).join(" ");
  const cells = [profile, campaign.name, hashtags, range?.from ?? null, range?.to ?? null, zone];
  return {
    columns: [...columns, "Profile", "Campaign", "Hashtags", "Days from", "Days to", "Time zone"],
    rows: rows.map((row) => [...row, ...cells]),
  };
}
