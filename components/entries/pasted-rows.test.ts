import { describe, expect, it } from "vitest";
import { parsePastedRows } from "./pasted-rows";

describe("pasting a list", () => {
  it("leaves a single cell to the field it is pasted into", () => {
    expect(parsePastedRows("Croissant lamination, slow", 10)).toBeNull();
  });

  it("divides rows of a spreadsheet at the tab", () => {
    expect(parsePastedRows("For You\t81%\nSearch\t5,4%\n", 10)).toEqual([
      { first: "For You", second: "81%" },
      { first: "Search", second: "5,4%" },
    ]);
  });

  it("finds the link or the percentage at the end of a line", () => {
    const text =
      "Slow croissants https://www.tiktok.com/@northwind.bakes/video/7\nBaker’s waltz 3\nDirect message 2.5%";
    expect(parsePastedRows(text, 10)).toEqual([
      { first: "Slow croissants", second: "https://www.tiktok.com/@northwind.bakes/video/7" },
      { first: "Baker’s waltz 3", second: "" },
      { first: "Direct message", second: "2.5%" },
    ]);
  });

  it("takes no more rows than the form has", () => {
    expect(parsePastedRows("a\nb\nc", 2)).toHaveLength(2);
  });
});
