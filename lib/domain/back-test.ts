import { quantile } from "./median";
import { fitTheta } from "./theta";
import { fromScale, type KnownValue, toScale } from "./weekday-pattern";

/** Days ahead that are looked at. */
export const OUTLOOK_DAYS = 28;
/** Of the days, this share lay inside the interval. */
const OUTLOOK_INTERVAL = 0.8;
/** Known days that a forecast rests on, at least and at most as many places back. */
const DAYS_LEARNT = 28;
const PLACES_LEARNT = 182;
const ORIGINS = 40;
const ERRORS_NEEDED = 20;
const WEEK = 7;

/** One day of the past as it was expected from `origin`, on the scale of ratios, and what came of it. */
type Tested = {
  readonly origin: number;
  readonly place: number;
  readonly expected: number;
  readonly came: number;
  /** The newest value of the same weekday up to the origin; null where none was known. */
  readonly naive: number | null;
};

/**
 * Every known day up to 28 days after each origin, forecast from what was known at the origin alone (rolling origin, Tashman 2000, International
 * Journal of Forecasting 16). At most 40 origins, evenly spread back from the newest; the first has 28 known days before it.
 */
export function testOnThePast(series: readonly KnownValue[]): Tested[] {
  const last = series.length - 2;
  const step = Math.max(1, Math.ceil((last - DAYS_LEARNT + 2) / ORIGINS));
  const tested: Tested[] = [];
  for (let at = last; at >= DAYS_LEARNT - 1; at -= step) tested.unshift(...testFrom(series, at));
  return tested;
}

function testFrom(series: readonly KnownValue[], at: number): Tested[] {
  const origin = series[at]?.place ?? 0;
  const known = series.slice(0, at + 1);
  const forecast = fitTheta(learnt(known));
  return series
    .slice(at + 1)
    .filter(({ place }) => place <= origin + OUTLOOK_DAYS)
    .map(({ place, value }) => ({
      ...{ origin, place, expected: forecast(place), came: value },
      naive: known.findLast((each) => each.place % WEEK === place % WEEK)?.value ?? null,
    }));
}

/** What a forecast is fitted to: the last half year, on the scale of ratios. */
export function learnt(series: readonly KnownValue[]): KnownValue[] {
  const end = series.at(-1)?.place ?? 0;
  return series
    .filter(({ place }) => place > end - PLACES_LEARNT)
    .map(({ place, value }) => ({ place, value: toScale(value) }));
}

/** How far below and above what was expected the interval reaches, on the scale of ratios, in each week ahead. */
type Reach = readonly { readonly below: number; readonly above: number }[];

/**
 * The 10th and the 90th percentile of what came less what was expected, for each of four weeks ahead; a later week never less wide than the one
 * before, which also stands in where fewer than 20 days were tested. null where that is so in the first week.
 */
export function reachOf(tested: readonly Tested[]): Reach | null {
  const reach: { below: number; above: number }[] = [];
  for (let week = 1; week <= OUTLOOK_DAYS / WEEK; week += 1) {
    const errors = tested
      .filter((each) => weekAhead(each) === week)
      .map(({ came, expected }) => toScale(came) - expected);
    const before = reach.at(-1) ?? null;
    if (errors.length < ERRORS_NEEDED) {
      if (before === null) return null;
      reach.push(before);
      continue;
    }
    const [low, high] = [(1 - OUTLOOK_INTERVAL) / 2, (1 + OUTLOOK_INTERVAL) / 2].map(
      (share) => quantile(errors, share) ?? 0,
    );
    reach.push({
      below: Math.min(low ?? 0, before?.below ?? 0),
      above: Math.max(high ?? 0, before?.above ?? 0),
    });
  }
  return reach;
}

export function weekAhead({ origin, place }: Pick<Tested, "origin" | "place">): number {
  return Math.min(OUTLOOK_DAYS / WEEK, Math.ceil((place - origin) / WEEK));
}

/** Mean absolute errors in the metric's own unit of the forecast and of the newest same weekday, over the days that both tell. */
export function evaluateErrors(tested: readonly Tested[], floor: number) {
  let [days, error, naiveError] = [0, 0, 0];
  for (const { expected, came, naive } of tested) {
    if (naive === null) continue;
    days += 1;
    error += Math.abs(Math.max(floor, fromScale(expected)) - came);
    naiveError += Math.abs(naive - came);
  }
  return { days, error: error / days, naiveError: naiveError / days };
}

type Calibration = {
  /** How many times wider the interval is than the errors alone make it; at least 1. */
  readonly widened: number;
  /** Share of the days tried that lay inside it, and of how many; null where there was none to try it on. */
  readonly coverage: number | null;
  readonly coverageDays: number;
};

/**
 * How much wider an interval has to be to hold four of five days that it did not know: each day from the later half of the origins is tried on the
 * interval of the errors known at its origin, and the 80th percentile of what that one lacked is what all are widened by (conformal prediction
 * on a rolling origin, after Romano, Patterson and Candès 2019, NeurIPS 32).
 */
export function calibrate(tested: readonly Tested[]): Calibration {
  const origins = [...new Set(tested.map(({ origin }) => origin))];
  const lacks = origins.slice(Math.floor(origins.length / 2)).flatMap((origin) => {
    const reach = reachOf(tested.filter(({ place }) => place <= origin));
    return reach === null
      ? []
      : tested.filter((each) => each.origin === origin).map((each) => lackOf(each, reach));
  });
  const sorted = lacks.toSorted((a, b) => a - b);
  const wanted = Math.max(1, sorted[Math.ceil(OUTLOOK_INTERVAL * sorted.length) - 1] ?? 1);
  const widened = Number.isFinite(wanted) ? wanted : 1;
  const inside = lacks.filter((lack) => lack <= widened).length;
  return { widened, coverage: lacks.length === 0 ? null : inside / lacks.length, coverageDays: lacks.length };
}

/** How many times wider the interval would have to be to hold the day; infinite where it does not reach to that side at all. */
function lackOf(each: Tested, reach: Reach): number {
  const { below = 0, above = 0 } = reach[weekAhead(each) - 1] ?? {};
  const error = toScale(each.came) - each.expected;
  if (error === 0) return 0;
  const side = error > 0 ? above : below;
  return side === 0 ? Number.POSITIVE_INFINITY : error / side;
}
