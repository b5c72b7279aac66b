import { describe, expect, it } from "vitest";
import { findBreaks } from "./breaks";
import { toDay } from "./day";
import { formatLevels } from "./day-words";
import { evaluateLevels } from "./level-changes";
import { evenNumbers, historyOf, NILE, normalNumbers } from "./testing/series";

const placed = (values: readonly number[]) => values.map((value, place) => ({ place, value }));
const fill = (length: number, value: (at: number) => number) => Array.from({ length }, (_, at) => value(at));

describe("breaks of a series", () => {
  it("find the one of the Nile after 1898, where Cobb and all after him see it", () => {
    expect(findBreaks(placed(NILE), 14).map((at) => 1871 + at)).toEqual([1899]);
  });

  it("find a step of three deviations within three days of it in 97 of 100 series, and never a second one", () => {
    const wrong = fill(200, (seed) => seed).filter((seed) => {
      const even = evenNumbers(seed);
      const at = 25 + Math.floor(even() * 70);
      const normal = normalNumbers(even);
      const found = findBreaks(placed(fill(120, (day) => normal() + (day >= at ? 3 : 0))), 14);
      expect(found.length).toBeLessThan(2);
      return !found.some((each) => Math.abs(each - at) <= 3);
    });
    expect(wrong.length).toBeLessThanOrEqual(6);
  });

  it("do not depend on the unit, and are the same seen from the end", () => {
    const normal = normalNumbers(evenNumbers(3));
    const values = fill(150, (day) => normal() + (day >= 60 ? 4 : 0));
    const found = findBreaks(placed(values), 14);
    expect(found).toEqual([60]);
    expect(findBreaks(placed(values.map((value) => 1_000 * value - 7)), 14)).toEqual(found);
    expect(findBreaks(placed([...values].reverse()), 14)).toEqual([90]);
  });

  it("are none of a constant, and exact in a series without noise", () => {
    expect(findBreaks(placed(fill(100, () => 5)), 14)).toEqual([]);
    expect(findBreaks(placed(fill(100, (day) => (day < 70 ? 5 : 6))), 14)).toEqual([70]);
  });

  const even = evenNumbers(11);
  const normal = normalNumbers(even);
  const heavy = () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3);
  const following = (by: number) => {
    let before = normal();
    return () => {
      before = by * before + normal();
      return before;
    };
  };
  it.each([
    ["normal", () => normal],
    ["Student's t with 3 degrees", () => heavy],
    ["lognormal", () => () => Math.exp(normal())],
    ["autoregressive 0.5", () => following(0.5)],
    ["autoregressive 0.7", () => following(0.7)],
  ])("are found in at most 2 of 100 series of noise without one: %s", (_, start) => {
    for (const length of [56, 120, 400]) {
      const wrong = fill(200, () => 0).filter(() => {
        const next = start();
        return findBreaks(placed(fill(length, next)), 14).length > 0;
      });
      expect(wrong.length, `of ${length} days`).toBeLessThanOrEqual(4);
    }
  });
});

describe("levels of daily values", () => {
  /** Three levels with a weekday pattern, two days six times too high, days 60 to 65 and day 120 unknown. */
  function bakery(): (number | null)[] {
    const even = evenNumbers(7);
    const unknown = [60, 61, 62, 63, 64, 65, 120];
    const pattern = [0, 0, 0, 0, 0.1, 0.3, 0.25];
    return fill(200, (day) => day).map((day) => {
      const level = [340, 520, 250][Number(day >= 80) + Number(day >= 150)] ?? 0;
      const luck = (0.7 + 0.6 * even()) * ([40, 100].includes(day) ? 6 : 1);
      const value = Math.round(level * (1 + (pattern[day % 7] ?? 0)) * luck);
      return unknown.includes(day) ? null : value;
    });
  }

  it("are those that a second implementation finds, written from the rules with NumPy", () => {
    expect(evaluateLevels("videoViews", historyOf(bakery()))).toEqual({
      known: 193,
      needed: 56,
      levels: [
        { from: "2025-09-06", to: "2025-11-23", median: 362, days: 73 },
        { from: "2025-11-24", to: "2026-02-02", median: 574, days: 70 },
        { from: "2026-02-03", to: "2026-03-24", median: 259, days: 50 },
      ],
    });
  });

  it("are told in words where one begins in the window, with the last day of the one before", () => {
    const { levels } = evaluateLevels("videoViews", historyOf(bakery()));
    const told = (from: string) => formatLevels(levels ?? [], { from: toDay(from), to: toDay("2026-03-24") });
    expect(told("2026-01-24")).toBe("The level was about 574 a day until 2 Feb, 259 since.");
    expect(told("2025-11-01")).toBe(
      "The level was about 362 a day until 23 Nov, 574 until 2 Feb, 259 since.",
    );
    expect(told("2026-02-25")).toBe("");
  });

  it("are refused under 56 known days, however long ago they began", () => {
    const known = fill(55, (day) => 100 + (day % 3));
    const gaps = known.flatMap((value) => [value, null]);
    expect(evaluateLevels("videoViews", historyOf(gaps))).toEqual({ known: 55, needed: 56, levels: null });
    expect(evaluateLevels("videoViews", historyOf([...gaps, 100])).levels).toHaveLength(1);
  });

  it("leave provisional days out", () => {
    const values = [...fill(70, () => 100), ...fill(2, () => 0)];
    expect(evaluateLevels("videoViews", historyOf(values, { provisional: 2 }))).toMatchObject({
      known: 70,
      levels: [{ to: "2026-03-22", days: 70 }],
    });
  });

  it("take a gap for unknown: its length changes nothing", () => {
    const before = fill(40, (day) => 100 + ((day * 7) % 5));
    const after = fill(40, (day) => 300 + ((day * 7) % 5));
    const levels = (gap: number) =>
      evaluateLevels(
        "likes",
        historyOf([...before, ...fill(gap, () => 0).map(() => null), ...after], { metric: "likes" }),
      ).levels?.map(({ days, median }) => [days, median]);
    expect(levels(0)).toEqual([
      [40, 102],
      [40, 302],
    ]);
    expect(levels(35)).toEqual(levels(0));
  });

  it("are one where they differ by less than a tenth", () => {
    expect(
      evaluateLevels("videoViews", historyOf(fill(100, (day) => (day < 50 ? 1_000 : 1_099)))).levels,
    ).toHaveLength(1);
    expect(
      evaluateLevels("videoViews", historyOf(fill(100, (day) => (day < 50 ? 1_000 : 1_112)))).levels,
    ).toHaveLength(2);
  });
});
