import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { toDay } from "./day";
import {
  formatCount,
  formatDay,
  formatPercent,
  formatRange,
  formatSigned,
  formatWeekday,
  formatWhole,
} from "./format";
import {
  chooseLocale,
  currentLocale,
  DEFAULT_LOCALE,
  LOCALES,
  type Locale,
  parseLocale,
  tellLocaleBy,
  writeNumber,
} from "./locale";

const ALL = Object.keys(LOCALES) as Locale[];
/** Editions of Unicode's list differ on these: whether 1234 is grouped, and with which apostrophe. */
const UNSETTLED: ReadonlySet<string> = new Set(["de-CH", "it", "sl", "hu", "ca"]);

afterEach(() => tellLocaleBy(() => null));

describe("numbers in the reader's locale", () => {
  it("stand as this Node's Unicode data has them", () => {
    for (const locale of ALL.filter((each) => !UNSETTLED.has(each))) {
      const intl = new Intl.NumberFormat(`${locale}-u-nu-latn`, { maximumFractionDigits: 1 });
      for (const value of [0, 7, 999, 1_234, 12_345, 123_456, 1_234_567.5, 0.5])
        expect(writeNumber(value, { most: 1, locale }), `${value} in ${locale}`).toBe(intl.format(value));
    }
  });

  it("keep their digits, whatever stands between them", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.constantFrom(...ALL), (value, locale) => {
        expect(writeNumber(value, { most: 0, locale }).replace(/\D/g, "")).toBe(String(value));
      }),
    );
  });

  it("reach every format, with English words", () => {
    tellLocaleBy(() => "de");
    expect(formatWhole(412_803)).toBe("412.803");
    expect(formatCount(412_803)).toBe("412,8K");
    expect(formatPercent(0.093)).toBe("9,3%");
    expect(formatSigned(-1_234)).toBe("\u22121.234");
    expect(formatWeekday(0)).toBe("Monday");
    expect(formatDay(toDay("2026-10-23"))).toBe("23 Oct");
  });

  it("come with days as Americans write them, for Americans", () => {
    const range = { from: toDay("2026-10-23"), to: toDay("2026-11-19") };
    expect(formatRange(range, "en-US")).toBe("Oct 23 – Nov 19, 2026");
    expect(formatRange(range, "fr")).toBe("23 Oct – 19 Nov 2026");
  });
});

describe("the reader's locale", () => {
  it("is the first that the browser wants and the list has", () => {
    expect(chooseLocale("de-LI,de;q=0.9,en;q=0.8")).toBe("de");
    expect(chooseLocale("en;q=0.5, pt-BR")).toBe("pt-BR");
    expect(chooseLocale("tlh, fr;q=0, sv;q=0.2")).toBe("sv");
    expect(chooseLocale("zh-Hant-TW")).toBe("zh");
    for (const nothing of [null, "", "*", ";;;q=,", "x".repeat(5_000)])
      expect(chooseLocale(nothing)).toBe(DEFAULT_LOCALE);
  });

  it("is found under any name that a browser gives it, and never outside the list", () => {
    expect(parseLocale("EN-us")).toBe("en-US");
    expect(parseLocale("no")).toBe("nb");
    expect(parseLocale("constructor")).toBeNull();
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([...ALL, null]).toContain(parseLocale(text));
      }),
    );
  });

  it("is the default where nobody in particular reads", () => {
    expect(currentLocale()).toBe(DEFAULT_LOCALE);
  });
});
