import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysIn, toDay } from "./day";
import { evaluateFigure } from "./figure";
import type { DailyMetric } from "./formula";
import { type History, toHistory } from "./history";
import type { Measure } from "./measure";
import type { Comparison, WindowDays } from "./report";
import { WINDOW_LENGTHS } from "./window";

const ASOF = toDay("2026-03-24");

/** The last value falls on 24 March 2026; null is an unknown day. */
function historyOf(lines: Partial<Record<Measure, readonly (number | null)[]>>): History {
  const length = Math.max(...Object.values(lines).map((line) => line.length));
  const from = addDays(ASOF, 1 - length);
  const known = Object.fromEntries(
    Object.entries(lines).map(([measure, values]) => [
      measure,
      values.flatMap((value, index) =>
        value === null
          ? []
          : [
              {
                day: addDays(ASOF, index + 1 - values.length),
                value,
                provisional: index >= values.length - 2,
              },
            ],
      ),
    ]),
  );
  return toHistory({ from, to: ASOF }, known);
}

function figureOf(
  metric: DailyMetric,
  history: History,
  window: WindowDays = 7,
  compare: Comparison = "previous",
) {
  return evaluateFigure({ metric, history, asOf: ASOF, window, compare });
}

const week = (value: number): number[] => Array.from({ length: 7 }, () => value);

describe("a figure", () => {
  it("adds up the known days and counts them", () => {
    const figure = figureOf("videoViews", historyOf({ videoViews: [1, 2, null, 4, 5, 6, 7] }));
    expect(figure.value).toBe(25);
    expect(figure.coverage).toEqual({ known: 6, days: 7 });
    expect(figure.series.map(({ value }) => value)).toEqual([1, 2, null, 4, 5, 6, 7]);
    expect(figure.series.map(({ provisional }) => provisional).slice(4)).toEqual([false, true, true]);
  });

  it("is unknown, not 0, without a known day", () => {
    const figure = figureOf("likes", historyOf({ videoViews: week(3) }));
    expect(figure).toMatchObject({ value: null, previous: null, coverage: { known: 0, days: 7 } });
    expect(figure.change).toMatchObject({ kind: "none", reason: "too-few-days", matchedDays: 0 });
  });

  it("keeps negative days, because likes are net", () => {
    expect(figureOf("likes", historyOf({ likes: [5, -2, 0, 0, 0, 0, 1] })).value).toBe(4);
  });

  it("compares day i with day i where both are known", () => {
    const before = [10, null, 10, 10, 10, 10, 10];
    const now = [20, 999, 20, null, 20, 20, 20];
    const figure = figureOf("videoViews", historyOf({ videoViews: [...before, ...now] }));
    expect(figure.value).toBe(1099);
    expect(figure.matchedValue).toBe(100);
    expect(figure.previous).toBe(50);
    expect(figure.change).toMatchObject({ kind: "percent", value: 1, absolute: 50, matchedDays: 5 });
    expect(figure.previousSeries.map(({ value }) => value)).toEqual(before);
    expect(figure.previousSeries[0]?.day).toBe("2026-03-11");
  });

  it("refuses a comparison of 60 days that rests on 8", () => {
    const figure = figureOf("videoViews", historyOf({ videoViews: Array.from({ length: 68 }, () => 5) }), 60);
    expect(figure.value).toBe(300);
    expect(figure).toMatchObject({ previous: null, matchedValue: null });
    expect(figure.change).toEqual({
      kind: "none",
      value: null,
      absolute: null,
      matchedDays: 8,
      reason: "too-few-days",
    });
  });

  it("gives a 60-day change the same weekdays beside it, and only that one", () => {
    const history = historyOf({ videoViews: Array.from({ length: 123 }, (_, index) => index + 1) });
    const figure = figureOf("videoViews", history, 60);
    expect(figure.change.absolute).toBe(60 * 60);
    expect(figure.sameWeekdays).toMatchObject({ kind: "percent", absolute: 60 * 63, matchedDays: 60 });
    expect(figureOf("videoViews", history, 60, "weekdays").sameWeekdays).toBeNull();
    expect(figureOf("videoViews", history, 60, "weekdays").change.absolute).toBe(60 * 63);
    expect(figureOf("videoViews", history, 28).sameWeekdays).toBeNull();
  });

  it("takes a level from its last known day", () => {
    const figure = figureOf("followers", historyOf({ followers: [90, 95, 100, 101, 104, 110, null] }));
    expect(figure.value).toBe(110);
  });

  it("counts net followers from the last known day before the window", () => {
    const figure = figureOf(
      "netFollowers",
      historyOf({ followers: [80, null, 90, 95, null, 101, 104, 110, 112] }),
    );
    expect(figure.value).toBe(32);
    expect(figure.series.map(({ value }) => value)).toEqual([null, 5, null, null, 3, 6, 2]);
    expect(figure.coverage).toEqual({ known: 4, days: 7 });
  });

  it("does not know net followers or growth without a total before the window", () => {
    const history = historyOf({ followers: [90, 95, 100, 101, 104, 110, 112] });
    expect(figureOf("netFollowers", history).value).toBeNull();
    expect(figureOf("followerGrowth", history).value).toBeNull();
  });

  it("divides growth by the total before the window", () => {
    expect(figureOf("followerGrowth", historyOf({ followers: [200, ...week(250)] })).value).toBe(0.25);
    expect(figureOf("followerGrowth", historyOf({ followers: [0, ...week(250)] })).value).toBeNull();
  });

  it("pools ratios over the days on which everything is known", () => {
    const figure = figureOf(
      "engagementRate",
      historyOf({
        videoViews: [100, 100, 800, null, 0, 0, 0],
        likes: [10, 10, null, 5, 0, 0, 0],
        comments: week(0),
        shares: [0, 20, 7, 7, 0, 0, 0],
      }),
    );
    expect(figure.value).toBe(40 / 200);
    expect(figure.coverage.known).toBe(5);
    expect(figure.series.map(({ value }) => value)).toEqual([0.1, 0.3, null, null, null, null, null]);
  });

  it("has no ratio where nothing was viewed", () => {
    expect(figureOf("shareRate", historyOf({ videoViews: week(0), shares: week(0) })).value).toBeNull();
  });

  it("gives people per day by the median day and never compares them", () => {
    const figure = figureOf("viewers", historyOf({ viewers: [...week(1), 5, 100, 7, null, 9, 11, 3] }));
    expect(figure.value).toBe(8);
    expect(figure.change).toMatchObject({ kind: "none", reason: "not-summable" });
  });

  it("tells the usual swing from 4 pairs of windows on", () => {
    const weeks = [100, 110, 99, 110, 121].flatMap((value) => week(value));
    expect(figureOf("videoViews", historyOf({ videoViews: weeks })).usualSwing).toBeCloseTo(0.1, 12);
    expect(figureOf("videoViews", historyOf({ videoViews: weeks.slice(7) })).usualSwing).toBeNull();
  });

  it("looks no further back than 400 days for the usual swing", () => {
    const quiet = Array.from({ length: 57 * 7 }, () => 10);
    const wild = Array.from({ length: 70 * 7 }, (_, index) => (Math.floor(index / 7) % 2 === 0 ? 1 : 100));
    expect(figureOf("videoViews", historyOf({ videoViews: [...wild, ...quiet] })).usualSwing).toBe(0);
  });
});

