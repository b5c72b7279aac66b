import type { Metadata } from "next";
import { FollowersSection } from "@/components/board/followers-section";
import { ReportLine } from "@/components/board/report-line";
import { EnterTopItems } from "@/components/entries/enter-top-items";
import { ButtonLink } from "@/components/ui/button";
import { type Query, toHref, toReportRequest } from "@/lib/domain/address";
import type { TopItemEntry } from "@/lib/domain/report";
import { getFollowers } from "@/lib/reports/followers";
import { BoardPage } from "../board-page";
import { mayEnter } from "../entering";
import { saveTopItems } from "../entry-actions";
import { readBoard } from "../read-board";

export const metadata: Metadata = { title: "Followers" };

const PATH = "/followers";

export default async function FollowersPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { address, profile } = board;
  const frame = { title: "Followers", path: PATH, board };
  if (profile === null) return <BoardPage {...frame}>{null}</BoardPage>;
  const report = await getFollowers(profile, toReportRequest(address));
  const enter = (kind: "video" | "sound", items: readonly TopItemEntry[]) =>
    mayEnter(board) ? (
      <>
        <EnterTopItems kind={kind} profile={profile.handle} items={items} action={saveTopItems} />
        <ButtonLink size="small" href={toHref("/followers/top", address)}>
          Enter both lists
        </ButtonLink>
      </>
    ) : null;
  const line = (
    <ReportLine
      report={report}
      address={address}
      path={PATH}
      coverage={report.open?.figures.followers.coverage ?? null}
      compared={report.open !== null}
    />
  );
  return (
    <BoardPage {...frame} compared={report.open !== null} line={line}>
      <FollowersSection
        report={report}
        address={address}
        path={PATH}
        shared={false}
        topVideosAction={enter("video", report.open?.topVideos?.items ?? [])}
        topSoundsAction={enter("sound", report.open?.topSounds?.items ?? [])}
      />
    </BoardPage>
  );
}
