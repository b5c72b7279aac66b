import type { Metadata } from "next";
import { NothingKnown } from "@/components/board/first-run";
import { OverviewSection } from "@/components/board/overview-section";
import { ReportLine } from "@/components/board/report-line";
import { EnterNote, RemoveNote } from "@/components/entries/enter-note";
import { type Query, toReportRequest } from "@/lib/domain/address";
import { CONTENT_PATH } from "@/lib/domain/post-address";
import { getOverview } from "@/lib/reports/overview";
import { BoardPage } from "../board-page";
import { mayEnter, toNotesSeen } from "../entering";
import { readBoard } from "../read-board";
import { Ahead } from "./ahead";
import { dropNote, keepNote } from "./note-actions";

export const metadata: Metadata = { title: "Overview" };

const PATH = "/overview";

export default async function OverviewPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { address, profile } = board;
  const frame = { title: "Overview", path: PATH, board };
  if (profile === null) return <BoardPage {...frame}>{null}</BoardPage>;
  const report = await getOverview(profile, toReportRequest(address), toNotesSeen(board));
  const line = (
    <ReportLine
      report={report}
      address={address}
      path={PATH}
      coverage={report.figures[address.metric].coverage}
    />
  );
  return (
    <BoardPage {...frame} line={line}>
      {report.window === null ? (
        <NothingKnown shared={false} />
      ) : (
        <OverviewSection
          report={report}
          address={address}
          path={PATH}
          shared={false}
          postsPath={CONTENT_PATH}
          noteActions={
            !mayEnter(board)
              ? null
              : {
                  add: (
                    <EnterNote
                      profile={profile.handle}
                      note={null}
                      day={report.window.to}
                      action={keepNote}
                    />
                  ),
                  of: (note) => (
                    <>
                      <EnterNote profile={profile.handle} note={note} day={note.firstDay} action={keepNote} />
                      <RemoveNote profile={profile.handle} note={note} action={dropNote} />
                    </>
                  ),
                }
          }
          ahead={<Ahead board={board} profile={profile} report={report} />}
        />
      )}
    </BoardPage>
  );
}
