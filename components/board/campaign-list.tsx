import { Megaphone } from "lucide-react";
import Link from "next/link";
import { Card, CardHeading } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import type { Address } from "@/lib/domain/address";
import type { CampaignReport } from "@/lib/domain/campaign";
import { toCampaignHref } from "@/lib/domain/campaign-address";
import { formatCampaignDays, formatKnown } from "@/lib/domain/campaign-words";
import { formatCount, formatPercent, formatWhole } from "@/lib/domain/format";
import { UnknownValue } from "./tile";

type CampaignListProps = {
  readonly reports: readonly CampaignReport[];
  readonly address: Address;
};

/** Every campaign of a profile over its own days. */
export function CampaignList({ reports, address }: CampaignListProps) {
  if (reports.length === 0) {
    return (
      <Card>
        <EmptyState
          title="No campaign yet"
          picture={<Megaphone aria-hidden className="size-9" strokeWidth={1.5} />}
        >
          A campaign is a hashtag, or several: every post whose caption holds one of them belongs to it, those
          of later imports too. It shows what they reached together, and how much of everything that is.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card aria-labelledby="campaigns-title">
      <CardHeading
        id="campaigns-title"
        title="Campaigns"
        hint="Each over its own days. Views and engagement are lifetime totals of its posts."
      />
      <Table caption="Campaigns">
        <thead>
          <tr>
            <HeaderCell>Campaign</HeaderCell>
            <HeaderCell>Posts</HeaderCell>
            <HeaderCell>Views</HeaderCell>
            <HeaderCell>Of all views</HeaderCell>
            <HeaderCell>Engagement</HeaderCell>
            <HeaderCell align="start">Days</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <CampaignRow key={report.campaign.id} report={report} address={address} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function CampaignRow({ report, address }: { readonly report: CampaignReport; readonly address: Address }) {
  const { campaign, totals } = report;
  return (
    <tr className="hover:bg-sunken/60">
      <RowHeader className="w-full min-w-44">
        <Link
          href={toCampaignHref(address, campaign.id)}
          prefetch={false}
          className="font-semibold wrap-anywhere hover:text-accent-strong hover:underline"
        >
          <bdi>{campaign.name}</bdi>
        </Link>
        <Hashtags hashtags={campaign.hashtags} />
      </RowHeader>
      <Cell>{formatWhole(totals.posts)}</Cell>
      <Cell title={formatKnown(totals.views, totals.posts) ?? undefined}>
        {totals.views.sum === null ? <UnknownValue /> : formatCount(totals.views.sum)}
      </Cell>
      <Cell>{totals.shareOfViews === null ? <UnknownValue /> : formatPercent(totals.shareOfViews)}</Cell>
      <Cell>
        {totals.engagement.rate === null ? <UnknownValue /> : formatPercent(totals.engagement.rate)}
      </Cell>
      <Cell align="start">{formatCampaignDays(campaign)}</Cell>
    </tr>
  );
}

export function Hashtags({ hashtags }: { readonly hashtags: readonly string[] }) {
  return (
    <span className="block text-sm wrap-anywhere text-muted">
      <bdi>{hashtags.map((hashtag) => `#${hashtag}`).join(" ")}</bdi>
    </span>
  );
}
