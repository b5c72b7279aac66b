import type { Day } from "./day";
import { evaluateDay } from "./formula";
import { dayOf, type History, positionsOf, type Span } from "./history";
import { isMeasure, MEASURES } from "./measure";
import { median, medianAbsoluteDeviation } from "./median";
import { HISTORY_DAYS, UNUSUAL_DEVIATIONS, WEEKDAYS_NEEDED } from "./thresholds";

/**
 * Metrics whose days stand for themselves. A total of followers is no figure of a weekday, people per day come from another export, and a
 * rate of a single day rests on too little.
 */
export const DAY_METRICS = ["videoViews", "profileViews", "likes", "comments", "shares"] as const;
export type DayMetric = (typeof DAY_METRICS)[number];

export function isDayMetric(metric: string): metric is DayMetric {
  return DAY_METRICS.some((each) => each === metric);
}

/** What is usual for the weekday of one day, in the metric's own unit; both ends are usual. */
export type WeekdayBand = {
  readonly day: Day;
  readonly median: number;
  /** Never below 0 for what cannot be negative. */
  readonly low: number;
  readonly high: number;
  /** How many earlier days of that weekday it rests on. */
  readonly weekdays: number;
  /** null: the day itself is unknown. */
  readonly unusual: "above" | "below" | false | null;
};

/**
 * The usual band of a day's weekday: median ± 3 median absolute deviations, unscaled, over at least 8 known days of that weekday in the 400 days
 * before it; null below that. The day itself is no part of it. The deviation is Hampel's (1974, "The influence curve and its role in robust
 * estimation", JASA 69) without the factor that makes it a standard deviation of a normal distribution: days are none.
 */
export function evaluateWeekdayBand(
  metric: DayMetric,
  history: History,
  position: number,
): WeekdayBand | null {
  const values = earlierWeekdays(metric, history, position);
  const middle = median(values);
  const deviation = medianAbsoluteDeviation(values);
  if (values.length < WEEKDAYS_NEEDED || middle === null || deviation === null) return null;
  const reach = UNUSUAL_DEVIATIONS * deviation;
  const floor = isMeasure(metric) && !MEASURES[metric].mayBeNegative ? 0 : Number.NEGATIVE_INFINITY;
  const band = { low: Math.max(floor, middle - reach), high: middle + reach };
  const value = evaluateDay(metric, history, position);
  return {
    day: dayOf(history, position),
    median: middle,
    ...band,
    weekdays: values.length,
    unusual: value === null ? null : sideOf(value, band),
  };
}

/** The band of every day of the span that has one. */
export function evaluateWeekdayBands(metric: DayMetric, history: History, span: Span): WeekdayBand[] {
  return positionsOf(span).flatMap((position) => evaluateWeekdayBand(metric, history, position) ?? []);
}

function earlierWeekdays(metric: DayMetric, history: History, position: number): number[] {
  const values: number[] = [];
  for (let at = position - 7; at >= Math.max(0, position - HISTORY_DAYS); at -= 7) {
    const value = evaluateDay(metric, history, at);
    if (value !== null) values.push(value);
  }
  return values;
}

function sideOf(value: number, { low, high }: Pick<WeekdayBand, "low" | "high">): "above" | "below" | false {
  if (value > high) return "above";
  return value < low ? "below" : false;
}
