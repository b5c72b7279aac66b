import { clipOutliers } from "./breaks";
import { median } from "./median";
import { evaluateWeekdayPattern, type KnownValue, withoutPattern } from "./weekday-pattern";

/** Shares of the newest day in the level; the one that was closest a day ahead is taken. */
const WEIGHTS = [0.05, 0.1, 0.2, 0.3, 0.5] as const;
const FIRST_DAYS = 7;

/** What a fitted series expects of a later place on the same scale. */
type Fitted = (place: number) => number;

/**
 * The theta method (Assimakopoulos and Nikolopoulos 2000, International Journal of Forecasting 16) as Hyndman and Billah wrote it (2003, the same,
 * 19): simple exponential smoothing with half the slope of the regression line as drift,
 * `level + slope ÷ 2 × (h − 1 + 1 ÷ α − (1 − α)ⁿ ÷ α)`, on the series without its weekday pattern and without its outliers. Unknown places move
 * nothing. At least seven known values.
 */
export function fitTheta(series: readonly KnownValue[]): Fitted {
  const pattern = evaluateWeekdayPattern(series);
  const clean = withoutOutliers(series, pattern);
  const { weight, level } = smooth(clean.map(({ value }) => value));
  const drift = slopeOf(clean) / 2;
  const last = clean.at(-1)?.place ?? 0;
  const lag = (1 - (1 - weight) ** clean.length) / weight;
  return (place) => level + drift * (place - last - 1 + lag) + (pattern[place % pattern.length] ?? 0);
}

function withoutOutliers(series: readonly KnownValue[], pattern: readonly number[]): KnownValue[] {
  const plain = withoutPattern(series, pattern);
  const clipped = clipOutliers(plain.map(({ value }) => value));
  return plain.map(({ place, value }, at) => ({ place, value: clipped[at] ?? value }));
}

/** The smoothed level at the end, from the median of the first week, with the weight whose forecasts a day ahead were closest. */
function smooth(values: readonly number[]): { readonly weight: number; readonly level: number } {
  const start = median(values.slice(0, FIRST_DAYS)) ?? 0;
  const tried = WEIGHTS.map((weight) => {
    let [level, error] = [start, 0];
    for (const [at, value] of values.entries()) {
      if (at >= FIRST_DAYS) error += Math.abs(value - level);
      level += weight * (value - level);
    }
    return { weight, level, error };
  });
  return tried.reduce((best, each) => (each.error < best.error ? each : best));
}

/** Of the least squares line through the values, per place. */
function slopeOf(series: readonly KnownValue[]): number {
  const mean = (of: (each: KnownValue) => number) =>
    series.reduce((sum, each) => sum + of(each), 0) / series.length;
  const [x, y] = [mean(({ place }) => place), mean(({ value }) => value)];
  const together = series.reduce((sum, { place, value }) => sum + (place - x) * (value - y), 0);
  const alone = series.reduce((sum, { place }) => sum + (place - x) ** 2, 0);
  return alone === 0 ? 0 : together / alone;
}
