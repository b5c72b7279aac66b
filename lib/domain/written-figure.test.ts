import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findShareListFault,
  parsePercent,
  parseShareList,
  parseWatchTime,
  toPercent,
  toShareList,
} from "./written-figure";

describe("figures that people write", () => {
  it("reads a percentage with point or comma in millionths, and no other text", () => {
    expect(["81%", "5,4", " 5.4 % ", "0", "100%", "0.0001"].map(parsePercent)).toEqual([
      810_000, 54_000, 54_000, 0, 1_000_000, 1,
    ]);
    expect(["", "-1", "1.2K", "1.234,5", "ten", "5..4", "1234"].map(parsePercent)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });

  it("reads a watch time in seconds or as a clock shows it", () => {
    expect(["7.4", "7,4 s", "0:07", "1:12", "0", "7,400"].map(parseWatchTime)).toEqual([
      7400, 7400, 7000, 72_000, 0, 7400,
    ]);
    expect(
      ["1m 12s", "1m12s", "0h:01m:12s", "0m:05s", "1h 0m 0s", "12 M 3 S", "1 min 12 s"].map(parseWatchTime),
    ).toEqual([72_000, 72_000, 72_000, 5000, 3_600_000, 723_000, 72_000]);
    expect(["1:75", "1m 75s", "7m", "1h", "-2", "", "7.4.1"].map(parseWatchTime)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });

  it("refuses what can be 1.234 seconds as well as 1234", () => {
    expect(["1,234", "3.600", "2.500 s"].map(parseWatchTime)).toEqual([null, null, null]);
  });

  it("reads names with their percentages, parted by semicolons", () => {
    expect(parseShareList("DE 40; US 12.5%; Republic of Korea: 3,25;")).toEqual([
      { label: "DE", millionths: 400_000 },
      { label: "US", millionths: 125_000 },
      { label: "Republic of Korea", millionths: 32_500 },
    ]);
    expect(["DE 40, US 12", "DE", "40", "DE 40 US 12", "DE 1.2.3"].map(parseShareList)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  it("finds what keeps shares from being one list", () => {
    const of = (...shares: readonly (readonly [string, number])[]) =>
      findShareListFault(shares.map(([label, millionths]) => ({ label, millionths })));
    expect(of(["DE", 600_000], ["US", 405_000])).toBeNull();
    expect(of(["DE", 600_000], ["US", 405_001])).toBe("above-whole");
    expect(of(["DE", 1_000_001])).toBe("above-whole");
    expect(of(["DE", 1], ["DE", 2])).toBe("doubled");
  });

  it("writes every list so that it reads back exactly", () => {
    const share = fc.record({
      label: fc.stringMatching(/^[A-Za-zÀ-ž][A-Za-zÀ-ž .'-]{0,20}[A-Za-zÀ-ž]$/),
      millionths: fc.integer({ min: 0, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(share, { maxLength: 20 }), (shares) => {
        expect(parseShareList(toShareList(shares))).toEqual(shares);
        for (const { millionths } of shares) expect(parsePercent(toPercent(millionths))).toBe(millionths);
      }),
    );
  });
});
