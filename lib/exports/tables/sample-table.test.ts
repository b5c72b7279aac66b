import { describe, expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import { toRoleKey } from "@/lib/domain/mapping-rules";
import type { MappingDraft, TableSample } from "@/lib/domain/table-sample";
import { sampleTable } from "./sample-table";

const LATEST = toDay("2026-06-01");
const LINK = "https://www.tiktok.com/@northwind.bakes/video/7600000000000000001";

function sampleBytes(bytes: Uint8Array, draft: MappingDraft | null = null, isWhole = true) {
  const start = { bytes, isWhole, encoding: null };
  return sampleTable({ name: "table.csv", sha256: "0".repeat(64), start, draft, latest: LATEST });
}

async function sample(text: string, draft: MappingDraft | null = null): Promise<TableSample> {
  const found = await sampleBytes(Buffer.from(text, "utf8"), draft);
  if (found === null) throw new Error("This is no table.");
  return found;
}

/** header line, roles, dates and numbers: what the screen begins with. */
async function proposal(text: string) {
  const { headerLine, draft, dates, numbers } = await sample(text);
  const open = { unneeded: "unneeded", open: "open", proved: "" };
  return [
    headerLine,
    draft.columns.map((role) => toRoleKey(role).replace("measure ", "")).join(" "),
    draft.dates ?? open[dates.kind],
    draft.numbers ?? open[numbers.kind],
  ];
}

/** What a program wrote, and what the screen begins with. */
const SHAPES: Readonly<Record<string, readonly [text: string, begins: readonly (string | number)[]]>> = {
  "commas and ISO dates": [
    "Date,Views,Likes\n2026-03-01,120,12\n",
    [1, "day videoViews likes", "year-month-day", "none"],
  ],
  "semicolons, as where the comma is a decimal sign": [
    "Datum;Aufrufe\n31.12.2025;120\n",
    [1, "day videoViews", "day-month-year", "none"],
  ],
  "semicolons with more commas in the numbers than columns": [
    "Datum;Aufrufe\n31.12.2025;1,234,567\n01.01.2026;999\n",
    [1, "day videoViews", "day-month-year", "comma"],
  ],
  tabs: ["Date\tViews\n3/24/2026\t120\n", [1, "day videoViews", "month-day-year", "none"]],
  bars: ["Date|Views\n2026/03/24|120\n", [1, "day videoViews", "year-month-day", "none"]],
  "a byte order mark": [
    "\ufeffDate,Views\n2026-03-01,120\n",
    [1, "day videoViews", "year-month-day", "none"],
  ],
  "quotes round everything": [
    '"Date","Views"\n"2026-03-01","120"\n',
    [1, "day videoViews", "year-month-day", "none"],
  ],
  "quoted thousands": [
    'Date,Views\n2026-03-01,"1,234,567"\n2026-03-02,"987"\n',
    [1, "day videoViews", "year-month-day", "comma"],
  ],
  "thousands that could be decimals": [
    'Date,Views\n2026-03-01,"1,234"\n2026-03-02,987\n',
    [1, "day videoViews", "year-month-day", "open"],
  ],
  "points between thousands": [
    "Datum;Aufrufe\n31.12.2025;1.234\n01.01.2026;12.345.678\n",
    [1, "day videoViews", "day-month-year", "point"],
  ],
  "spaces between thousands": [
    "Date;Vues\n31/12/2025;1 234\n",
    [1, "day videoViews", "day-month-year", "space"],
  ],
  "narrow spaces between thousands": [
    "Date;Vues\n31/12/2025;1\u202f234\n",
    [1, "day videoViews", "day-month-year", "space"],
  ],
  "apostrophes between thousands": [
    "Datum;Aufrufe\n31.12.2025;1'234\n",
    [1, "day videoViews", "day-month-year", "apostrophe"],
  ],
  "dates that fit two orders": [
    "Date,Views\n03/04/2026,120\n04/04/2026,130\n",
    [1, "day videoViews", "open", "none"],
  ],
  "dates of which the last proves the order": [
    "Date,Views\n03/04/2026,120\n13/04/2026,130\n",
    [1, "day videoViews", "day-month-year", "none"],
  ],
  "dates with midnight behind": [
    "Date,Views\n2026-03-01T00:00:00Z,120\n",
    [1, "day videoViews", "year-month-day", "none"],
  ],
  "dates in words, which no order of figures reads": [
    'Date,Views\n"Feb 15, 2026",120\n',
    [1, "ignored videoViews", "unneeded", "none"],
  ],
  "Excel's first line": [
    "sep=;\nDate;Views\n2026-03-01;120\n",
    [2, "day videoViews", "year-month-day", "none"],
  ],
  "a title and a note above the header": [
    "Weekly report\nMade by a tool\n\nDate,Views,Likes\n2026-03-01,120,3\n2026-03-02,130,4\n",
    [4, "day videoViews likes", "year-month-day", "none"],
  ],
  "Windows line ends": ["Date,Views\r\n2026-03-01,120\r\n", [1, "day videoViews", "year-month-day", "none"]],
  "a caption with line breaks and delimiters": [
    `Posted;Text;Link;Views\n2026-03-01;"Rye; again\nand ""again""";${LINK};120\n`,
    [1, "published title link total views", "year-month-day", "none"],
  ],
  "units in brackets": [
    "Date,Views (organic),Likes (#)\n2026-03-01,120,3\n",
    [1, "day videoViews likes", "year-month-day", "none"],
  ],
  "a total in brackets, which may be a running one": [
    "Date,Views (total)\n2026-03-01,120\n",
    [1, "day ignored", "year-month-day", "unneeded"],
  ],
  "columns that repeat": [
    "Date,Views,Views\n2026-03-01,120,80\n",
    [1, "day ignored ignored", "year-month-day", "unneeded"],
  ],
  "a column for the profile": [
    "Account,Date,Plays\n@northwind.bakes,2026-03-01,120\ncontoso.tea,2026-03-01,90\n",
    [1, "profile day videoViews", "year-month-day", "none"],
  ],
  "empty columns at the end": [
    "Date,Views,,\n2026-03-01,120,,\n",
    [1, "day videoViews", "year-month-day", "none"],
  ],
  "abbreviated numbers, which are refused": [
    "Date,Views,Likes\n2026-03-01,1.2K,3\n",
    [1, "day ignored likes", "year-month-day", "none"],
  ],
  "other letters": [
    "日付,再生数,いいね数\n2026/03/01,120,3\n",
    [1, "day videoViews likes", "year-month-day", "none"],
  ],
};

describe("a table that no program of ours knows", () => {
  it.each(Object.keys(SHAPES))("begins with what its cells prove: %s", async (name) => {
    const [text, begins] = SHAPES[name] ?? ["", []];
    expect(await proposal(text)).toEqual(begins);
  });

  it("is read in UTF-16 in both orders, and in Windows-1252 when nothing proves an encoding", async () => {
    const text = "Datum;Gefällt mir\n31.12.2025;12\n";
    const little = Buffer.from(`\ufeff${text}`, "utf16le");
    const big = Buffer.from(little).swap16();
    const western = Buffer.from(text, "latin1");
    for (const bytes of [little, big, western]) {
      const found = await sampleBytes(bytes);
      expect(found?.columns[1]?.heading).toBe("Gefällt mir");
      expect(found?.draft.columns).toEqual([{ kind: "day" }, { kind: "measure", measure: "likes" }]);
    }
  });

  it("shows the first rows as they are written, and says how many it looked at", async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `2026-03-${String((index % 28) + 1).padStart(2, "0")},${index}`,
    );
    const found = await sample(`Date,Views\n${rows.join("\n")}\n`);
    expect(found.sampled).toBe(200);
    expect(found.rows).toHaveLength(8);
    expect(found.rows[0]).toEqual({ line: 2, cells: ["2026-03-01", "0"] });
  });

  it("is judged by whole lines when only its beginning is at hand", async () => {
    const found = await sampleBytes(Buffer.from("Date,Views\n2026-03-01,120\n2026-03-0"), null, false);
    expect(found?.sampled).toBe(1);
  });

  it("is none without two columns, without a row, or when it is no text", async () => {
    for (const text of ["", "Date\n2026-03-01\n", "Date,Views\n", "%PDF-1.7\n1,2\n3,4\n"])
      expect(await sampleBytes(Buffer.from(text))).toBeNull();
  });
});

