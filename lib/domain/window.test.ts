import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, daysIn, toDay, weekdayOf } from "./day";
import { COMPARISONS, comparedRange, WINDOW_LENGTHS, windowEndingOn } from "./window";

const anyDay = fc.integer({ min: -4000, max: 4000 }).map((days) => addDays(toDay("2024-02-29"), days));
const anyLength = fc.constantFrom(...WINDOW_LENGTHS);

describe("windows", () => {
  it("ends on asOf and begins N days before the day after it", () => {
    expect(windowEndingOn(toDay("2026-03-24"), 28)).toEqual({
      days: 28,
      from: "2026-02-25",
      to: "2026-03-24",
    });
  });

  it.each([
    ["previous", "2025-11-25", "2026-01-23"],
    ["weekdays", "2025-11-22", "2026-01-20"],
    ["year", "2025-01-25", "2025-03-25"],
  ] as const)("compares 60 days with %s", (compare, from, to) => {
    expect(comparedRange(windowEndingOn(toDay("2026-03-24"), 60), compare)).toEqual({ from, to });
  });

  it("holds N days, never overlaps what it is compared with, and touches the previous period", () => {
    fc.assert(
      fc.property(anyDay, anyLength, fc.constantFrom(...COMPARISONS), (asOf, days, compare) => {
        const window = windowEndingOn(asOf, days);
        const earlier = comparedRange(window, compare);
        expect(daysIn(window)).toHaveLength(days);
        expect(daysIn(earlier)).toHaveLength(days);
        expect(earlier.to < window.from).toBe(true);
        if (compare === "previous") expect(addDays(earlier.to, 1)).toBe(window.from);
        else expect(weekdayOf(earlier.from)).toBe(weekdayOf(window.from));
        if (compare === "weekdays") expect(daysBetween(earlier.to, window.from)).toBeLessThanOrEqual(7);
      }),
      { numRuns: 500 },
    );
  });
});
