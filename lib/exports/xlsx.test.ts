import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import type { ReadFile } from "./read-export";
import { SECOND_WHEN_BUSY_MS, startProcessorClock } from "./testing/processor-clock";
import {
  CONTENT_HEADER,
  codesOf,
  contentCsv,
  handle,
  mustRead,
  OVERVIEW_HEADER,
  overviewCsv,
  postId,
  read,
  readOne,
  studioCsv,
  upload,
  videoLink,
} from "./testing/uploads";
import { rowXml, studioXlsx, type TestWorkbook, workbook, workbookEntries, xml } from "./testing/workbook";
import { zip } from "./testing/zip";
import { readXlsx } from "./xlsx";

const OVERVIEW = [
  OVERVIEW_HEADER,
  ["May 10", "100", "4", "9", "1", "0"],
  ["May 11", "undefined", "4", "-9", "1", "0"],
  ["May 12", "102", "4", "9", "1", "0"],
];
const sheet = { name: "Overview", rows: OVERVIEW };
const GIVEN = { exportedOn: toDay("2026-05-13"), profile: handle("northwind.bakes") };

/** The rows of one sheet whose XML is given. */
async function rowsOf(rows: string, book: Partial<TestWorkbook> = {}) {
  const found = await readXlsx(workbook({ sheets: [{ name: "Overview", rows }], ...book }));
  if (found.kind === "refused") return found.problem.code;
  return found.sheets[0]?.rows.map(({ line, cells, refused }) =>
    refused.length === 0 ? [line, ...cells] : [line, refused[0]?.code],
  );
}

async function codeOf(book: Partial<TestWorkbook>): Promise<string> {
  const elapsed = startProcessorClock();
  const found = await readXlsx(workbook({ sheets: [sheet], ...book }));
  expect(elapsed()).toBeLessThan(SECOND_WHEN_BUSY_MS);
  return found.kind === "refused" ? found.problem.code : "read";
}

/** What a file says, whatever its lines and bytes. */
function said(file: ReadFile | undefined) {
  const { rows, labels, profile, exportedOn } = mustRead(file);
  return JSON.stringify({ rows, labels, profile, exportedOn }, (key, value) =>
    key === "line" ? undefined : typeof value === "bigint" ? `${value}n` : value,
  );
}

describe("a Studio export as XLSX", () => {
  const label = (day: number) => `May ${day}`;
  const tables: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ["Overview", OVERVIEW],
    [
      "FollowerHistory",
      [
        ["Date", "Followers", "Difference in followers from previous day"],
        [label(11), "410", "3"],
        [label(12), "415", "5"],
      ],
    ],
    ["FollowerActivity", [["Date", "Hour", "Active followers"], ...hours()]],
    [
      "FollowerGender",
      [
        ["Gender", "Distribution"],
        ["Female", "0.381"],
        ["Male", "0.619"],
      ],
    ],
    [
      "FollowerTopTerritories",
      [
        ["Top territories", "Distribution"],
        ["XK", "0.5"],
        ["Others", "0.5"],
      ],
    ],
    [
      "Viewers",
      [
        ["Date", "Total Viewers", "New Viewers", "Returning Viewers"],
        [label(12), "undefined", "0", "0"],
      ],
    ],
    [
      "Content",
      [
        CONTENT_HEADER,
        ["May 13", '=weird "," <middle> & 🥖', videoLink(postId("2026-05-03")), "May 3", "1", "2", "3", "4"],
      ],
    ],
  ];

  it.each(tables)("%s.xlsx says what %s.csv says", async (name, rows) => {
    const [book] = await read([upload(`${name}.xlsx`, studioXlsx(rows, name))], GIVEN);
    const [csv] = await read([upload(`${name}.csv`, studioCsv(rows))], GIVEN);
    expect(said(book)).toBe(said(csv));
    expect(mustRead(book)).toMatchObject({ encoding: "XLSX", rowsRead: rows.length - 1, rowsRefused: 0 });
  });

  it("SEC-U1 is known by its bytes, whatever it is called", async () => {
    const file = mustRead(await readOne(studioXlsx(OVERVIEW), GIVEN, "download"));
    expect(file.format).toBe("studio/overview");
  });

  it("lies in a ZIP beside CSV files and shares their evidence", async () => {
    const packed = zip([
      { name: "Overview.xlsx", bytes: studioXlsx(OVERVIEW) },
      { name: "Content.csv", bytes: Buffer.from(contentCsv("May 13", "2026-05-03")) },
    ]);
    const [book] = await read([upload("exports.zip", packed)]);
    expect(mustRead(book)).toMatchObject({
      name: "exports.zip/Overview.xlsx",
      profile: { handle: "northwind.bakes", source: "batch" },
      exportedOn: { day: "2026-05-13", source: "content-time" },
    });
  });

  it("and its CSV twin may be dropped together", async () => {
    const files = await read(
      [upload("Overview.xlsx", studioXlsx(OVERVIEW)), upload("Overview.csv", studioCsv(OVERVIEW))],
      GIVEN,
    );
    expect(files.map(({ kind }) => kind)).toEqual(["read", "read"]);
  });
});

