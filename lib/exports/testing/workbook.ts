import { type ZipEntry, zip } from "./zip";

/** A worksheet's XML between `<sheetData>` and its end, or whole rows of text. */
type TestSheet = {
  readonly name: string;
  readonly state?: "hidden" | "veryHidden";
  readonly rows: string | readonly (readonly string[])[];
};

export type TestWorkbook = {
  readonly sheets: readonly TestSheet[];
  /** The XML between `<sst>` and its end. */
  readonly sharedStrings?: string;
  /** The XML between `<styleSheet>` and its end. */
  readonly styles?: string;
  readonly workbookProperties?: string;
  /** What follows the rows in every sheet. */
  readonly afterRows?: string;
  /** Entries besides, or instead of those of the same name. */
  readonly extra?: readonly ZipEntry[];
  readonly without?: readonly string[];
};

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A workbook as Studio writes it: one part per sheet, every cell `t="str"`, entries stored. */
export function workbook(book: TestWorkbook): Uint8Array {
  return zip(workbookEntries(book));
}

/** One sheet of text, named like the file. */
export function studioXlsx(rows: readonly (readonly (string | number | bigint)[])[], name = "Overview") {
  return workbook({ sheets: [{ name, rows: rows.map((row) => row.map(String)) }] });
}

export function workbookEntries(book: TestWorkbook): readonly ZipEntry[] {
  const { sheets, extra = [], without = [] } = book;
  const shared = part("xl/sharedStrings.xml", "sst", book.sharedStrings);
  const styles = part("xl/styles.xml", "styleSheet", book.styles);
  const entries = [
    xml("[Content_Types].xml", `<Types xmlns="${PACKAGE}/content-types"/>`),
    xml("_rels/.rels", relationships([["rId1", "officeDocument", "xl/workbook.xml"]])),
    xml("xl/workbook.xml", workbookXml(book)),
    xml(
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...sheets.map((_, index) => [`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`]),
        ...(shared.length > 0 ? [["rIdS", "sharedStrings", "/xl/sharedStrings.xml"]] : []),
        ...(styles.length > 0 ? [["rIdT", "styles", "styles.xml"]] : []),
      ]),
    ),
    ...sheets.map((sheet, index) => xml(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, book))),
    ...shared,
    ...styles,
  ];
  const replaced = new Set([...without, ...extra.map(({ name }) => String(name))]);
  return [...entries.filter(({ name }) => !replaced.has(String(name))), ...extra];
}

export function xml(name: string, content: string): ZipEntry {
  return { name, bytes: Buffer.from(`${HEAD}${content}`) };
}

function part(name: string, root: string, content: string | undefined): readonly ZipEntry[] {
  return content === undefined ? [] : [xml(name, `<${root} xmlns="${MAIN}">${content}</${root}>`)];
}

function relationships(targets: readonly (readonly string[])[]): string {
  const each = targets.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function workbookXml({ sheets, workbookProperties = "" }: TestWorkbook): string {
  const listed = sheets.map(({ name, state }, index) => {
    const shown = state === undefined ? "" : ` state="${state}"`;
    return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${shown} r:id="rId${index + 1}"/>`;
  });
  const namespaces = `xmlns="${MAIN}" xmlns:r="${OFFICE}"`;
  return `<workbook ${namespaces}>${workbookProperties}<sheets>${listed.join("")}</sheets></workbook>`;
}

function sheetXml({ rows }: TestSheet, { afterRows = "" }: TestWorkbook): string {
  const data = typeof rows === "string" ? rows : rows.map((row, index) => rowXml(row, index + 1)).join("");
  return `<worksheet xmlns="${MAIN}"><dimension ref="A1:F8"/><sheetData>${data}</sheetData>${afterRows}</worksheet>`;
}

export function rowXml(cells: readonly string[], line: number): string {
  const each = cells.map(
    (text, index) => `<c r="${letters(index)}${line}" t="str"><v>${escapeXml(text)}</v></c>`,
  );
  return `<row r="${line}">${each.join("")}</row>`;
}

function letters(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : `${letters(Math.floor(index / 26) - 1)}${letters(index % 26)}`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
