import type { ReactNode } from "react";
import type { Address } from "@/lib/domain/address";
import { formatWhole } from "@/lib/domain/format";
import type { Comparison, FollowersReport, WindowDays } from "@/lib/domain/report";
import { ChartCard } from "./chart-card";

type ViewersCardProps = {
  readonly viewers: NonNullable<FollowersReport["open"]>["viewers"];
  readonly compare: Comparison;
  readonly days: WindowDays;
  readonly source: Address | null;
  readonly actions: ReactNode;
};

/** People per day. Never added up: the same person may come back tomorrow. */
export function ViewersCard({
  viewers: { viewers, medianViewers },
  compare,
  days,
  source,
  actions,
}: ViewersCardProps) {
  if (!viewers.some(({ value }) => value !== null)) return null;
  return (
    <ChartCard
      id="viewers-chart"
      metric="viewers"
      series={viewers}
      compare={compare}
      days={days}
      figure={null}
      source={source}
      actions={actions}
      summary={`${formatWhole(medianViewers === null ? null : Math.round(medianViewers))} people on the median day. People are counted once a day, so days are never added up.`}
    />
  );
}
