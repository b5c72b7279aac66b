import { OutlookCard } from "@/components/board/outlook-card";
import { type Address, toReportRequest } from "@/lib/domain/address";
import type { OverviewReport } from "@/lib/domain/report";
import { isDayMetric } from "@/lib/domain/weekday-band";
import { getOutlooks } from "@/lib/reports/outlook";
import type { Board } from "../read-board";

type AheadProps = {
  readonly profile: NonNullable<Board["profile"]>;
  readonly report: OverviewReport;
  readonly address: Address;
};

/** What is expected of the days to come. A shared page has none of it. */
export async function Ahead({ profile, report, address }: AheadProps) {
  const { metric } = address;
  const request = toReportRequest(address);
  const metrics = isDayMetric(metric) ? [metric] : [];
  const outlooks = await getOutlooks(profile, request, { frame: report, metrics });
  const outlook = isDayMetric(metric) ? outlooks[metric] : undefined;
  return outlook === undefined ? null : (
    <OutlookCard outlook={outlook} series={report.figures[metric].series} />
  );
}
