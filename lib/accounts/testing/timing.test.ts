import { expect, test } from "vitest";
import { mannWhitneyP, medianDifference } from "./timing";

const times = Array.from({ length: 40 }, (_, index) => 100 + ((index * 7) % 40));
const later = (ms: number) => times.map((time) => time + ms);

test("what takes as long is not told apart, and what takes longer is", () => {
  expect(mannWhitneyP({ one: times, other: times.toReversed() })).toBeGreaterThan(0.9);
  expect(mannWhitneyP({ one: times, other: later(30) })).toBeLessThan(0.001);
  expect(medianDifference({ one: later(12), other: times })).toBe(12);
});

test("p is that of other programs", () => {
  // SciPy 1: mannwhitneyu(…, method="asymptotic").
  const one = [19, 22, 16, 29, 24];
  const other = [20, 11, 17, 12];
  expect(mannWhitneyP({ one, other })).toBeCloseTo(0.111_346_9, 5);
});