function hours(): readonly (readonly string[])[] {
  return Array.from({ length: 24 }, (_, hour) => ["May 12", String(hour), String(hour < 9 ? 40 + hour : 0)]);
}

describe("bad input: workbooks", () => {
  it("C68 a CSV that is called xlsx is read as what it is", async () => {
    expect(mustRead(await readOne(overviewCsv("2026-05-12"), GIVEN, "Overview.xlsx")).encoding).toContain(
      "UTF-8",
    );
  });

  const ole2 = (text: string) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from(text, "utf16le"),
    ]);

  it("C69 the old format XLS is refused with advice", async () => {
    const file = await readOne(new Uint8Array(ole2("Workbook")), {}, "Overview.xls");
    expect(codesOf(file)).toEqual(["file/old-spreadsheet"]);
    expect(file.problems[0]?.message).toContain("XLSX or CSV");
  });

  it("C70 a workbook with a password is refused as such", async () => {
    const file = await readOne(new Uint8Array(ole2("EncryptionInfo EncryptedPackage")), {}, "Overview.xlsx");
    expect(codesOf(file)).toEqual(["workbook/protected"]);
  });

  const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><sst>&lol2;</sst>`;

  it.each([
    ["SEC-U8 C71 entities that grow, in the workbook", "xl/workbook.xml", laughs],
    [
      "SEC-U8 C72 an entity from a file, in a part that is not read",
      "xl/xmlMaps.xml",
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
    ],
    ["SEC-U8 C73 a declaration in the shared strings", "xl/sharedStrings.xml", laughs],
    ["SEC-U8 C73 a declaration in the styles", "xl/styles.xml", laughs],
  ])("%s refuse the workbook", async (_, name, content) => {
    expect(await codeOf({ extra: [xml(name, content)] })).toBe("workbook/declaration");
  });

  it("SEC-U8 C73 a declaration in UTF-16 is seen as well", async () => {
    const bytes = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${laughs}`, "utf16le");
    expect(await codeOf({ extra: [{ name: "xl/theme/theme1.xml", bytes }] })).toBe("workbook/declaration");
  });

  it("C74 a million numeric entities stop at the longest cell", async () => {
    const long = `<row><c t="str"><v>${"&#65;".repeat(1_000_000)}</v></c></row>`;
    const rows = await rowsOf(long);
    expect([Array.isArray(rows) && String(rows[0]?.[1]).length]).toEqual([32_768]);
    const file = await readOne(
      workbook({
        sheets: [{ name: "Content", rows: rowXml(CONTENT_HEADER, 1) + longTitle() + rowXml(plainPost(), 3) }],
      }),
      GIVEN,
    );
    expect(mustRead(file)).toMatchObject({ rowsRead: 2, rowsRefused: 1 });
    expect(codesOf(file)).toEqual(["cell/too-long"]);
  });

  it("C75 a declared size of two gigabytes is refused without unpacking", async () => {
    const [first, ...rest] = workbookEntries({ sheets: [sheet] });
    if (first === undefined) throw new Error("No entry");
    const found = await readXlsx(zip([{ ...first, deflate: true, claims: { size: 0x7fffffff } }, ...rest]));
    expect(found).toMatchObject({ kind: "refused", problem: { code: "archive/too-large" } });
  });

  it.each([
    `<row r="1048577"/>`,
    `<row r="0"/>`,
    `<row r="-1"/>`,
    `<row r="2"/><row r="2"/>`,
    `<row r="2"/><row r="1"/>`,
    `<row r="1"><c r="ZZZZ1"/></row>`,
    `<row r="1"><c r="XFE1"/></row>`,
    `<row r="1"><c r="A2"/></row>`,
    `<row r="1"><c r="B1"/><c r="A1"/></row>`,
    `<row r="1"><c r="1A"/></row>`,
  ])("C76 refuses the place in %s", async (rows) => {
    expect(await rowsOf(rows)).toBe("workbook/bad-place");
  });

  it("C76 the last row alone is one row and holds no memory for the others", async () => {
    const before = process.memoryUsage().heapUsed;
    expect(await rowsOf(`<row r="1048576"><c r="B1048576" t="str"><v>x</v></c></row>`)).toEqual([
      [1_048_576, "", "x"],
    ]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000);
  });

  it("C76 the last column may be empty, but may hold nothing", async () => {
    expect(await rowsOf(`<row r="1"><c r="A1" t="str"><v>x</v></c><c r="XFD1"/></row>`)).toEqual([[1, "x"]]);
    expect(await rowsOf(`<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>`)).toBe("file/too-many-columns");
  });

  it("C77 merged cells and whatever else follows the rows are skipped", async () => {
    const afterRows = `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><hyperlinks><hyperlink ref="A1"/></hyperlinks>`;
    expect(await codeOf({ afterRows })).toBe("read");
  });

  it.each(["7", "-1", "1.5", "", "1e0"])("C78 the shared text %j does not exist", async (index) => {
    const rows = `<row r="1"><c r="A1" t="s"><v>${index}</v></c></row>`;
    expect(await rowsOf(rows, { sharedStrings: "<si><t>a</t></si><si><t>b</t></si>" })).toEqual([
      [1, "cell/no-shared-text"],
    ]);
  });

  it("C79 a workbook of more than 20 sheets is refused, one of 20 is read", async () => {
    const sheets = Array.from({ length: 500 }, (_, index) => ({ name: `S${index}`, rows: "" }));
    expect(await codeOf({ sheets: sheets.slice(0, 100) })).toBe("workbook/too-many-sheets");
    expect(await codeOf({ sheets })).toBe("archive/too-many-entries");
    expect(await codeOf({ sheets: sheets.slice(0, 20) })).toBe("read");
  });

  it("C80 hidden sheets are left out and named", async () => {
    const secret = { name: "Secret", state: "veryHidden", rows: OVERVIEW } as const;
    const file = await readOne(
      workbook({ sheets: [{ ...secret, name: "Old", state: "hidden" }, sheet, secret] }),
      GIVEN,
    );
    expect(mustRead(file).problems).toMatchObject([{ code: "workbook/hidden-sheets", severity: "warning" }]);
    expect(file.problems[0]?.message).toContain("“Old”, “Secret”");
    expect(await codeOf({ sheets: [secret] })).toBe("workbook/no-sheet");
  });

  it("a second export in the workbook is refused, a sheet of notes is named", async () => {
    const viewers = {
      name: "Viewers",
      rows: [["Date", "Total Viewers", "New Viewers", "Returning Viewers"]],
    };
    const both = await readOne(workbook({ sheets: [sheet, viewers] }), GIVEN);
    expect(codesOf(both)).toEqual(["workbook/several-exports"]);
    const notes = { name: "Notes", rows: [["Ask Ida"]] };
    const file = await readOne(workbook({ sheets: [notes, sheet] }), GIVEN);
    expect([file.kind, codesOf(file)]).toEqual(["read", ["workbook/other-sheets"]]);
  });

  const overviewWith = (cell: string) =>
    workbook({
      sheets: [
        {
          name: "Overview",
          rows: `${OVERVIEW.slice(0, 3)
            .map((row, index) => rowXml(row, index + 1))
            .join(
              "",
            )}<row r="4"><c t="str"><v>May 12</v></c>${cell}<c><v>4</v></c><c><v>9</v></c><c><v>1</v></c><c><v>0</v></c></row>`,
        },
      ],
    });

  it("C81 a formula gives the result saved with it, and a warning", async () => {
    const file = mustRead(await readOne(overviewWith(`<c><f>SUM(B2:B3)</f><v>200</v></c>`), GIVEN));
    expect(file.rows.rows.at(-1)).toMatchObject({ values: { videoViews: 200n } });
    expect(file.problems).toMatchObject([{ code: "workbook/formulas", severity: "warning", line: 4 }]);
  });

  it("C81 a formula without a result refuses its row", async () => {
    const file = mustRead(await readOne(overviewWith(`<c><f>SUM(B2:B3)</f></c>`), GIVEN));
    expect(file).toMatchObject({ rowsRead: 3, rowsRefused: 1 });
    expect(file.problems).toContainEqual(
      expect.objectContaining({ code: "cell/no-result", severity: "refused", line: 4, column: "B" }),
    );
  });

  it("C82 an error is unknown, never zero, and a warning", async () => {
    const file = mustRead(await readOne(overviewWith(`<c t="e"><v>#REF!</v></c>`), GIVEN));
    expect(file.rows.rows.at(-1)).toMatchObject({ values: { videoViews: null, likes: 9n } });
    expect(file.problems).toMatchObject([{ code: "workbook/error-cells", severity: "warning", line: 4 }]);
  });

  it.each(["xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml"])(
    "SEC-U8 C83 macros in %s refuse the workbook",
    async (name) => {
      expect(await codeOf({ extra: [{ name, bytes: Buffer.from("x") }] })).toBe("workbook/macros");
    },
  );

  it("C84 links to other files are left alone", async () => {
    const link = `<Relationships><Relationship Id="r1" Type="x/externalLinkPath" Target="http://203.0.113.1/x.xlsx" TargetMode="External"/></Relationships>`;
    const extra = [
      xml("xl/externalLinks/externalLink1.xml", '<externalLink><ddeLink ddeService="cmd"/></externalLink>'),
      xml("xl/externalLinks/_rels/externalLink1.xml.rels", link),
    ];
    expect(await codeOf({ extra })).toBe("read");
  });

  it("SEC-U8 C84 a sheet that lies outside the workbook is not fetched", async () => {
    const outside = `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://203.0.113.1/sheet1.xml" TargetMode="External"/></Relationships>`;
    expect(await codeOf({ extra: [xml("xl/_rels/workbook.xml.rels", outside)] })).toBe("workbook/broken");
  });

  it("C85 two entries of one name are refused, also in other letters", async () => {
    const entries = workbookEntries({ sheets: [sheet] });
    for (const name of ["xl/workbook.xml", "XL/Workbook.xml"]) {
      const found = await readXlsx(zip([...entries, { name, bytes: Buffer.from("<workbook/>") }]));
      expect(found).toMatchObject({ problem: { code: "archive/duplicate-name" } });
    }
  });

  it.each(["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])(
    "C86 without %s the workbook is refused",
    async (name) => {
      expect(await codeOf({ without: [name] })).toBe("workbook/broken");
    },
  );

  it("C86 cut off anywhere, it is refused", async () => {
    const whole = studioXlsx(OVERVIEW);
    for (let length = 4; length < whole.length; length += 97) {
      const found = await readXlsx(whole.slice(0, length));
      expect(found.kind).toBe("refused");
    }
  });

  it("C87 places may be missing; inline, formatted and spoken texts are right", async () => {
    const rows = `<row><c t="inlineStr"><is><t>in</t></is></c><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="b"><v>1</v></c><c><v>12</v></c><c/></row>`;
    const sharedStrings = `<si><r><rPr><b/></rPr><t>rich </t></r><r><t xml:space="preserve">text </t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>`;
    expect(await rowsOf(rows, { sharedStrings })).toEqual([
      [1, "in", "rich text ", "東京"],
      [2, "TRUE", "12"],
    ]);
  });

  it("C87 prefixes, comments and CDATA change nothing", async () => {
    const part = `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="3"><x:c r="B3" t="str"><x:v>a<!-- no --><![CDATA[<b>]]></x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const found = await readXlsx(
      workbook({ sheets: [sheet], extra: [xml("xl/worksheets/sheet1.xml", part)] }),
    );
    expect(found).toMatchObject({ sheets: [{ rows: [{ line: 3, cells: ["", "a<b>"] }] }] });
  });

  it("C88 a million styles are refused", async () => {
    const styles = `<cellXfs>${"<xf/>".repeat(1_000_000)}</cellXfs>`;
    const entries = workbookEntries({ sheets: [sheet], styles });
    const found = await readXlsx(zip(entries));
    expect(found).toMatchObject({ problem: { code: "workbook/broken" } });
  });

  it("a percentage is read as it is shown, never as the hundredth part that is stored", async () => {
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="0.0\\ %"/><numFmt numFmtId="171" formatCode="0.0&quot;%&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>`;
    const values = ["0.81", "0.055", "0.29", "1", "0.81"];
    const cells = values.map((value, at) => `<c s="${[1, 2, 3, 1, 4][at]}"><v>${value}</v></c>`).join("");
    expect(await rowsOf(`<row>${cells}</row>`, { styles })).toEqual([
      [1, "81%", "5.5%", "29%", "100%", "0.81"],
    ]);
  });

  it("C88 a day number is a date by its style only", async () => {
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="yyyy/mm/dd"/><numFmt numFmtId="171" formatCode="0.0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>`;
    const cells = [0, 1, 2, 3].map((style) => `<c s="${style}"><v>45961</v></c>`).join("");
    const rows = `<row>${cells}<c s="2"><v>46019.730555556</v></c></row>`;
    expect(await rowsOf(rows, { styles })).toEqual([
      [1, "45961", "2025-10-31", "2025-10-31", "45961", "2025-12-28 17:32:00"],
    ]);
    const workbookProperties = `<workbookPr date1904="1"/>`;
    expect(await rowsOf(`<row><c s="1"><v>44499</v></c></row>`, { styles, workbookProperties })).toEqual([
      [1, "2025-10-31"],
    ]);
  });

  it("numbers come out in the digits that mean them, ids that a spreadsheet has rounded are refused", async () => {
    const cells = ["1591", "1591.0", "0.38100000000000001", "-7", "1.5E3"]
      .map((v) => `<c><v>${v}</v></c>`)
      .join("");
    expect(await rowsOf(`<row>${cells}</row>`)).toEqual([[1, "1591", "1591", "0.381", "-7", "1500"]]);
    for (const id of ["7.6356340905149655E+18", "7635634090514965057", "1000000000000000"])
      expect(await rowsOf(`<row><c><v>${id}</v></c></row>`)).toEqual([[1, "cell/precision-lost"]]);
  });

  it.each(["abc", "1,5", "0x10", "NaN", "Infinity", "1e9999"])("the number %s is refused", async (value) => {
    expect(await rowsOf(`<row><c><v>${value}</v></c></row>`)).toEqual([[1, "cell/unknown-type"]]);
  });

  it("a document of Word and one of OpenOffice are named", async () => {
    const word = zip([
      xml("[Content_Types].xml", "<Types/>"),
      xml(
        "_rels/.rels",
        `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
    ]);
    const open = zip([xml("content.xml", "<x/>"), { name: "mimetype", bytes: Buffer.from("x") }]);
    for (const bytes of [word, open]) expect(codesOf(await readOne(bytes))).toEqual(["file/wrong-kind"]);
  });
});

function longTitle(): string {
  const [time = "", , link = "", ...rest] = plainPost();
  const cell = (text: string) => `<c t="str"><v>${text}</v></c>`;
  return `<row r="2">${[time, "&#65;".repeat(40_000), link.replace(/.$/, "9"), ...rest].map(cell).join("")}</row>`;
}

function plainPost(): readonly string[] {
  return ["May 13", "Rye", videoLink(postId("2026-05-03")), "May 3", "1", "2", "3", "4"];
}

describe("whatever happens to a workbook", () => {
  it("C86 a flipped byte is refused or changes nothing", { timeout: 60_000 }, async () => {
    const whole = studioXlsx(OVERVIEW);
    const truth = said(await readOne(whole, GIVEN));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const bytes = new Uint8Array(whole);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        const file = await readOne(bytes, GIVEN);
        if (file.kind === "read") expect(said(file)).toBe(truth);
        else expect(file.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it("C86 XML that is cut, spliced or doubled is refused or names its rows", {
    timeout: 60_000,
  }, async () => {
    const entries = workbookEntries({ sheets: [sheet] });
    const part = entries.find(({ name }) => name === "xl/worksheets/sheet1.xml");
    if (part === undefined) throw new Error("No sheet");
    const whole = Buffer.from(part.bytes);
    const place = fc.nat(whole.length);
    await fc.assert(
      fc.asyncProperty(place, place, place, async (a, b, c) => {
        const bytes = Buffer.concat([
          whole.subarray(0, a),
          whole.subarray(Math.min(b, c), Math.max(b, c)),
          whole.subarray(a),
        ]);
        const found = await readXlsx(workbook({ sheets: [sheet], extra: [{ ...part, bytes }] }));
        if (found.kind === "refused") expect(found.problem.message).not.toBe("");
        else expect(found.sheets).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });

  it("every text comes back letter by letter", async () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .map((raw) => raw.replace(/[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu, ""))
      .filter((raw) => raw.trim() !== "");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
        async (rows) => {
          const found = await readXlsx(workbook({ sheets: [{ name: "S", rows }] }));
          expect(found.kind === "read" && found.sheets[0]?.rows.map(({ cells }) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });
});
