import { listSeriesOf, type ProfileBoard, type ProfileSeries } from "@/lib/db/portfolio-queries";
import type { WorkspaceScope } from "@/lib/db/scope";
import { addDays, type Day, type DayRange } from "@/lib/domain/day";
import { evaluateFigure } from "@/lib/domain/figure";
import { type DailyMetric, measuresOf } from "@/lib/domain/formula";
import { toHistory } from "@/lib/domain/history";
import type { Measure } from "@/lib/domain/measure";
import type { Figure, ReportRequest } from "@/lib/domain/report";
import { comparisonOffset, windowEndingOn } from "@/lib/domain/window";
import { historyRange } from "./frame";

/** A profile with the newest day on which anything is known of it; `asOf`: the last day of its window, which a request only ever moves back. */
export type RankedProfile = ProfileBoard & { readonly newestDay: Day | null; readonly asOf: Day | null };

/** `window`: enough for values; `history`: what changes and the usual swing of views need as well. */
export type Reach = "window" | "history";

type Wanted<Metric extends DailyMetric> = {
  readonly metrics: readonly Metric[];
  readonly request: ReportRequest;
  readonly reach: Reach;
};

/** These figures of all these profiles; a profile of which no day is known is left out. */
export async function readFigures<Metric extends DailyMetric>(
  scope: WorkspaceScope,
  ends: readonly RankedProfile[],
  { metrics, request, reach }: Wanted<Metric>,
): Promise<ReadonlyMap<string, Readonly<Record<Metric, Figure>>>> {
  const { window, compare } = request;
  const measures = [...new Set(metrics.flatMap(measuresOf))];
  const placed = ends.flatMap(({ profileId, asOf }) => (asOf === null ? [] : [{ profileId, asOf }]));
  const spans = placed.flatMap(({ profileId, asOf }) =>
    measures.map((measure) => ({ profileId, measure, days: daysToRead(measure, asOf, request, reach) })),
  );
  const series = await listSeriesOf(scope, spans);
  return new Map(
    placed.map(({ profileId, asOf }) => {
      const { known, earlier } = series.get(profileId) ?? NOTHING_KNOWN;
      const history = toHistory(historyRange(asOf, window), known, earlier);
      const figures = metrics.map(
        (metric) => [metric, evaluateFigure({ metric, history, asOf, window, compare })] as const,
      );
      return [profileId, Object.fromEntries(figures) as Record<Metric, Figure>];
    }),
  );
}

const NOTHING_KNOWN: ProfileSeries = { known: {}, earlier: {} };

/** The usual swing is told of views only; all else is read as far back as the comparison and the day before it. */
function daysToRead(measure: Measure, asOf: Day, request: ReportRequest, reach: Reach): DayRange {
  const { window, compare } = request;
  if (reach === "window") return windowEndingOn(asOf, window);
  if (measure === "videoViews") return historyRange(asOf, window);
  const offset = Math.max(comparisonOffset(window, compare), comparisonOffset(window, "weekdays"));
  return { from: addDays(asOf, -window - offset), to: asOf };
}
