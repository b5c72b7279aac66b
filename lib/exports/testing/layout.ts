import type { Packing } from "./mutant";
import type { Grid, Source } from "./source";
import { workbookEntries } from "./workbook";
import type { ZipEntry } from "./zip";

export type Place = { readonly row: number; readonly column: number };

export function withCell(grid: Grid, { row, column }: Place, text: string): Grid {
  return grid.with(row, (grid[row] ?? []).with(column, text));
}

/** How a CSV is written. */
export type Style = {
  readonly delimiter: string;
  readonly quotes: "all" | "all-escaped" | "needed" | "none";
  readonly lineEnd: string;
  readonly mark: string;
  readonly first: string;
  readonly last: string;
};

export const styleOf = ({ quotes }: Source): Style => ({
  delimiter: ",",
  quotes,
  lineEnd: "\n",
  mark: "\ufeff",
  first: "",
  last: quotes === "needed" ? "\n" : "",
});

/** Where each cell's letters lie in the bytes, quotes not counted. */
export type Cell = Place & { readonly start: number; readonly end: number };
export type Layout = { readonly bytes: Buffer; readonly cells: readonly Cell[] };

export function layOut(grid: Grid, style: Style): Layout {
  const parts: Buffer[] = [];
  let at = 0;
  const put = (text: string) => {
    const bytes = Buffer.from(text);
    parts.push(bytes);
    at += bytes.length;
    return at;
  };
  put(style.mark + style.first);
  const cells = grid.flatMap((texts, row) =>
    texts.map((text, column): Cell => {
      put(separatorBefore({ row, column }, style));
      const quote = needsQuotes(text, style) ? '"' : "";
      const start = put(quote);
      const isEscaped = quote !== "" && style.quotes !== "all";
      const end = put(isEscaped ? text.replaceAll('"', '""') : text);
      put(quote);
      return { row, column, start, end };
    }),
  );
  put(style.last);
  return { bytes: Buffer.concat(parts), cells };
}

function separatorBefore({ row, column }: Place, { delimiter, lineEnd }: Style): string {
  if (column > 0) return delimiter;
  return row > 0 ? lineEnd : "";
}

/** What stands between two delimiters. */
export function writeCell(text: string, style: Style): string {
  if (!needsQuotes(text, style)) return text;
  return `"${style.quotes === "all" ? text : text.replaceAll('"', '""')}"`;
}

function needsQuotes(text: string, { quotes, delimiter }: Style): boolean {
  if (quotes === "none") return false;
  return quotes !== "needed" || text.includes('"') || text.includes(delimiter);
}

export const isMarkup = (packing: Packing) => packing === "xlsx";

export const SHEET = "xl/worksheets/sheet1.xml";

/** The XML of the only sheet; its nth value is the nth cell of the table. */
export function sheetOf({ file }: Source, grid: Grid): Layout {
  const entries: readonly ZipEntry[] = workbookEntries({ sheets: [{ name: file, rows: grid }] });
  const bytes = Buffer.from(entries.find(({ name }) => name === SHEET)?.bytes ?? []);
  const cells: Cell[] = [];
  let at = 0;
  grid.forEach((texts, row) => {
    texts.forEach((_, column) => {
      const start = bytes.indexOf("<v>", at) + 3;
      at = bytes.indexOf("</v>", start);
      cells.push({ row, column, start, end: at });
    });
  });
  return { bytes, cells };
}

/** What a value of the sheet says. */
export function unescapeXml(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, "\n");
}
