import { evaluateChange, isEnoughMatched } from "./change";
import type { Day } from "./day";
import {
  type DailyMetric,
  evaluateDay,
  evaluateOn,
  evaluateSpan,
  isKnownAt,
  isProvisionalDay,
} from "./formula";
import { dayOf, type History, positionOf, positionsOf, type Span } from "./history";
import { METRICS } from "./metric";
import type { Change, Comparison, Figure, SeriesPoint, WindowDays } from "./report";
import { evaluateSwing } from "./swing";
import { HISTORY_DAYS } from "./thresholds";
import { comparisonOffset } from "./window";

export type FigureRequest = {
  readonly metric: DailyMetric;
  readonly history: History;
  readonly asOf: Day;
  readonly window: WindowDays;
  readonly compare: Comparison;
};

/** A metric for the window that ends on `asOf`, with its coverage, its change on matched days and its usual swing. */
export function evaluateFigure({ metric, history, asOf, window, compare }: FigureRequest): Figure {
  const span: Span = { start: positionOf(history, asOf) - window + 1, days: window };
  const offset = comparisonOffset(window, compare);
  const { change, now, before } = compareSpans(metric, history, span, offset);
  return {
    metric,
    value: evaluateSpan(metric, history, span),
    matchedValue: now,
    previous: before,
    change,
    sameWeekdays: evaluateSameWeekdays(metric, history, span, compare),
    coverage: {
      known: positionsOf(span).filter((position) => isKnownAt(metric, history, position)).length,
      days: window,
    },
    series: evaluateSeries(metric, history, span),
    previousSeries: evaluateSeries(metric, history, earlier(span, offset)),
    usualSwing: evaluateSwing(consecutiveChanges(metric, history, span)),
  };
}

/** One point for each day of the span, unknown days included. */
function evaluateSeries(metric: DailyMetric, history: History, span: Span): SeriesPoint[] {
  return positionsOf(span).map((position) => ({
    day: dayOf(history, position),
    value: evaluateDay(metric, history, position),
    provisional: isProvisionalDay(metric, history, position),
  }));
}

function earlier(span: Span, days: number): Span {
  return { start: span.start - days, days: span.days };
}

/** Only days that are known in both periods count: day i of the one against day i of the other. */
function compareSpans(metric: DailyMetric, history: History, span: Span, offset: number) {
  const matched = positionsOf(span).filter(
    (position) => isKnownAt(metric, history, position) && isKnownAt(metric, history, position - offset),
  );
  const enough = isEnoughMatched(matched.length, span.days);
  const now = enough ? evaluateOn(metric, history, matched, span) : null;
  const counterparts = matched.map((position) => position - offset);
  const before = enough ? evaluateOn(metric, history, counterparts, earlier(span, offset)) : null;
  const { unit } = METRICS[metric];
  const change = evaluateChange({ unit, now, before, matchedDays: matched.length, days: span.days });
  return change.kind === "none" ? { change, now: null, before: null } : { change, now, before };
}

function evaluateSameWeekdays(
  metric: DailyMetric,
  history: History,
  span: Span,
  compare: Comparison,
): Change | null {
  const offset = comparisonOffset(span.days, "weekdays");
  if (compare !== "previous" || offset === span.days) return null;
  return compareSpans(metric, history, span, offset).change;
}

/** The changes between each window of the last 400 days and the one before it, newest first. */
function consecutiveChanges(metric: DailyMetric, history: History, span: Span): Change[] {
  const end = span.start + span.days;
  const pairs = Math.floor(Math.min(HISTORY_DAYS, end) / span.days) - 1;
  return Array.from(
    { length: Math.max(0, pairs) },
    (_, back) => compareSpans(metric, history, earlier(span, back * span.days), span.days).change,
  );
}
