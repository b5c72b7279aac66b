import { describe, expect, it } from "vitest";
import { randomOf } from "./testing/random";
import { readOne } from "./testing/uploads";
import { type TestWorkbook, workbook } from "./testing/workbook";

/*
 * The kinds of damage in the spreadsheets that a fuzzer found for Apache POI, made here: broken containers, old binary files, and whole
 * containers around parts that are not what they should be.
 */
const rows = [
  ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"],
  ["May 11", "101", "5", "4", "3", "2"],
  ["May 12", "102", "5", "4", "3", "2"],
];
const whole: TestWorkbook = { sheets: [{ name: "Overview", rows }] };
const part = (name: string, text: string | Uint8Array) => ({ name, bytes: Buffer.from(text as string) });
const sheet = "xl/worksheets/sheet1.xml";
const relations = "xl/_rels/workbook.xml.rels";

const inner = (xml: string) => workbook({ sheets: [{ name: "Overview", rows: xml }] });
const replaced = (name: string, text: string | Uint8Array) =>
  workbook({ ...whole, extra: [part(name, text)] });

const OLE2 = Buffer.from("d0cf11e0a1b11ae1", "hex");
const noise = (size: number) => {
  const random = randomOf(7);
  return Buffer.from(Array.from({ length: size }, () => random(256)));
};

const DAMAGED: readonly (readonly [string, () => Uint8Array])[] = [
  ["an old binary file of noise", () => Buffer.concat([OLE2, noise(8_000)])],
  ["an old binary file cut after its first bytes", () => OLE2],
  [
    "an encrypted one of noise",
    () => Buffer.concat([OLE2, noise(600), Buffer.from("EncryptedPackage", "utf16le"), noise(600)]),
  ],
  ["noise behind the mark of a ZIP", () => Buffer.concat([Buffer.from("PK\u0003\u0004"), noise(5_000)])],
  ["noise between the first entry and the directory", () => overwritten(whole, 0.1, 0.5)],
  ["noise in the directory", () => overwritten(whole, 0.85, 0.95)],
  ["a sheet of noise", () => replaced(sheet, noise(4_000))],
  ["an empty sheet part", () => replaced(sheet, "")],
  ["a workbook part of noise", () => replaced("xl/workbook.xml", noise(500))],
  ["an empty workbook part", () => replaced("xl/workbook.xml", "")],
  ["relations that lead to themselves", () => replaced(relations, relationTo("_rels/workbook.xml.rels"))],
  ["relations that lead nowhere", () => replaced(relations, relationTo("worksheets/none.xml"))],
  ["relations that lead to the strings", () => replaced(relations, relationTo("sharedStrings.xml"))],
  ["a hundred thousand elements in each other", () => replaced(sheet, "<a>".repeat(100_000))],
  [
    "ten million letters in one attribute",
    () => inner(`<row r="1"><c r="${"A".repeat(10_000_000)}"/></row>`),
  ],
  ["rows beyond the last", () => inner('<row r="99999999999999999999"><c><v>1</v></c></row>')],
  ["a row number that is no number", () => inner('<row r="-1"><c r="A0"><v>1</v></c></row>')],
  ["cells of a kind that does not exist", () => inner('<row r="1"><c t="zzz"><v>1</v></c></row>')],
  ["strings that lead into each other", () => inner('<row r="1"><c t="s"><v>4294967296</v></c></row>')],
  ["styles without an end", () => workbook({ ...whole, styles: "<cellXfs><xf" })],
  ["bytes that are no letters", () => inner(`<row r="1"><c t="inlineStr"><is><t>\ud800</t></is></c></row>`)],
];

function relationTo(target: string): string {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="${target}"/></Relationships>`;
}

function overwritten(book: TestWorkbook, from: number, to: number): Uint8Array {
  const bytes = Buffer.from(workbook(book));
  const start = Math.floor(bytes.length * from);
  noise(Math.floor(bytes.length * (to - from))).copy(bytes, start);
  return bytes;
}

describe("a workbook as a fuzzer leaves it", () => {
  it.each(DAMAGED)("C89 %s is refused with a sentence within two seconds", async (_, make) => {
    const bytes = new Uint8Array(make());
    const before = process.cpuUsage();
    const file = await readOne(bytes, {}, "Overview.xlsx");
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2_000);
    expect([file.kind === "read", file.problems[0]?.message ?? ""]).toEqual([
      false,
      expect.stringMatching(/\.$/),
    ]);
  });

  it("C89 whole, the same workbook is read", async () => {
    expect(await readOne(workbook(whole), {}, "Overview.xlsx")).toMatchObject({ kind: "read", rowsRead: 2 });
  });
});
