import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromCsvCell, toCsvCell, toCsvLine } from "./csv-cell";

/** A spreadsheet's view of one written cell: its text, once the quotes of RFC 4180 are undone. */
function opened(cell: string): string {
  if (!/^"(?:[^"]|"")*"$/u.test(cell)) throw new Error(`Not one quoted cell: ${cell}`);
  return cell.slice(1, -1).replaceAll('""', '"');
}

const HARMFUL = [
  ["105", "=1+1"],
  ["106", "+1"],
  ["107", "-1+1"],
  ["108", "@SUM(1)"],
  ["109", "\t=1"],
  ["110", "\r=1"],
  ["111", "\n=1"],
  ["112", "=1+1\nx"],
  ["113", "＝1+1"],
  ["114", " =1+1"],
  ["115", "\0=1"],
  ["116", '=HYPERLINK("http://x","y")'],
  ["117", "=cmd|'/C calc'!A0"],
  ["120", '=1+2";=1+2'],
] as const;

describe("a text cell", () => {
  it.each(HARMFUL)("catalogue E%s SEC-E1: %j becomes inert text and comes back exactly", (_, text) => {
    const cell = toCsvCell(text);
    expect(opened(cell).startsWith("'")).toBe(true);
    expect(opened(cell).replace(/(?<=[;\t\r\n])'/gu, "")).toBe(`'${text}`);
    expect(fromCsvCell(opened(cell))).toBe(text);
  });

  it("E120 SEC-E1: begins no formula for a program that splits at semicolons, tabs or line breaks within quotes", () => {
    expect(toCsvCell('=1+2";=1+2')).toBe(`"'=1+2"";'=1+2"`);
    expect(toCsvCell(";=1+1")).toBe(`";'=1+1"`);
    expect(toCsvCell("a\n =1")).toBe(`"a\n' =1"`);
    expect(toCsvCell("a;'b; c")).toBe(`"a;''b; c"`);
  });

  it.each([
    ["118", '",=1+1,"'],
    ["119", ";=1+1"],
  ])("catalogue E%s: %j stays one quoted cell and comes back exactly", (_, text) => {
    expect(fromCsvCell(opened(toCsvCell(text)))).toBe(text);
  });

  it.each(["＋1", "－1", "＠SUM(1)", "|x", '"=1', "\u{feff}=1", "\u{feff} \"'=1"])(
    "marks %j as well",
    (text) => {
      expect(opened(toCsvCell(text))).toBe(`'${text}`);
    },
  );

  it("leaves harmless text alone but for its quotes", () => {
    expect(toCsvCell("Sourdough, day 3")).toBe('"Sourdough, day 3"');
    expect(toCsvCell('The "good" loaf')).toBe('"The ""good"" loaf"');
    expect(toCsvCell("")).toBe('""');
  });

  it("marks a text that begins with the mark, so that it is not mistaken for ours", () => {
    expect(opened(toCsvCell("'=1"))).toBe("''=1");
    expect(fromCsvCell("''=1")).toBe("'=1");
  });

  it("SEC-E2 gives every text back, and never begins with a sign", () => {
    const sign = fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      "\0",
      "＝",
      "＋",
      "－",
      "＠",
      "|",
      ";",
      " ",
      "'",
      '"',
    );
    const text = fc.string({
      unit: fc.oneof(sign, fc.string({ unit: "binary", minLength: 1, maxLength: 1 })),
    });
    fc.assert(
      fc.property(text, (each) => {
        const seen = opened(toCsvCell(each));
        expect(fromCsvCell(seen)).toBe(each);
        expect(seen).not.toMatch(/^["\s\u{feff}\0]*[=+\-@|＝＋－＠]/u);
        expect(seen).not.toMatch(/^[\t\r\n\0]/u);
        expect(seen).not.toMatch(/[;\t\r\n]["\s\u{feff}\0]*[=+\-@|＝＋－＠]/u);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a number cell", () => {
  it("E121 −5 stays a number", () => {
    expect(toCsvCell(-5)).toBe("-5");
    expect(toCsvCell(-9007199254740993n)).toBe("-9007199254740993");
  });
});

describe("a line", () => {
  it("ends as RFC 4180 says, and an unknown is an empty cell", () => {
    expect(toCsvLine(["a", null, 3])).toBe('"a",,3\r\n');
  });
});
