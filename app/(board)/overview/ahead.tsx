import { DownloadMenu } from "@/components/board/download-menu";
import { GoalsCard } from "@/components/board/goals-card";
import { OutlookCard } from "@/components/board/outlook-card";
import { EnterGoal, RemoveGoal } from "@/components/entries/enter-goal";
import { toReportRequest } from "@/lib/domain/address";
import { addDays } from "@/lib/domain/day";
import { toDownloadHref } from "@/lib/domain/download";
import type { GoalProgress } from "@/lib/domain/goal";
import type { OverviewReport } from "@/lib/domain/report";
import { isDayMetric } from "@/lib/domain/weekday-band";
import { getGoals } from "@/lib/reports/goals";
import { getOutlooks } from "@/lib/reports/outlook";
import { mayEnter } from "../entering";
import type { Board } from "../read-board";
import { dropGoal, keepGoal } from "./goal-actions";

/** A new goal begins after the newest day and lasts this long, unless somebody says otherwise. */
const GOAL_DAYS = 28;

const GOALS_FILE = { section: "overview", name: "goals", format: "csv" } as const;

type AheadProps = {
  readonly board: Board;
  readonly profile: NonNullable<Board["profile"]>;
  readonly report: OverviewReport;
};

/** What is expected of the days to come and what is aimed at. A shared page has none of it. */
export async function Ahead({ board, profile, report }: AheadProps) {
  const { metric } = board.address;
  const [outlook, goals] = await Promise.all([
    findOutlook(board, profile, report),
    getGoals(profile, report.asOf),
  ]);
  const card =
    outlook === null ? null : (
      <OutlookCard
        outlook={outlook}
        series={report.figures[metric].series}
        actions={
          <DownloadMenu
            file={{ section: "overview", name: "outlook" }}
            title="The next 28 days"
            path="/overview"
            address={board.address}
          />
        }
      />
    );
  return (
    <div className={card === null ? "" : "grid gap-3 lg:grid-cols-[minmax(0,1fr)_300px]"}>
      {card}
      <GoalsCard
        goals={goals}
        actions={toActions(board, profile, report)}
        fileHref={toDownloadHref("/overview", GOALS_FILE, board.address)}
      />
    </div>
  );
}

async function findOutlook({ address }: Board, profile: AheadProps["profile"], report: OverviewReport) {
  const { metric } = address;
  if (!isDayMetric(metric)) return null;
  const told = await getOutlooks(profile, toReportRequest(address), { frame: report, metrics: [metric] });
  return told[metric] ?? null;
}

function toActions(board: Board, profile: AheadProps["profile"], { asOf }: OverviewReport) {
  if (!mayEnter(board) || asOf === null) return null;
  const { handle } = profile;
  const first = {
    metric: board.address.metric,
    firstDay: addDays(asOf, 1),
    lastDay: addDays(asOf, GOAL_DAYS),
  };
  return {
    add: <EnterGoal profile={handle} goal={null} first={first} action={keepGoal} />,
    of: ({ id, metric, target, firstDay, lastDay }: GoalProgress) => {
      const goal = { id, metric, target, firstDay, lastDay };
      return (
        <>
          <EnterGoal profile={handle} goal={goal} first={first} action={keepGoal} />
          <RemoveGoal profile={handle} goal={goal} action={dropGoal} />
        </>
      );
    },
  };
}
