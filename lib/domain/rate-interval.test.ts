import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareIntervals,
  countLeaders,
  evaluatePooledRate,
  evaluateWilson,
  tallyEngagement,
  tallyShares,
} from "./rate-interval";

const rounded = (interval: ReturnType<typeof evaluateWilson>) =>
  interval && [interval.low, interval.high].map((value) => value.toFixed(4));
const tally = (successes: number, trials: number) => ({ successes, trials });

describe("Wilson's interval", () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  it.each([
    [81, 263, ["0.2553", "0.3662"]],
    [15, 148, ["0.0624", "0.1605"]],
    [0, 20, ["0.0000", "0.1611"]],
    [1, 29, ["0.0061", "0.1718"]],
  ])("of %d in %d is as published", (successes, trials, published) => {
    expect(rounded(evaluateWilson(successes, trials))).toEqual(published);
  });

  it("is not there without trials, and not for more successes than trials", () => {
    expect(evaluateWilson(0, 0)).toBeNull();
    expect(evaluateWilson(4, 3)).toBeNull();
  });

  it("holds the rate, stays between 0 and 1, mirrors, and shrinks with more of the same", () => {
    const counts = fc
      .tuple(fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 }))
      .map(([a, b]) => tally(Math.min(a, b), Math.max(a, b, 1)));
    fc.assert(
      fc.property(counts, ({ successes, trials }) => {
        const { low, high } = evaluateWilson(successes, trials) ?? { low: Number.NaN, high: Number.NaN };
        const rate = successes / trials;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(rate + 1e-12);
        expect(high).toBeGreaterThanOrEqual(rate - 1e-12);
        const mirrored = evaluateWilson(trials - successes, trials);
        expect(mirrored?.low).toBeCloseTo(1 - high, 10);
        const more = evaluateWilson(successes * 10, trials * 10);
        expect((more?.high ?? 1) - (more?.low ?? 0)).toBeLessThanOrEqual(high - low + 1e-12);
      }),
    );
  });
});

describe("a pooled rate", () => {
  const alike = Array.from({ length: 5 }, () => tally(100, 1_000));

  it("of posts that are alike has the interval of all their views", () => {
    const pooled = evaluatePooledRate(alike);
    expect(pooled).toMatchObject({ posts: 5, rate: 0.1 });
    expect(pooled.interval).toEqual(evaluateWilson(500, 5_000));
  });

  it("of posts that differ is as unsure as they differ", () => {
    // X² = 2 · (50² + 50²) ÷ (1000 · 0.1 · 0.9) = 111.1, over 4 degrees of freedom 27.8.
    const pooled = evaluatePooledRate([
      tally(50, 1_000),
      tally(150, 1_000),
      tally(50, 1_000),
      tally(150, 1_000),
      tally(100, 1_000),
    ]);
    const divisor = 10_000 / 90 / 4;
    expect(pooled.rate).toBe(0.1);
    const expected = evaluateWilson(500 / divisor, 5_000 / divisor);
    expect(pooled.interval?.low).toBeCloseTo(expected?.low ?? -1, 12);
    expect(pooled.interval?.high).toBeCloseTo(expected?.high ?? -1, 12);
  });

  it("of fewer than five posts has none, and of nobody's views no rate", () => {
    expect(evaluatePooledRate(alike.slice(1))).toEqual({ posts: 4, rate: 0.1, interval: null });
    expect(evaluatePooledRate([null, null])).toEqual({ posts: 0, rate: null, interval: null });
  });

  it("leaves posts out of which something is unknown, and never counts them as 0", () => {
    const totals = { views: 100, likes: 5, comments: 3, shares: 2 };
    expect(tallyEngagement(totals)).toEqual(tally(10, 100));
    expect(tallyEngagement({ ...totals, likes: null })).toBeNull();
    expect(tallyEngagement({ ...totals, views: 0 })).toBeNull();
    expect(tallyShares({ ...totals, likes: null })).toEqual(tally(2, 100));
    expect(evaluatePooledRate([...alike, null])).toEqual(evaluatePooledRate(alike));
  });
});

describe("what is called better", () => {
  it("has an interval that meets no other", () => {
    expect(compareIntervals({ low: 0.2, high: 0.3 }, { low: 0.1, high: 0.19 })).toBe("above");
    expect(compareIntervals({ low: 0.1, high: 0.2 }, { low: 0.2, high: 0.3 })).toBe("not-apart");
    expect(compareIntervals({ low: 0.1, high: 0.19 }, { low: 0.2, high: 0.3 })).toBe("below");
    expect(compareIntervals(null, { low: 0.2, high: 0.3 })).toBeNull();
  });

  it("is nothing among fewer than five posts, and several where they cannot be told apart", () => {
    const clear = [
      tally(300, 1_000),
      tally(100, 1_000),
      tally(90, 1_000),
      tally(80, 1_000),
      tally(70, 1_000),
    ];
    expect(countLeaders(clear)).toBe(1);
    expect(countLeaders(clear.slice(1))).toBeNull();
    expect(countLeaders([tally(10, 20), ...clear])).toBe(2);
  });
});
