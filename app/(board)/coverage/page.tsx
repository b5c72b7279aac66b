import type { Metadata } from "next";
import { ConflictsCard } from "@/components/board/conflicts-card";
import { CoverageSection } from "@/components/board/coverage-section";
import { NothingKnown } from "@/components/board/first-run";
import type { Query } from "@/lib/domain/address";
import { formatAdvice } from "@/lib/domain/advice";
import { dayAt } from "@/lib/domain/day";
import { formatRange } from "@/lib/domain/format";
import { getConflicts } from "@/lib/reports/conflicts";
import { getCoverage } from "@/lib/reports/coverage";
import { BoardPage } from "../board-page";
import { readBoard } from "../read-board";

export const metadata: Metadata = { title: "Coverage" };

const PATH = "/coverage";
/** Of each kind. */
const CONFLICTS_LISTED = 20;

export default async function CoveragePage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { profile } = board;
  const frame = { title: "Coverage", path: PATH, board, windows: false };
  if (profile === null) return <BoardPage {...frame}>{null}</BoardPage>;
  const today = dayAt(Date.now());
  const [report, conflicts] = await Promise.all([
    getCoverage(profile, today),
    getConflicts(profile, { limit: CONFLICTS_LISTED }),
  ]);
  const line = report.range ? <p className="mt-1.5 text-muted">{formatRange(report.range)}</p> : null;
  return (
    <BoardPage {...frame} line={line}>
      {report.range === null ? (
        <NothingKnown shared={false} />
      ) : (
        <div className="flex flex-col gap-3">
          <CoverageSection report={report} advice={formatAdvice(report.advice, today)} />
          <ConflictsCard report={conflicts} profile={profile.handle} />
        </div>
      )}
    </BoardPage>
  );
}
