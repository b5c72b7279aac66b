import { findKnownBefore } from "@/lib/db/provenance-queries";
import type { ProfileScope } from "@/lib/db/scope";
import { listKnownDays } from "@/lib/db/series";
import type { Day } from "@/lib/domain/day";
import { evaluateFigure } from "@/lib/domain/figure";
import { type DailyMetric, measuresOf } from "@/lib/domain/formula";
import { dayOf, type History, toHistory } from "@/lib/domain/history";
import type { Measure } from "@/lib/domain/measure";
import { startsBefore } from "@/lib/domain/provenance";
import type { Figure, ReportFrame, ReportRequest } from "@/lib/domain/report";
import { historyRange } from "./frame";

/** What the figures of a report are evaluated from; null while nothing is known of the profile. */
export async function readHistory(
  scope: ProfileScope,
  request: ReportRequest,
  { asOf }: ReportFrame,
  metrics: readonly DailyMetric[],
): Promise<History | null> {
  if (asOf === null) return null;
  const measures: Measure[] = [...new Set(metrics.flatMap(measuresOf))];
  const range = historyRange(asOf, request.window);
  const [known, earlier] = await Promise.all([
    listKnownDays(scope, measures, range),
    readEarlier(scope, metrics, range.from),
  ]);
  return toHistory(range, known, earlier);
}

/** What net followers start from where nothing is known for longer than the history reaches back. */
async function readEarlier(
  scope: ProfileScope,
  metrics: readonly DailyMetric[],
  day: Day,
): Promise<History["earlier"]> {
  const measures = new Set(metrics.filter(startsBefore).flatMap(measuresOf));
  const found = await Promise.all(
    [...measures].map(async (measure) => [measure, await findKnownBefore(scope, { measure, day })] as const),
  );
  return Object.fromEntries(
    found.flatMap(([measure, known]) => (known === null ? [] : [[measure, known.value] as const])),
  );
}

/** A figure per metric; all unknown while nothing is known of the profile. */
export function evaluateFigures<M extends DailyMetric>(
  metrics: readonly M[],
  history: History | null,
  request: ReportRequest,
): Readonly<Record<M, Figure>> {
  const asOf = history === null ? null : dayOf(history, history.length - 1);
  const entries = metrics.map((metric) => [
    metric,
    history === null || asOf === null
      ? unknownFigure(metric, request)
      : evaluateFigure({ metric, history, asOf, window: request.window, compare: request.compare }),
  ]);
  return Object.fromEntries(entries) as Record<M, Figure>;
}

function unknownFigure(metric: DailyMetric, { window }: ReportRequest): Figure {
  return {
    metric,
    value: null,
    matchedValue: null,
    previous: null,
    change: { kind: "none", value: null, absolute: null, matchedDays: 0, reason: "too-few-days" },
    sameWeekdays: null,
    coverage: { known: 0, days: window },
    series: [],
    previousSeries: [],
    usualSwing: null,
  };
}
