import type { Metadata } from "next";
import { CampaignList } from "@/components/board/campaign-list";
import { EnterCampaign } from "@/components/entries/enter-campaign";
import type { Query } from "@/lib/domain/address";
import { CAMPAIGNS_PATH } from "@/lib/domain/campaign-address";
import { parseHashtag } from "@/lib/domain/hashtag";
import { getCampaigns } from "@/lib/reports/campaigns";
import { BoardPage } from "../board-page";
import { mayEnter } from "../entering";
import { readBoard } from "../read-board";
import { keepCampaign } from "./actions";

export const metadata: Metadata = { title: "Campaigns" };

export default async function CampaignsPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { address, profile } = board;
  const { new: wanted } = await searchParams;
  const frame = { title: "Campaigns", path: CAMPAIGNS_PATH, board, windows: false };
  if (profile === null) return <BoardPage {...frame}>{null}</BoardPage>;
  return (
    <BoardPage
      {...frame}
      actions={
        mayEnter(board) ? (
          <EnterCampaign
            profile={profile.handle}
            campaign={null}
            hashtag={typeof wanted === "string" ? parseHashtag(wanted) : null}
            action={keepCampaign}
          />
        ) : null
      }
    >
      <CampaignList reports={await getCampaigns(profile)} address={address} />
    </BoardPage>
  );
}
