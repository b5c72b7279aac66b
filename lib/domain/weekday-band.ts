import type { Day } from "./day";
import { evaluateDay } from "./formula";
import { dayOf, type History, positionOf, positionsOf, type Span } from "./history";
import { isMeasure, MEASURES } from "./measure";
import { median, medianAbsoluteDeviation } from "./median";
import { HISTORY_DAYS, MOST_NEEDED, UNUSUAL_DEVIATIONS, WEEKDAYS_NEEDED } from "./thresholds";

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
  /** It rests on the days of the day's own level alone, which begins here; null: on all of them. Absent in reports pinned before it was told. */
  readonly levelFrom?: Day | null;
  /** Where the day lies; null: it is unknown. Absent as above. */
  readonly outside?: Side | null;
  /** Whether it stands out: false also where most days of the window lie outside; null: the day itself is unknown. */
  readonly unusual: Side | null;
};

type Side = "above" | "below" | false;

/** Where a level of the days begins; ascending in a list. */
type LevelStart = { readonly from: Day };

/**
 * The usual band of a day's weekday: median ± 3 median absolute deviations, unscaled, over at least 8 known days of that weekday in the 400 days
 * before it; null below that. Where 8 of them lie on the day's own level, no others count: days of an older level say nothing of what is usual
 * now. The day itself is no part of it. The deviation is Hampel's (1974, "The influence curve and its role in robust
 * estimation", JASA 69) without the factor that makes it a standard deviation of a normal distribution: days are none.
 */
export function evaluateWeekdayBand(
  metric: DayMetric,
  history: History,
  position: number,
  levels: readonly LevelStart[] = [],
): WeekdayBand | null {
  const { values, levelFrom } = usualWeekdays(metric, history, position, levels);
  const middle = median(values);
  const deviation = medianAbsoluteDeviation(values);
  if (values.length < WEEKDAYS_NEEDED || middle === null || deviation === null) return null;
  const reach = UNUSUAL_DEVIATIONS * deviation;
  const floor = isMeasure(metric) && !MEASURES[metric].mayBeNegative ? 0 : Number.NEGATIVE_INFINITY;
  const band = { low: Math.max(floor, middle - reach), high: middle + reach };
  const value = evaluateDay(metric, history, position);
  const outside = value === null ? null : sideOf(value, band);
  const weekdays = values.length;
  return {
    day: dayOf(history, position),
    median: middle,
    ...band,
    ...{ weekdays, levelFrom, outside, unusual: outside },
  };
}

/** The band of every day of the span that has one; none stands out where most lie outside. `levels`: all there are, ascending. */
export function evaluateWeekdayBands(
  metric: DayMetric,
  history: History,
  span: Span,
  levels: readonly LevelStart[] = [],
): readonly WeekdayBand[] {
  return yieldToMost(
    positionsOf(span).flatMap((position) => evaluateWeekdayBand(metric, history, position, levels) ?? []),
  );
}

/** How many days of a window lie outside their band, of those of which it can be said; `isMost`: more than half of them, and at least 4. */
export function countOutside(bands: readonly WeekdayBand[]) {
  const sides = bands.map(whereabouts);
  const judged = sides.filter((side) => side !== null).length;
  const outside = sides.filter((side) => side === "above" || side === "below").length;
  return { outside, judged, isMost: outside >= MOST_NEEDED && 2 * outside > judged };
}

/** Where most days lie outside their band, that is one thing to say, and no single day stands out from the window. Twice is as good as once. */
export function yieldToMost(bands: readonly WeekdayBand[]): readonly WeekdayBand[] {
  if (!countOutside(bands).isMost) return bands;
  return bands.map((band) => {
    const outside = whereabouts(band);
    return { ...band, outside, unusual: outside === null ? null : false };
  });
}

function whereabouts({ outside, unusual }: WeekdayBand): Side | null {
  return outside === undefined ? unusual : outside;
}

function usualWeekdays(
  metric: DayMetric,
  history: History,
  position: number,
  levels: readonly LevelStart[],
): { readonly values: readonly number[]; readonly levelFrom: Day | null } {
  const oldest = Math.max(0, position - HISTORY_DAYS);
  const day = dayOf(history, position);
  const level = levels.findLast(({ from }) => from <= day);
  // The first level is all that is known before the second.
  if (level !== undefined && level !== levels[0]) {
    const own = earlierWeekdays(metric, history, position, Math.max(oldest, positionOf(history, level.from)));
    if (own.length >= WEEKDAYS_NEEDED) return { values: own, levelFrom: level.from };
  }
  return { values: earlierWeekdays(metric, history, position, oldest), levelFrom: null };
}

function earlierWeekdays(metric: DayMetric, history: History, position: number, oldest: number): number[] {
  const values: number[] = [];
  for (let at = position - 7; at >= oldest; at -= 7) {
    const value = evaluateDay(metric, history, at);
    if (value !== null) values.push(value);
  }
  return values;
}

function sideOf(value: number, { low, high }: Pick<WeekdayBand, "low" | "high">): "above" | "below" | false {
  if (value > high) return "above";
  return value < low ? "below" : false;
}
