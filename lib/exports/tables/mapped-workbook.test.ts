import { describe, expect, it } from "vitest";
import type { Day } from "@/lib/domain/day";
import type { Mapping } from "@/lib/domain/mapping";
import { codesOf, read, upload } from "../testing/uploads";
import { type TestWorkbook, workbook } from "../testing/workbook";
import { headerHash } from "./header-hash";
import { sampleTable } from "./sample-table";

const MAPPING: Mapping = {
  target: "daily",
  header: ["Tag", "Aufrufe", "Likes", "Notiz"],
  columns: [
    { kind: "day" },
    { kind: "measure", measure: "videoViews" },
    { kind: "measure", measure: "likes" },
    { kind: "ignored" },
  ],
  dates: "day-month-year",
  numbers: "point",
};
const settled = [
  { headerHash: headerHash(MAPPING.header), mapping: MAPPING, profile: null, savedOn: "2026-05-01" as Day },
];
/** Cell style 1 is the built-in date `m/d/yyyy`. */
const STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
const HEADER = row(1, MAPPING.header.map(text));

function row(line: number, cells: readonly ((place: string) => string)[]): string {
  return `<row r="${line}">${cells.map((cell, index) => cell(`${"ABCDEF"[index]}${line}`)).join("")}</row>`;
}
function text(written: string) {
  return (place: string) => `<c r="${place}" t="inlineStr"><is><t>${written}</t></is></c>`;
}
const number = (stored: string) => (place: string) => `<c r="${place}"><v>${stored}</v></c>`;
const date = (serial: number) => (place: string) => `<c r="${place}" s="1"><v>${serial}</v></c>`;
const raw = (attributes: string, inside: string) => (place: string) =>
  `<c r="${place}" ${attributes}>${inside}</c>`;

/** 11 May 2026, in Excel's days since 1900. */
const SERIAL = 46_153;

function sheet(...rows: readonly string[]): string {
  return [HEADER, ...rows].join("");
}

function readBook(book: Omit<TestWorkbook, "styles">, mappings = {}) {
  const bytes = workbook({ styles: STYLES, ...book });
  return read([upload("Zahlen.xlsx", bytes)], { settled, mappings, profile: "northwind.bakes" as never });
}

async function readSheet(...rows: readonly string[]) {
  const [file] = await readBook({ sheets: [{ name: "Zahlen", rows: sheet(...rows) }] });
  return file;
}

function dailyOf(file: Awaited<ReturnType<typeof readSheet>>) {
  if (file?.kind !== "read" || file.rows.kind !== "columns") throw new Error(file?.problems[0]?.message);
  const { rows } = file.rows;
  return Array.from({ length: rows.length }, (_, index) => [
    rows.dayAt(index),
    ...rows.measures.map((__, measure) => rows.valueAt(measure, index)),
  ]);
}

