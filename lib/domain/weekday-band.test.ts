import { describe, expect, it } from "vitest";
import { addDays, toDay } from "./day";
import { formatUnusualDays } from "./day-words";
import { toHistory } from "./history";
import { evaluateLevels, findChangeOf } from "./level-changes";
import type { Measure } from "./measure";
import { evenNumbers, historyOf, NILE, normalNumbers } from "./testing/series";
import {
  countOutside,
  evaluateWeekdayBand,
  evaluateWeekdayBands,
  type WeekdayBand,
  yieldToMost,
} from "./weekday-band";

/** A Tuesday. */
const LAST = toDay("2026-03-24");

/** Earlier Tuesdays with these values, newest last, and then the last one; all other days are unknown. */
function tuesdays(
  earlier: readonly (number | null)[],
  value: number | null,
  measure: Measure = "videoViews",
) {
  const known = [...earlier, value].flatMap((each, index) =>
    each === null
      ? []
      : [{ day: addDays(LAST, (index - earlier.length) * 7), value: each, provisional: false }],
  );
  return toHistory({ from: addDays(LAST, -500), to: LAST }, { [measure]: known });
}

const bandOf = (
  earlier: readonly (number | null)[],
  value: number | null,
  measure: "videoViews" | "likes" = "videoViews",
) => evaluateWeekdayBand(measure, tuesdays(earlier, value, measure), 500);

describe("what is usual for a weekday", () => {
  it("is the median ± 3 median absolute deviations of at least 8 earlier days of it", () => {
    expect(bandOf([8, 9, 10, 10, 10, 10, 11, 12], 12.1)).toEqual({
      day: LAST,
      ...{ median: 10, low: 8.5, high: 11.5, weekdays: 8 },
      ...{ levelFrom: null, outside: "above", unusual: "above" },
    });
    expect(bandOf([8, 9, 10, 10, 10, 10, 11, 12], 11.5)?.unusual).toBe(false);
    expect(bandOf([8, 9, 10, 10, 10, 10, 11, 12], 8.5)?.unusual).toBe(false);
    expect(bandOf([8, 9, 10, 10, 10, 10, 11, 12], 8.4)?.unusual).toBe("below");
  });

  it("is what NumPy computes of a published series", () => {
    // numpy.median and the median of numpy.abs(x − median) over the flow of the Nile at Aswan, 1871 to 1890 (Cobb 1978): 1115 and 105.
    const nile = [
      1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799,
      958, 1140,
    ];
    expect(bandOf(nile, 1431)).toMatchObject({ median: 1115, low: 800, high: 1430, unusual: "above" });
  });

  it("is not told from 7 known days of it, and an unknown one counts for nothing", () => {
    expect(bandOf([9, 10, 10, 10, 10, 11, 12], 5_000)).toBeNull();
    expect(bandOf([null, 9, 10, 10, 10, 10, 11, 12, null], 5_000)).toBeNull();
  });

  it("reaches back 400 days and no further", () => {
    expect(
      bandOf([...Array.from({ length: 12 }, () => 1), ...Array.from({ length: 57 }, () => 6)], 6),
    ).toMatchObject({
      ...{ median: 6, weekdays: 57 },
    });
  });

  it("leaves an unknown day without a verdict", () => {
    expect(bandOf([8, 9, 10, 10, 10, 10, 11, 12], null)).toMatchObject({ median: 10, unusual: null });
  });

  it("ends at 0 for what is never negative, and below it for what may be", () => {
    const wild = [0, 0, 2, 4, 6, 8, 10, 12];
    expect(bandOf(wild, 0)).toMatchObject({ low: 0, high: 17, unusual: false });
    expect(bandOf(wild, -8, "likes")).toMatchObject({ low: -7, high: 17, unusual: "below" });
  });

  it("is told for every day of a span that has one", () => {
    const history = tuesdays([8, 9, 10, 10, 10, 10, 11, 12], 10);
    expect(
      evaluateWeekdayBands("videoViews", history, { start: 494, days: 7 }).map(({ day }) => day),
    ).toEqual([LAST]);
  });
});

