import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt } from "@/lib/domain/day";
import { DATE_NOTATIONS, NUMBER_NOTATIONS, type NumberNotation } from "@/lib/domain/mapping";
import { parseNotedCount, parseNotedDay } from "./notation";

describe("a day in a given notation", () => {
  it.each([
    ["2026-03-24", "year-month-day"],
    ["2026/3/24", "year-month-day"],
    ["2026. 3. 24.", "year-month-day"],
    ["24.03.2026", "day-month-year"],
    ["24-3-2026", "day-month-year"],
    ["03/24/2026", "month-day-year"],
    [" 2026-03-24 ", "year-month-day"],
    ["2026-03-24T00:00:00", "year-month-day"],
    ["2026-03-24 00:00:00.000 UTC", "year-month-day"],
    ["2026-03-24T00:00:00+00:00", "year-month-day"],
    ["3/24/2026 12:00:00 AM", "month-day-year"],
  ] as const)("%s as %s is 24 March 2026", (text, notation) => {
    expect(parseNotedDay(text, notation)).toEqual({ ok: true, value: "2026-03-24" });
  });

  it("55. 03/04/2026 is what the person said, never a guess", () => {
    expect(parseNotedDay("03/04/2026", "day-month-year")).toEqual({ ok: true, value: "2026-04-03" });
    expect(parseNotedDay("03/04/2026", "month-day-year")).toEqual({ ok: true, value: "2026-03-04" });
    expect(parseNotedDay("03/04/2026", "year-month-day")).toEqual({ ok: false, code: "cell/day-notation" });
  });

  it.each([
    ["2026-02-30", "year-month-day", "cell/no-such-day"],
    ["2025-02-29", "year-month-day", "cell/no-such-day"],
    ["24/03/2026", "month-day-year", "cell/no-such-day"],
    ["24.03.26", "day-month-year", "cell/short-year"],
    ["2026-03-24 14:30", "year-month-day", "cell/time-of-day"],
    ["2026-03-29T02:30:00Z", "year-month-day", "cell/time-of-day"],
    ["2026-03-24T00:00:00+02:00", "year-month-day", "cell/time-of-day"],
    ["2026-03/24", "year-month-day", "cell/day-notation"],
    ["20260324", "year-month-day", "cell/day-notation"],
    ["46105", "year-month-day", "cell/day-notation"],
    ["March 24, 2026", "month-day-year", "cell/day-notation"],
    ["２０２６-03-24", "year-month-day", "cell/day-notation"],
    ["2026-03-24x", "year-month-day", "cell/day-notation"],
    ["2026-03-240", "year-month-day", "cell/day-notation"],
    ["", "year-month-day", "cell/day-notation"],
    ["-".repeat(1_000_000), "year-month-day", "cell/day-notation"],
  ] as const)("56. 57. 60. %s as %s is refused", (text, notation, code) => {
    expect(parseNotedDay(text, notation)).toEqual({ ok: false, code });
  });

  it("reads back every day in every notation", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom(...DATE_NOTATIONS),
        fc.constantFrom("-", "/", ".", " ", ". "),
        (number, notation, separator) => {
          const day = dayAt(number * 86_400_000);
          const [year = "", month = "", date = ""] = day.split("-");
          const parts = { year, month, day: date } as const;
          const order = notation.split("-") as (keyof typeof parts)[];
          const text = order.map((part) => parts[part]).join(separator);
          expect(parseNotedDay(text, notation)).toEqual({ ok: true, value: day });
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a count in a given notation", () => {
  const count = (text: string, notation: NumberNotation) =>
    parseNotedCount(text, { notation, mayBeNegative: true });

  it.each([
    ["1234", "none", 1234n],
    ["-7", "none", -7n],
    ["0", "none", 0n],
    ["1234.0", "none", 1234n],
    ["1,234,567", "comma", 1_234_567n],
    ["1,234.00", "comma", 1234n],
    ["1.234.567", "point", 1_234_567n],
    ["1.234,0", "point", 1234n],
    ["1 234 567", "space", 1_234_567n],
    ["1\u202f234", "space", 1234n],
    ["12'345", "apostrophe", 12_345n],
    ["12’345", "apostrophe", 12_345n],
    ["1234", "comma", 1234n],
    ["2147483648", "none", 2_147_483_648n],
    ["9007199254740993", "none", 9_007_199_254_740_993n],
    ["9,223,372,036,854,775,807", "comma", 9_223_372_036_854_775_807n],
  ] as const)("48. %s as %s is exact", (text, notation, value) => {
    expect(count(text, notation)).toEqual({ ok: true, value });
  });

  it.each(["", " ", "undefined", "NaN", "NAN", "-", "--", "n/a", "N/A"])(
    "47. “%s” is unknown, never 0",
    (text) => {
      expect(count(text, "none")).toEqual({ ok: true, value: null });
    },
  );

  it.each([
    ["1.234", "none", "cell/fraction"],
    ["1.234", "comma", "cell/fraction"],
    ["1,234", "none", "cell/fraction"],
    ["1.000", "none", "cell/fraction"],
    ["1.234,56", "point", "cell/fraction"],
    ["12,34", "comma", "cell/fraction"],
    ["1,23,456", "comma", "cell/fraction"],
    ["1.2K", "none", "cell/number-notation"],
    ["3,4 Mio", "point", "cell/number-notation"],
    ["12万", "none", "cell/number-notation"],
    ["1e5", "none", "cell/number-notation"],
    ["0x10", "none", "cell/number-notation"],
    ["Infinity", "none", "cell/number-notation"],
    ["-0", "none", "cell/number-notation"],
    ["007", "none", "cell/number-notation"],
    ["+5", "none", "cell/number-notation"],
    ["12abc", "none", "cell/number-notation"],
    ["１２３", "none", "cell/number-notation"],
    ["١٢٣", "none", "cell/number-notation"],
    ["12,5 %", "point", "cell/number-notation"],
    ["9223372036854775808", "none", "cell/count-too-large"],
    ["9".repeat(100_000), "none", "cell/count-too-large"],
  ] as const)("25. 46. 49. 50. 53. %s as %s is refused", (text, notation, code) => {
    expect(count(text, notation)).toEqual({ ok: false, code });
  });

  it("51. is negative only where the figure is net", () => {
    expect(parseNotedCount("-1", { notation: "none", mayBeNegative: false })).toEqual({
      ok: false,
      code: "cell/count-negative",
    });
  });

  it("reads back every number in its own notation and never another one in any other", () => {
    const signs = { none: "", comma: ",", point: ".", space: " ", apostrophe: "'" } as const;
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }),
        fc.constantFrom(...NUMBER_NOTATIONS),
        fc.constantFrom(...NUMBER_NOTATIONS),
        (value, written, read) => {
          const text = value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, signs[written]);
          expect(count(text, written)).toEqual({ ok: true, value });
          const other = count(text, read);
          expect(other.ok ? other.value : value).toBe(value);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
