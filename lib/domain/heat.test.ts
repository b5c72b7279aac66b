import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, toDay, weekdayOf } from "./day";
import { evaluateHeat } from "./heat";

const MONDAY = toDay("2026-03-16");

describe("the heat map", () => {
  it("averages the measured hours of a weekday and leaves the others unknown", () => {
    const { cells } = evaluateHeat([
      { day: MONDAY, hour: 18, value: 10 },
      { day: addDays(MONDAY, 7), hour: 18, value: 15 },
    ]);
    expect(cells).toHaveLength(168);
    expect(cells[18]).toEqual({ weekday: 0, hour: 18, mean: 12.5, measuredHours: 2 });
    expect(cells[19]).toEqual({ weekday: 0, hour: 19, mean: null, measuredHours: 0 });
  });

  it("names every hour that ties for most and least active", () => {
    const { most, least } = evaluateHeat([
      { day: MONDAY, hour: 3, value: 0 },
      { day: MONDAY, hour: 4, value: 5 },
      { day: MONDAY, hour: 20, value: 9 },
      { day: addDays(MONDAY, 6), hour: 20, value: 9 },
    ]);
    expect(most.map(({ weekday, hour }) => [weekday, hour])).toEqual([
      [0, 20],
      [6, 20],
    ]);
    expect(least.map(({ weekday, hour }) => [weekday, hour])).toEqual([[0, 3]]);
  });

  it("names none when nothing is measured or every hour is alike", () => {
    expect(evaluateHeat([])).toMatchObject({ most: [], least: [] });
    expect(evaluateHeat([{ day: MONDAY, hour: 3, value: 4 }])).toMatchObject({ most: [], least: [] });
  });

  it("agrees with a naive mean for any measured hours", () => {
    const hours = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 27 }).map((days) => addDays(MONDAY, days)),
        hour: fc.integer({ min: 0, max: 23 }),
        value: fc.nat({ max: 1_000_000 }),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(hours, (measured) => {
        const { cells } = evaluateHeat(measured);
        expect(cells.reduce((sum, cell) => sum + cell.measuredHours, 0)).toBe(measured.length);
        for (const { weekday, hour, mean } of cells) {
          const own = measured.filter((each) => weekdayOf(each.day) === weekday && each.hour === hour);
          const sum = own.reduce((total, { value }) => total + value, 0);
          expect(mean).toBe(own.length === 0 ? null : sum / own.length);
        }
      }),
      { numRuns: 100 },
    );
  });
});
