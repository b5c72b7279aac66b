import { Card, CardHeading } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Address } from "@/lib/domain/address";
import type { CampaignReport } from "@/lib/domain/campaign";
import { type CampaignFile, toCampaignFileHref } from "@/lib/domain/campaign-address";
import { formatCampaignDays } from "@/lib/domain/campaign-words";
import { formatQuantity } from "@/lib/domain/format";
import { CONTENT_PATH, toPostHref } from "@/lib/domain/post-address";
import type { WindowDays } from "@/lib/domain/report";
import { CampaignPublished } from "./campaign-published";
import { CampaignTotals } from "./campaign-totals";
import { FileMenu } from "./file-menu";
import { PostsTable } from "./posts-table";

type CampaignPageProps = {
  readonly report: CampaignReport;
  readonly address: Address;
  /** null: the campaign's own days. */
  readonly days: WindowDays | null;
};

/** What a campaign's posts reached, when they were published, and which they are. */
export function CampaignPage({ report, address, days }: CampaignPageProps) {
  const { campaign, posts, range } = report;
  const fileHref = (table: CampaignFile) => toCampaignFileHref(address, campaign.id, { days, table });
  return (
    <div className="flex flex-col gap-3">
      <CampaignTotals report={report} />
      {range === null ? null : <CampaignPublished published={report.published} fileHref={fileHref} />}
      <Card aria-labelledby="campaign-posts-title">
        <CardHeading
          id="campaign-posts-title"
          title="Posts"
          hint={`${formatQuantity(posts.length, "post", "posts")} with ${campaign.hashtags.map((hashtag) => `#${hashtag}`).join(" or ")}, lifetime totals.`}
          actions={
            <FileMenu
              name="Download: Campaign"
              files={[
                { href: fileHref("posts"), label: "Posts as CSV" },
                { href: fileHref("totals"), label: "Totals as CSV" },
              ]}
            />
          }
        />
        {posts.length > 0 ? (
          <PostsTable
            posts={posts}
            caption="Posts of the campaign"
            sorting={null}
            postHref={(postId) => toPostHref(CONTENT_PATH, address, postId)}
          />
        ) : (
          <EmptyState title="No post of these days holds its hashtags" level={3}>
            {days === null
              ? `The campaign's days: ${formatCampaignDays(campaign)}. Posts appear when a Content export that holds them is imported.`
              : "The campaign’s own days, or a longer window, may hold some."}
          </EmptyState>
        )}
      </Card>
    </div>
  );
}