describe("what is usual since the level changed", () => {
  /** The Nile from 1871 to `last` as Tuesdays, the last of them the day in question. */
  const nileBand = (last: number) => {
    const years = NILE.slice(0, last - 1870);
    const history = tuesdays(years.slice(0, -1), years.at(-1) ?? null);
    const from = (year: number) => addDays(LAST, (year - last) * 7);
    return evaluateWeekdayBand("videoViews", history, 500, [{ from: from(1871) }, { from: from(1899) }]);
  };

  it("is told by the days of the level alone, once it holds 8 of that weekday", () => {
    // numpy.median and the median of numpy.abs(x − median) of the years 1899 to 1906: 836.5 and 71; of all before 1907: 1065 and 120.
    expect(nileBand(1907)).toMatchObject({
      ...{ median: 836.5, low: 623.5, high: 1049.5, weekdays: 8 },
      ...{ levelFrom: addDays(LAST, -8 * 7), unusual: false },
    });
    // Of the years 1871 to 1905: 1100 and 120.
    expect(nileBand(1906)).toMatchObject({ median: 1100, low: 740, weekdays: 35, levelFrom: null });
  });

  /** Days of noise; `by` standard deviations more in the last `days` of them; bands and their levels. */
  const marksAfterStep = (seed: number, days: number, by: number, length = 300) => {
    const normal = normalNumbers(evenNumbers(seed));
    const values = Array.from({ length }, (_, at) =>
      Math.round(1_000 + 50 * (normal() + (at >= length - days ? by : 0))),
    );
    const history = historyOf(values);
    const levels = evaluateLevels("videoViews", history).levels ?? [];
    return {
      bands: evaluateWeekdayBands("videoViews", history, { start: length - 28, days: 28 }, levels),
      levels,
    };
  };
  const series = Array.from({ length: 60 }, (_, seed) => seed);
  const countMarks = (bands: readonly WeekdayBand[]) =>
    bands.filter(({ unusual }) => unusual === "above" || unusual === "below").length;

  it("marks about as many days of a window as of a profile that began when the level did", () => {
    const marks = (days: number, by: number, length = 300) =>
      series.reduce((sum, seed) => sum + countMarks(marksAfterStep(seed, days, by, length).bands), 0) /
      (60 * 28);
    // 3 median deviations are 2.02 standard ones: 4.3 % of normal days if the band were known exactly, more by a band of few days.
    const known = marks(0, 0);
    expect(known).toBeGreaterThan(0.043);
    expect(known).toBeLessThan(0.08);
    const young = marks(0, 0, 120);
    expect(young).toBeLessThan(0.12);
    expect(Math.abs(marks(120, 8) - young)).toBeLessThan(0.02);
  });

  it("is one thing to say while most days of the window lie outside, and then no single day is marked", () => {
    for (const seed of series) {
      const { bands, levels } = marksAfterStep(seed, 24, 8);
      expect(countOutside(bands)).toMatchObject({ judged: 28, isMost: true });
      expect(countMarks(bands)).toBe(0);
      expect(bands.filter(({ outside }) => outside === "above").length).toBeGreaterThanOrEqual(22);
      expect(formatUnusualDays(bands, findChangeOf(bands, levels))).toMatch(
        /^Most days lie outside the usual of their weekday \(2\d of 28\); the level changed around (28 Feb|[123] Mar)\.$/,
      );
    }
  });

  it("leaves single days marked up to half of the window, and in less than four days", () => {
    const bandOf = (unusual: WeekdayBand["unusual"]): WeekdayBand => ({
      ...{ day: LAST, median: 1, low: 1, high: 1, weekdays: 8, unusual },
    });
    const above = (count: number, rest: number) => [
      ...Array.from({ length: count }, () => bandOf("above")),
      ...Array.from({ length: rest }, () => bandOf(false)),
      bandOf(null),
    ];
    expect(countMarks(yieldToMost(above(4, 4)))).toBe(4);
    expect(countMarks(yieldToMost(above(3, 0)))).toBe(3);
    expect(yieldToMost(yieldToMost(above(4, 3))).map(({ unusual }) => unusual)).toEqual([
      ...Array.from({ length: 7 }, () => false),
      null,
    ]);
  });
});
