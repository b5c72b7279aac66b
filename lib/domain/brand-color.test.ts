import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, inkOn, parseBrandColor } from "./brand-color";

describe("a brand colour", () => {
  it("carries text that everybody can read, whatever it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const color = parseBrandColor(`#${value.toString(16).padStart(6, "0")}`);
        expect(color).not.toBeNull();
        if (color !== null) expect(contrast(color, inkOn(color))).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2_000 },
    );
  });

  it("has the contrast that the standard gives", () => {
    expect(contrast("#000000", "#ffffff")).toBe(21);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });

  it("is six digits and nothing else", () => {
    expect(parseBrandColor("#0A7F5C")).toBe("#0a7f5c");
    for (const text of ["", "0a7f5c", "#abc", "red", "#0a7f5c;x", "url(#a)"])
      expect(parseBrandColor(text)).toBeNull();
  });
});