describe("a sheet of a workbook as a table that somebody mapped", () => {
  it("C87 is read with its numbers as numbers and its dates as dates, whatever notation its texts have", async () => {
    const file = await readSheet(
      row(2, [date(SERIAL), number("1234"), text("1.234"), text("gut")]),
      row(3, [text("12.05.2026"), number("0"), text("n/a")]),
    );
    expect(dailyOf(file)).toEqual([
      ["2026-05-11", 1234, 1234],
      ["2026-05-12", 0, null],
    ]);
    expect(file).toMatchObject({ format: "table/daily", encoding: "XLSX", encodingSource: "workbook" });
    expect(file?.problems).toEqual([]);
  });

  it("60. counts days from 1904 where the workbook says so, and refuses the day that never was", async () => {
    const rows = sheet(
      row(2, [date(SERIAL - 1_462), number("7"), number("1")]),
      row(3, [date(60), number("8"), number("1")]),
    );
    const properties = { workbookProperties: '<workbookPr date1904="1"/>' };
    const [file] = await readBook({ sheets: [{ name: "Zahlen", rows }], ...properties });
    expect(dailyOf(file)).toEqual([["2026-05-11", 7, 1]]);
    expect(codesOf(file)).toEqual(["cell/day-out-of-reach"]);
    const early = await readSheet(row(2, [date(60), number("8"), number("1")]));
    expect(early).toMatchObject({ kind: "refused" });
  });

  it("50. refuses a stored fraction even where its point could part thousands", async () => {
    const file = await readSheet(
      row(2, [date(SERIAL), number("1.234"), number("1")]),
      row(3, [date(SERIAL + 0.5), number("2"), number("1")]),
      row(4, [date(SERIAL + 1), number("2"), number("1")]),
    );
    expect(dailyOf(file)).toEqual([["2026-05-12", 2, 1]]);
    expect(file?.problems.map(({ code, line }) => [code, line])).toEqual([
      ["cell/fraction", 2],
      ["cell/time-of-day", 3],
    ]);
  });

  it("C81 C82 refuses what nobody can know, and names sheet and cell", async () => {
    const file = await readSheet(
      row(2, [date(SERIAL), raw("", "<f>SUM(Z1)</f>"), number("1")]),
      row(3, [date(SERIAL + 1), raw('t="e"', "<v>#REF!</v>"), number("1")]),
      row(4, [date(SERIAL + 2), number("7600000000000000000"), number("1")]),
      row(5, [date(SERIAL + 3), number("5"), number("1"), raw('t="e"', "<v>#N/A</v>")]),
    );
    expect(dailyOf(file)).toEqual([["2026-05-14", 5, 1]]);
    const named = file?.kind === "read" ? (file.table?.problems ?? []) : [];
    const cells = named.filter(({ code }) => code.startsWith("sheet/"));
    expect(cells.map(({ code, line, column }) => [code, line, column])).toEqual([
      ["sheet/no-result", 2, "B2"],
      ["sheet/error", 3, "B3"],
      ["sheet/precision-lost", 4, "B4"],
    ]);
    expect(cells[0]?.message).toContain("cell B2 of the sheet “Zahlen”");
  });

  it("C77 refuses a merged header, and rows whose merged cells belong nobody knows where", async () => {
    const rows = sheet(
      row(2, [date(SERIAL), number("5"), number("1")]),
      row(3, [date(SERIAL + 1), number("6"), number("1")]),
      row(4, [date(SERIAL + 2), number("7"), number("1")]),
    );
    const afterRows = (place: string) => `<mergeCells count="1"><mergeCell ref="${place}"/></mergeCells>`;
    const sheets = [{ name: "Zahlen", rows }];
    const [whole] = await readBook({ sheets, afterRows: afterRows("A1:XFD1048576") });
    expect(whole).toMatchObject({ kind: "refused", problems: [{ code: "workbook/merged-header" }] });
    expect(whole?.problems[0]?.message).toContain("“Zahlen”");
    const [file] = await readBook({ sheets, afterRows: afterRows("B2:B3") });
    expect(dailyOf(file)).toEqual([["2026-05-13", 7, 1]]);
  });

  it("reads the one sheet with the columns, names the others, and refuses two of them", async () => {
    const rows = sheet(row(2, [date(SERIAL), number("5"), number("1")]));
    const notes = {
      name: "Notes",
      rows: [
        ["Hello", "you"],
        ["1", "2"],
      ],
    };
    const [file] = await readBook({ sheets: [notes, { name: "May", rows }] });
    expect(dailyOf(file)).toEqual([["2026-05-11", 5, 1]]);
    expect(file?.kind === "read" && file.table?.problems.map(({ code }) => code)).toContain(
      "workbook/tables-left-out",
    );
    const [twice] = await readBook({
      sheets: [
        { name: "April", rows },
        { name: "May", rows },
      ],
    });
    expect(twice).toMatchObject({ kind: "refused", problems: [{ code: "workbook/several-tables" }] });
    expect(twice?.problems[0]?.message).toContain("“April”, “May”");
  });

  it("is our own table where its header says so, and otherwise asks what its columns mean", async () => {
    const own = {
      name: "Ours",
      rows: [
        ["day", "likes"],
        ["2026-05-11", "3"],
      ],
    };
    const [ours] = await readBook({ sheets: [own] });
    expect(dailyOf(ours)).toEqual([["2026-05-11", 3]]);
    const foreign = {
      name: "Other",
      rows: [
        ["When", "Loves"],
        ["2026-05-11", "3"],
      ],
    };
    const [asked] = await readBook({ sheets: [foreign, { ...foreign, name: "Another" }] });
    expect(asked?.kind).toBe("needs-answer");
    expect(codesOf(asked)).toEqual(["file/needs-mapping", "workbook/which-sheet"]);
  });

  it("shows a sample of the sheet that is chosen", async () => {
    const rows = (views: string) => [
      ["When", "Views"],
      ["2026-05-11", views],
    ];
    const bytes = workbook({
      sheets: [
        { name: "One", rows: rows("1") },
        { name: "Two", rows: rows("2") },
      ],
    });
    const look = async (name: string | null) =>
      sampleTable({
        name: "Zahlen.xlsx",
        sha256: "",
        start: { bytes, isWhole: true, encoding: null },
        sheet: name,
        draft: null,
        latest: "2026-05-13" as Day,
      });
    expect(await look(null)).toMatchObject({ sheet: "One", sheets: ["One", "Two"] });
    expect((await look("Two"))?.rows).toEqual([{ line: 2, cells: ["2026-05-11", "2"] }]);
  });
});
