import fc from "fast-check";
import { expect, test } from "vitest";
import {
  barShare,
  findLoneDays,
  findRuns,
  labelledDays,
  toAreaPath,
  toLinePath,
  toValueAxis,
  xShare,
  yShare,
} from "./geometry";

const axis = { low: 0, high: 20, ticks: [0, 10, 20] };

test("a gap interrupts the line and is never drawn through", () => {
  expect(toLinePath({ values: [0, 10, null, 20, 20], axis })).toBe("M0 1000L250 500M750 0L1000 0");
});

test("an area stops at a gap and stands on 0", () => {
  expect(toAreaPath({ values: [10, 20, null], axis })).toBe("M0 1000L0 500L500 0L500 1000Z");
});

test("steps may be left out, so that provisional days are drawn apart", () => {
  const line = { values: [0, 10, 20], axis };
  expect(toLinePath(line, (from) => from < 1)).toBe("M0 1000L500 500");
});

test("a known day between two gaps is found, for a dot", () => {
  expect(findLoneDays([1, null, 5, null, 3, 4])).toEqual([0, 2]);
});

test("runs have both ends included", () => {
  expect(findRuns(5, (position) => position !== 2)).toEqual([
    { first: 0, last: 1 },
    { first: 3, last: 4 },
  ]);
});

test("an axis is round, holds 0 and reaches below it only when a value does", () => {
  expect(toValueAxis([18_800, null, 7_400], true).ticks).toEqual([0, 10_000, 20_000]);
  expect(toValueAxis([-3, 4], true).ticks).toEqual([-3, 0, 3, 6]);
  expect(toValueAxis([-40, 1_600], true).ticks).toEqual([0, 1_000, 2_000]);
  expect(toValueAxis([-40, 1_600], true).low).toBeLessThan(-40);
  expect(toValueAxis([null], true).ticks).toEqual([0, 1]);
});

test("every value lies inside its axis", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000_000, max: 2_000_000_000 }), { minLength: 1 }), (values) => {
      const found = toValueAxis(values, true);
      for (const value of values) {
        const y = yShare(value, found);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(1);
      }
      expect(found.ticks).toContain(0);
      expect(found.ticks.length).toBeLessThanOrEqual(6);
    }),
    { numRuns: 500 },
  );
});

test("labels stand on whole weeks and on the last day, clear of each other", () => {
  expect(labelledDays(7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(labelledDays(28)).toEqual([0, 7, 14, 21, 27]);
  expect(labelledDays(60)).toEqual([0, 14, 28, 42, 59]);
});

test("bars stand evenly, each over its day, and none leaves the plot or touches the next", () => {
  for (const length of [1, 2, 7, 28, 60]) {
    const bars = Array.from({ length }, (_, position) => barShare(position, length));
    for (const [position, { left, width }] of bars.entries()) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
      expect(left + width).toBeLessThan(bars[position + 1]?.left ?? 2);
      const day = xShare(position, length);
      expect(day).toBeGreaterThanOrEqual(left - 1e-9);
      expect(day).toBeLessThanOrEqual(left + width + 1e-9);
      const step = (bars[1]?.left ?? 0) - (bars[0]?.left ?? 0);
      if (position > 0) expect(left - (bars[position - 1]?.left ?? 0)).toBeCloseTo(step);
    }
  }
});
