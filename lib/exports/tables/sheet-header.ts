import { cleanHeading } from "../detect";
import { withoutEmptyEnd } from "../header";
import type { WorksheetText } from "../xlsx";
import { HEADER_LINES, isSameHeader } from "./table-header";
import { findTemplateMapping } from "./template";

/** A sheet that is a table: under its header stands at least one row. */
export type HeadedSheet = {
  readonly sheet: WorksheetText;
  readonly line: number;
  readonly headings: readonly string[];
};

/** The likeliest header of every sheet that has one: of its first rows the widest, of at least two columns. */
export function proposeSheets(sheets: readonly WorksheetText[]): readonly HeadedSheet[] {
  return sheets.flatMap((sheet) => {
    const heads = headsOf(sheet);
    const width = Math.max(0, ...heads.map(({ headings }) => headings.length));
    const head = heads.find(({ headings }) => headings.length === width);
    const hasRow = sheet.rows.some(({ line }) => line > (head?.line ?? 0));
    return head === undefined || width < 2 || !hasRow ? [] : [head];
  });
}

/** The sheets that have exactly these headings. */
export function sheetsWith(sheets: readonly WorksheetText[], headings: readonly string[]) {
  return sheets.flatMap((sheet): readonly HeadedSheet[] => {
    const head = headsOf(sheet).find((each) => isSameHeader(each.headings, headings));
    return head === undefined ? [] : [head];
  });
}

/** How our own table is read that somebody saved as a workbook; null for every other one. */
export function findSheetTemplate(sheets: readonly WorksheetText[]) {
  const heads = sheets.flatMap(headsOf);
  return (
    heads.map(({ headings }) => findTemplateMapping(headings)).find((mapping) => mapping !== null) ?? null
  );
}

function headsOf(sheet: WorksheetText): readonly HeadedSheet[] {
  return sheet.rows.slice(0, HEADER_LINES).map(({ line, cells }) => ({
    sheet,
    line,
    headings: withoutEmptyEnd(cells.map(cleanHeading)),
  }));
}
