import type { Metadata } from "next";
import { ContentSection } from "@/components/board/content-section";
import { NothingKnown } from "@/components/board/first-run";
import { ReportLine } from "@/components/board/report-line";
import { EnterPostDetail } from "@/components/entries/enter-post-detail";
import { type Query, toHref, toReportRequest } from "@/lib/domain/address";
import { toNewCampaignHref } from "@/lib/domain/campaign-address";
import { getContent } from "@/lib/reports/content";
import { BoardPage } from "../board-page";
import { mayEnter } from "../entering";
import { savePostDetail } from "../entry-actions";
import { readBoard } from "../read-board";

export const metadata: Metadata = { title: "Content" };

const PATH = "/content";

export default async function ContentPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { address, profile } = board;
  const frame = { title: "Content", path: PATH, board, compared: false };
  if (profile === null) return <BoardPage {...frame}>{null}</BoardPage>;
  const report = await getContent(profile, toReportRequest(address));
  return (
    <BoardPage
      {...frame}
      line={<ReportLine report={report} address={address} path={PATH} coverage={null} compared={false} />}
    >
      {report.window === null ? (
        <NothingKnown shared={false} />
      ) : (
        <ContentSection
          report={report}
          address={address}
          path={PATH}
          shared={false}
          postsPath={PATH}
          enterHref={mayEnter(board) ? toHref("/content/details", address) : null}
          campaignHref={mayEnter(board) ? (hashtag) => toNewCampaignHref(address, hashtag) : null}
          renderDetailActions={
            !mayEnter(board)
              ? null
              : ({ postId, title, publishedOn, detail }) => (
                  <EnterPostDetail
                    post={{ postId, title, publishedOn, detail }}
                    profile={profile.handle}
                    action={savePostDetail}
                  />
                )
          }
        />
      )}
    </BoardPage>
  );
}
