import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Hashtags } from "@/components/board/campaign-list";
import { CampaignPage } from "@/components/board/campaign-page";
import { CampaignRange } from "@/components/board/campaign-range";
import { EnterCampaign, RemoveCampaign } from "@/components/entries/enter-campaign";
import { type Query, toHref } from "@/lib/domain/address";
import { CAMPAIGNS_PATH, parseCampaignDays } from "@/lib/domain/campaign-address";
import { formatCampaignRange } from "@/lib/domain/campaign-words";
import { getCampaign } from "@/lib/reports/campaigns";
import { BoardPage } from "../../board-page";
import { mayEnter } from "../../entering";
import { readBoard } from "../../read-board";
import { dropCampaign, keepCampaign } from "../actions";

export const metadata: Metadata = { title: "Campaign" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Query>;
};

export default async function OneCampaignPage({ params, searchParams }: Props) {
  const board = await readBoard(searchParams);
  const { address, profile } = board;
  const { id } = await params;
  const days = parseCampaignDays(await searchParams);
  const report = profile && (await getCampaign(profile, id, days));
  if (profile === null || report === null) notFound();
  const { campaign, range } = report;
  return (
    <BoardPage
      title={campaign.name}
      path={CAMPAIGNS_PATH}
      board={board}
      windows={false}
      actions={
        <>
          <CampaignRange address={address} id={id} days={days} />
          {mayEnter(board) ? (
            <div className="no-print flex gap-1.5">
              <EnterCampaign
                profile={profile.handle}
                campaign={campaign}
                hashtag={null}
                action={keepCampaign}
              />
              <RemoveCampaign profile={profile.handle} campaign={campaign} action={dropCampaign} />
            </div>
          ) : null}
        </>
      }
      line={
        <div className="mt-1.5 text-muted">
          <p>
            <Link
              href={toHref(CAMPAIGNS_PATH, address)}
              prefetch={false}
              className="no-print font-semibold text-accent hover:underline"
            >
              All campaigns
            </Link>
            <span className="no-print"> · </span>
            {formatCampaignRange(range)}
          </p>
          <Hashtags hashtags={campaign.hashtags} />
        </div>
      }
    >
      <CampaignPage report={report} address={address} days={days} />
    </BoardPage>
  );
}