describe("the cells of a column, as a draft reads them", () => {
  const TEXT = [
    "Date,Views,Likes,Note",
    "2026-03-01,120,-2,a",
    "2026-03-02,undefined,3,b",
    "02.03.2026,1.234,3,c",
    "2027-01-01,-5,3,d",
  ].join("\n");

  it("are counted, and the first that are refused are shown with line and reason", async () => {
    const { columns, numbers } = await sample(TEXT);
    // “1.234” can be two things, so no count is judged yet.
    expect(numbers.kind).toBe("open");
    expect(columns.map(({ check }) => check && [check.readable, check.unknown, check.sampled])).toEqual([
      [2, 0, 4],
      null,
      null,
      null,
    ]);
    expect(columns[0]?.check?.faults).toMatchObject([
      { line: 4, text: "02.03.2026", message: expect.stringContaining("year-month-day") },
      { line: 5, text: "2027-01-01", message: expect.stringContaining("still to come") },
    ]);
  });

  it("are judged by the role that a person gave the column", async () => {
    const views = { kind: "measure", measure: "videoViews" } as const;
    const columns = [{ kind: "day" }, views, { kind: "ignored" }, { kind: "title" }] as const;
    const found = await sample(TEXT, { target: "daily", columns, dates: null, numbers: "point" });
    expect(found.draft).toEqual({ target: "daily", columns, dates: "year-month-day", numbers: "point" });
    expect(found.columns[1]?.check).toMatchObject({
      readable: 3,
      unknown: 1,
      faults: [{ line: 5, text: "-5", message: expect.stringContaining("negative") }],
    });
    expect(found.columns[2]?.mayBe).toEqual({ kind: "measure", measure: "likes" });
  });

  it("are not judged before the order of the dates is settled", async () => {
    const text = "Date,Views\n03/04/2026,120\n";
    const open = await sample(text);
    expect(open.columns.map(({ check }) => check?.readable ?? null)).toEqual([null, 1]);
    const settled = await sample(text, { ...open.draft, dates: "day-month-year" });
    expect(settled.columns.map(({ check }) => check?.readable ?? null)).toEqual([1, 1]);
  });

  it("are not judged by a draft of another header", async () => {
    const draft: MappingDraft = { target: "daily", columns: [{ kind: "day" }], dates: null, numbers: null };
    expect(await sampleBytes(Buffer.from(TEXT), draft)).toBeNull();
  });
});