const days = (length: number, value: fc.Arbitrary<number>) =>
  fc.array(fc.option(value, { nil: null, freq: 4 }), { minLength: length, maxLength: length });

describe("figures of any history", () => {
  it("compares exactly the days that a naive reading of both periods matches", () => {
    fc.assert(
      fc.property(
        days(130, fc.integer({ min: -50, max: 1000 })),
        fc.constantFrom(...WINDOW_LENGTHS),
        (values, window) => {
          const figure = figureOf("likes", historyOf({ likes: values }), window);
          const now = values.slice(-window);
          const before = values.slice(-2 * window, -window);
          const pairs = now.flatMap((value, index) => {
            const earlier = before[index] ?? null;
            return value === null || earlier === null ? [] : [[value, earlier] as const];
          });
          expect(figure.change.matchedDays).toBe(pairs.length);
          const enough = pairs.length * 2 >= window;
          expect(figure.matchedValue).toBe(enough ? pairs.reduce((sum, [value]) => sum + value, 0) : null);
          expect(figure.previous).toBe(enough ? pairs.reduce((sum, [, earlier]) => sum + earlier, 0) : null);
          expect(figure.change.kind === "none").toBe(!enough);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("has a total that equals the sum of its known days", () => {
    fc.assert(
      fc.property(days(60, fc.nat()), fc.constantFrom(...WINDOW_LENGTHS), (values, window) => {
        const { value, series, coverage } = figureOf("videoViews", historyOf({ videoViews: values }), window);
        const known = series.map((point) => point.value).filter((each) => each !== null);
        expect(coverage).toEqual({ known: known.length, days: window });
        expect(value).toBe(known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0));
        expect(series.map(({ day }) => day)).toEqual(daysIn({ from: addDays(ASOF, 1 - window), to: ASOF }));
      }),
      { numRuns: 500 },
    );
  });

  it("counts net followers as a naive reader of the totals does", () => {
    fc.assert(
      fc.property(days(80, fc.nat()), fc.constantFrom(...WINDOW_LENGTHS), (values, window) => {
        const figure = figureOf("netFollowers", historyOf({ followers: values }), window);
        const end = values.slice(-window).findLast((value) => value !== null) ?? null;
        const start = values.slice(0, -window).findLast((value) => value !== null) ?? null;
        expect(figure.value).toBe(end === null || start === null ? null : end - start);
      }),
      { numRuns: 500 },
    );
  });
});
