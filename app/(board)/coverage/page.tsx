import type { Metadata } from "next";
import { CoverageSection } from "@/components/board/coverage-section";
import { NothingKnown } from "@/components/board/first-run";
import type { Query } from "@/lib/domain/address";
import { dayAt } from "@/lib/domain/day";
import { formatRange } from "@/lib/domain/format";
import { getCoverage } from "@/lib/reports/coverage";
import { BoardPage } from "../board-page";
import { readBoard } from "../read-board";

export const metadata: Metadata = { title: "Coverage" };

const PATH = "/coverage";

export default async function CoveragePage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  const board = await readBoard(searchParams);
  const { profile } = board;
  const frame = { title: "Coverage", path: PATH, board, windows: false };
  if (profile === null) return <BoardPage {...frame}>{null}</BoardPage>;
  const report = await getCoverage(profile, dayAt(Date.now()));
  const line = report.range ? <p className="mt-1.5 text-muted">{formatRange(report.range)}</p> : null;
  return (
    <BoardPage {...frame} line={line}>
      {report.range === null ? <NothingKnown shared={false} /> : <CoverageSection report={report} />}
    </BoardPage>
  );
}
