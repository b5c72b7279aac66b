import {
  calibrate,
  evaluateErrors,
  learnt,
  OUTLOOK_DAYS,
  reachOf,
  testOnThePast,
  weekAhead,
} from "./back-test";
import type { Day } from "./day";
import { addDays } from "./day";
import { dayOf, type History } from "./history";
import { countKnownDays, knownSettledDays } from "./level-changes";
import { MEASURES } from "./measure";
import { median } from "./median";
import { fitTheta } from "./theta";
import { STATISTICS_DAYS_NEEDED } from "./thresholds";
import type { DayMetric } from "./weekday-band";
import { fromScale, toScale } from "./weekday-pattern";

/** After so many days without a known one nothing is told ahead. */
const LONGEST_GAP = 7;
/** An interval whose upper end is more than so many times its lower end, on the median day, tells nobody what to expect. */
const WIDEST = 10;

type OutlookDay = {
  readonly day: Day;
  readonly value: number;
  readonly low: number;
  readonly high: number;
};

/** What the tests on the profile's own past gave, in the metric's own unit. */
type BackTest = {
  readonly origins: number;
  readonly days: number;
  readonly error: number;
  /** Of the same weekday of the week before. */
  readonly naiveError: number;
  /** How many times wider than the errors alone the interval is, so that it held four of five days that it did not know. */
  readonly widened: number;
  /** Share of the days tried that lay inside it, and of how many; null where there was none to try it on. */
  readonly coverage: number | null;
  readonly coverageDays: number;
};

export type Outlook = {
  readonly metric: DayMetric;
  /** Known days of the last 400. */
  readonly known: number;
  readonly needed: number;
  readonly refused: "too-few-days" | "gap" | "not-better" | "too-wide" | null;
  /** The 28 days after the window; empty where it is refused. */
  readonly days: readonly OutlookDay[];
  /** The median of them; null where it is refused. */
  readonly usual: number | null;
  readonly backTest: BackTest | null;
};

/**
 * The 28 days after the last of a history: theta forecasts with the interval that held four of five days of the profile's own past (theta.ts,
 * back-test.ts). Refused under 56 known days, after a week of unknown ones, and where it was not closer than repeating the same weekday of the
 * week before, or the interval is wider than tenfold. Provisional days are not learnt from.
 */
export function evaluateOutlook(metric: DayMetric, history: History): Outlook {
  const known = countKnownDays(metric, history);
  const told = { metric, known, needed: STATISTICS_DAYS_NEEDED, days: [], usual: null, backTest: null };
  if (known < STATISTICS_DAYS_NEEDED) return { ...told, refused: "too-few-days" };
  const series = knownSettledDays(metric, history);
  const origin = series.at(-1)?.place ?? 0;
  if (history.length - 1 - origin > LONGEST_GAP) return { ...told, refused: "gap" };
  const floor = MEASURES[metric].mayBeNegative ? Number.NEGATIVE_INFINITY : 0;
  const tested = testOnThePast(series);
  const backTest = evaluateBackTest(tested, floor);
  const reach = reachOf(tested);
  if (reach === null || !(backTest.error < backTest.naiveError))
    return { ...told, backTest, refused: "not-better" };
  const forecast = fitTheta(learnt(series));
  const last = history.length - 1;
  const { widened } = backTest;
  const days = Array.from({ length: OUTLOOK_DAYS }, (_, index): OutlookDay => {
    const place = last + 1 + index;
    const { below = 0, above = 0 } = reach[weekAhead({ origin, place }) - 1] ?? {};
    const [value = 0, low = 0, high = 0] = [0, below * widened, above * widened].map((by) =>
      Math.max(floor, fromScale(forecast(place) + by)),
    );
    return { day: addDays(dayOf(history, last), 1 + index), value, low, high };
  });
  if (isTooWide(days)) return { ...told, backTest, refused: "too-wide" };
  return { ...told, days, usual: median(days.map(({ value }) => value)), backTest, refused: null };
}

/** Near 0, where nothing is a multiple, the scale of ratios measures counts: from 0 up to 4 is not too wide, from 0 up to 6 is. */
function isTooWide(days: readonly OutlookDay[]): boolean {
  const width = median(days.map(({ low, high }) => toScale(high) - toScale(low)));
  return width !== null && width > Math.log(WIDEST);
}

function evaluateBackTest(tested: ReturnType<typeof testOnThePast>, floor: number): BackTest {
  const origins = new Set(tested.map(({ origin }) => origin)).size;
  return { origins, ...evaluateErrors(tested, floor), ...calibrate(tested) };
}
