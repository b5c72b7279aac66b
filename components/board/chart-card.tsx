import type { ReactNode } from "react";
import { DayBars } from "@/components/charts/day-bars";
import { DayChart } from "@/components/charts/day-chart";
import { Card, CardHeading } from "@/components/ui/card";
import { toChartModel } from "@/lib/charts/chart-model";
import type { Address } from "@/lib/domain/address";
import type { Day } from "@/lib/domain/day";
import type { DailyMetric } from "@/lib/domain/formula";
import { METRICS } from "@/lib/domain/metric";
import type { Note } from "@/lib/domain/note";
import type { DayMarks } from "@/lib/domain/overview-marks";
import type { Comparison, Figure, SeriesPoint, WindowDays } from "@/lib/domain/report";
import { toSourceHref } from "@/lib/domain/source-address";
import { DayTable } from "./day-table";
import { FormulaNote } from "./formula-note";
import { Legend } from "./legend";
import { SourceLink } from "./source-link";
import { TableTwin } from "./table-twin";

type ChartCardProps = {
  /** Unique on the page. */
  readonly id: string;
  readonly metric: DailyMetric;
  readonly series: readonly SeriesPoint[];
  readonly previousSeries?: readonly SeriesPoint[];
  readonly posts?: readonly { readonly publishedOn: Day; readonly title: string }[];
  readonly notes?: readonly Note[];
  /** What the history says of single days; absent where it is not told. */
  readonly marks?: DayMarks | undefined;
  readonly compare: Comparison;
  readonly days: WindowDays;
  /** One sentence that says what the chart shows. */
  readonly summary: ReactNode;
  readonly shape?: "line" | "bars";
  /** What the window is compared with on matched days; null where nothing is. */
  readonly figure: Figure | null;
  /** Beside the note on how it is computed. */
  readonly actions?: ReactNode;
  /** What the page shows, for links to the files behind it; null on a shared page, which names no file. */
  readonly source: Address | null;
  /** What the dot of a day's posts opens; absent or null where it opens nothing. */
  readonly dotHref?: ((day: Day) => string | null) | null;
};

/** A metric by day: sentence, chart, legend, table twin, formula. */
export function ChartCard(props: ChartCardProps) {
  const {
    id,
    metric,
    series,
    previousSeries = [],
    posts = [],
    notes = [],
    marks,
    compare,
    days,
    summary,
    shape = "line",
    figure,
    actions,
    source,
    dotHref = null,
  } = props;
  const model = toChartModel({ metric, series, previousSeries, posts, notes, marks });
  const name = `${METRICS[metric].label} by day`;
  const sourceOf = toSourceOf(metric, source);
  return (
    <Card aria-labelledby={`${id}-title`} className="keep-together flex flex-col">
      <CardHeading
        id={`${id}-title`}
        title={METRICS[metric].label}
        hint={summary}
        actions={
          <>
            <FormulaNote
              id={`${id}-formula`}
              metric={metric}
              series={series}
              compared={figure === null ? null : { figure, compare }}
              source={source}
            />
            {actions}
          </>
        }
      />
      <figure aria-label={name} className="flex flex-1 flex-col">
        {shape === "line" ? (
          <DayChart id={id} model={model} dotHref={dotHref} />
        ) : (
          <DayBars id={id} model={model} />
        )}
        <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Legend model={model} shape={shape} compare={compare} days={days} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <SourceLink href={sourceOf === null ? null : sourceOf(null)} label={METRICS[metric].label} />
            <TableTwin id={`${id}-table`} title={name}>
              <DayTable model={model} caption={name} sourceOf={sourceOf} />
            </TableTwin>
          </div>
        </div>
      </figure>
    </Card>
  );
}

/** Where the figure, or one day of it, comes from; null where no file may be named. */
function toSourceOf(metric: DailyMetric, address: Address | null): ((day: Day | null) => string) | null {
  return address === null ? null : (day) => toSourceHref({ ...address, metric, day });
}
