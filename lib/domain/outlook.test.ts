import { describe, expect, it } from "vitest";
import { evaluateOutlook } from "./outlook";
import { formatBackTest, formatOutlook } from "./outlook-words";
import { BIRTHS, evenNumbers, historyOf, NILE, normalNumbers } from "./testing/series";

const fill = (length: number, value: (at: number) => number) => Array.from({ length }, (_, at) => value(at));
const outlookOf = (values: readonly (number | null)[], provisional = 0) =>
  evaluateOutlook("videoViews", historyOf(values, { provisional }));

/** Noise around a level with a weekday pattern, the same on every run. */
function noisy(length: number, seed = 5): number[] {
  const normal = normalNumbers(evenNumbers(seed));
  return fill(length, (day) => Math.round(500 * (day % 7 > 4 ? 1.4 : 1) * Math.exp(0.2 * normal())));
}

describe("an outlook", () => {
  /** `origins, days, error, error of the naive forecast, coverage, widened`, then value, low and high of days 1, 7, 14 and 28. */
  it.each([
    {
      name: "births in the United States",
      values: BIRTHS,
      test: [35, 875, 246.782_455_388, 273.930_285_714, 0.802_005_013, 1.411_328_895],
      days: [
        [8974.6169, 8608.417, 9315.4776],
        [11_781.0535, 11_300.3398, 12_228.5041],
        [11_787.6274, 11_249.7564, 12_261.9309],
        [11_800.7863, 11_099.5792, 12_285.7289],
      ],
    },
    {
      name: "the flow of the Nile",
      values: NILE,
      test: [36, 812, 124.703_623_346, 148.626_847_291, 0.853_896_104, 1],
      days: [
        [836.2326, 682.6317, 1052.1564],
        [804.2639, 656.5351, 1011.9331],
        [796.5033, 650.1999, 1032.4301],
        [781.2061, 637.7125, 1043.3994],
      ],
    },
    {
      name: "eight weeks of births",
      values: BIRTHS.slice(0, 56),
      test: [28, 406, 206.092_385_373, 211.088_669_951, 0.8, 1.457_099_759],
      days: [
        [9116.9158, 8753.5068, 9518.3306],
        [11_907.4835, 11_432.8399, 12_431.7662],
        [11_956.8561, 11_480.2444, 12_557.4896],
        [12_056.2162, 11_340.5218, 12_661.841],
      ],
    },
  ])(
    "of $name is what a second implementation gives, written from the rules with NumPy",
    ({ values, test, days }) => {
      const { refused, backTest, days: told } = outlookOf(values);
      expect(refused).toBeNull();
      expect(told).toHaveLength(28);
      const { origins, days: tried, error, naiveError, coverage, widened } = backTest ?? {};
      for (const [index, each] of [origins, tried, error, naiveError, coverage, widened].entries())
        expect(each).toBeCloseTo(test[index] ?? 0, 6);
      for (const [index, at] of [0, 6, 13, 27].entries()) {
        const { value = 0, low = 0, high = 0 } = told[at] ?? {};
        for (const [end, each] of [value, low, high].entries())
          expect(each).toBeCloseTo(days[index]?.[end] ?? 0, 3);
      }
    },
  );

  it("begins on the day after the last, and its interval holds it and never narrows by the week", () => {
    const { days } = outlookOf(noisy(200));
    expect([days[0]?.day, days.at(-1)?.day]).toEqual(["2026-03-25", "2026-04-21"]);
    for (const { value, low, high } of days) expect(low <= value && value <= high).toBe(true);
    const widths = days.map(({ low, high }) => Math.asinh(high) - Math.asinh(low));
    for (const [at, width] of widths.slice(7).entries())
      expect(width).toBeGreaterThanOrEqual((widths[at] ?? 0) - 1e-9);
  });

  it("is refused under 56 known days, and not at 56", () => {
    expect(outlookOf(noisy(55))).toMatchObject({ refused: "too-few-days", known: 55, days: [], usual: null });
    expect(outlookOf(noisy(56)).refused).toBeNull();
    expect(outlookOf(noisy(56), 2).refused).toBeNull();
    expect(formatOutlook(outlookOf(noisy(55)))).toBe("An outlook needs 56 known days. 55 are known so far.");
  });

  it("is refused where repeating the week before is as close", () => {
    const { refused, backTest } = outlookOf(fill(120, (day) => 100 + 50 * (day % 7)));
    expect(refused).toBe("not-better");
    expect(backTest?.naiveError).toBe(0);
    expect(outlookOf(fill(120, () => 7)).refused).toBe("not-better");
  });

  it("is refused where the interval is wider than tenfold, as after a sudden rise", () => {
    const values = fill(68, (day) => (day < 45 ? 10 + (day % 5) : 60_000 / (1 + ((day * 7) % 23))));
    expect(outlookOf(values)).toMatchObject({ refused: "too-wide", days: [], usual: null });
    expect(formatOutlook(outlookOf(values))).toContain("tenfold");
  });

  it("is refused after more than a week of unknown days, which are never taken for 0", () => {
    const values = noisy(120);
    const gap = (length: number) => outlookOf([...values, ...fill(length, () => 0).map(() => null)]);
    expect(gap(7).refused).toBeNull();
    expect(gap(7).days[0]?.low).toBeGreaterThan(200);
    expect(gap(8)).toMatchObject({ refused: "gap", known: 120 });
  });

  it("does not learn from provisional days", () => {
    const values = noisy(120);
    const last = [...values.slice(0, -2), 0, 0];
    expect(outlookOf(last, 2).days).toEqual(outlookOf([...values.slice(0, -2), null, null]).days);
  });

  it("never goes below 0 for what cannot be negative", () => {
    const normal = normalNumbers(evenNumbers(8));
    const { refused, days } = outlookOf(fill(150, () => Math.max(0, Math.round(normal()))));
    expect(refused).toBeNull();
    for (const { low, value } of days) expect(Math.min(low, value)).toBeGreaterThanOrEqual(0);
  });

  it("holds about four of five days of noise that goes on as it was", () => {
    let [inside, all] = [0, 0];
    for (let seed = 1; seed <= 30; seed += 1) {
      const values = noisy(228, seed);
      const { days } = outlookOf(values.slice(0, 200));
      for (const [at, { low, high }] of days.entries()) {
        all += 1;
        const came = values[200 + at] ?? 0;
        if (came >= low && came <= high) inside += 1;
      }
    }
    expect(all).toBe(30 * 28);
    expect(inside / all).toBeGreaterThan(0.75);
    expect(inside / all).toBeLessThan(0.93);
  });

  it("says how far off it was, and how many days its interval held", () => {
    const outlook = outlookOf(BIRTHS);
    expect(formatOutlook(outlook)).toBe("About 11.7K a day, between 11.1K and 12.2K on four days of five.");
    expect(formatBackTest(outlook)).toBe(
      "In 35 tests on this profile’s own past it was off by 247 a day, repeating the week before by 274. Widened 1.4 times, its interval held 80% of the 399 days it was tried on.",
    );
  });
});
