import type { Grid, Source } from "./sources";
import { workbookEntries } from "./workbook";
import { type ZipEntry, zip } from "./zip";

/** How a file is packed when it is dropped. */
export const PACKINGS = ["csv", "zip", "xlsx"] as const;
export type Packing = (typeof PACKINGS)[number];

export type Mutant = {
  /** What was done, to find it again. */
  readonly how: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Tables that the file may rightly be read as, besides the one that was not mutated. */
  readonly meant: readonly Grid[];
};

/** Whole numbers from 0 to below `below`. */
export type Random = (below: number) => number;

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A file to mutate. */
export type Subject = {
  readonly source: Source;
  readonly packing: Packing;
  readonly grid: Grid;
  /** A second export of the same kind, and a table of any kind. */
  readonly twin: Grid;
  readonly stranger: Grid;
  readonly random: Random;
};

/** One mutated file. */
export function mutate(subject: Subject): Mutant {
  return subject.random(3) === 0 ? changeTable(subject) : changeBytes(subject);
}

/** The file as it was exported. */
export function unmutated({ source, packing, grid }: Subject): Mutant {
  return { how: "unmutated", meant: [], ...pack(source, packing, grid) };
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error("Nothing to pick from");
  return item;
}

type Table = { readonly how: string; readonly grid: Grid; readonly meant?: readonly Grid[] };

function changeTable(subject: Subject): Mutant {
  const { random, source, packing } = subject;
  const { how, grid, meant = [grid] } = pick(random, TABLE_CHANGES)(subject);
  return { how, meant, ...pack(source, packing, grid) };
}

const TABLE_CHANGES: readonly ((subject: Subject) => Table)[] = [
  duplicateLine,
  deleteLine,
  swapCells,
  swapRows,
  spliceTables,
  localiseNumber,
  replaceCell,
  changeTime,
];

function duplicateLine({ grid, random }: Subject): Table {
  const from = random(grid.length);
  const to = random(2) === 0 ? from : random(grid.length);
  return { how: `line ${from + 1} again at ${to + 1}`, grid: grid.toSpliced(to, 0, grid[from] ?? []) };
}

function deleteLine({ grid, random }: Subject): Table {
  const row = random(grid.length);
  return { how: `without line ${row + 1}`, grid: grid.toSpliced(row, 1) };
}

function swapCells({ grid, random }: Subject): Table {
  const cells = grid.map((row) => [...row]);
  const [one, other] = [random(cells.length), random(cells.length)];
  const column = random(cells[0]?.length ?? 1);
  const otherColumn = random(2) === 0 ? column : random(cells[0]?.length ?? 1);
  const kept = cells[one]?.[column] ?? "";
  cells[one]?.splice(column, 1, cells[other]?.[otherColumn] ?? "");
  cells[other]?.splice(otherColumn, 1, kept);
  return { how: `${one + 1}/${column} swapped with ${other + 1}/${otherColumn}`, grid: cells };
}

function swapRows({ grid, random }: Subject): Table {
  const [one, other] = [random(grid.length), random(grid.length)];
  return {
    how: `lines ${one + 1} and ${other + 1} swapped`,
    grid: grid.with(one, grid[other] ?? []).with(other, grid[one] ?? []),
  };
}

function spliceTables({ grid, twin, stranger, random }: Subject): Table {
  const tail = random(3) === 0 ? stranger : twin;
  const [end, start] = [random(grid.length + 1), random(tail.length)];
  const spliced = [...grid.slice(0, end), ...tail.slice(start)];
  return { how: `${end} lines and another file's from ${start + 1}`, grid: spliced };
}

const LOCALISED: readonly ((text: string) => string)[] = [
  (text) => text.replace(/\B(?=(\d{3})+$)/g, "."),
  (text) => text.replace(/\B(?=(\d{3})+$)/g, ","),
  (text) => text.replace(/\B(?=(\d{3})+$)/g, " "),
  (text) => text.replace(/\B(?=(\d{3})+$)/g, "\u00a0"),
  (text) => text.replace(".", ","),
  (text) => `${text}.0`,
  (text) => `${text},00`,
  (text) => `${text}K`,
  (text) => `${text}%`,
  (text) => `+${text}`,
  (text) => `0${text}`,
  (text) => ` ${text}`,
  (text) => `${text} `,
  (text) => `${text}-`,
  (text) => `(${text})`,
  (text) => `${text}e0`,
  (text) => text.replace("-", "−"),
  (text) => Number(text).toExponential(2),
  (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
];

function localiseNumber({ grid, random }: Subject): Table {
  const write = pick(random, LOCALISED);
  const isWhole = random(4) === 0;
  const chosen = placeIn(grid, random);
  const cells = grid.map((row, at) =>
    row.map((text, column) => {
      const isMeant = at > 0 && (isWhole || (at === chosen.row && column === chosen.column));
      return isMeant && /^-?\d+(\.\d+)?$/.test(text) ? write(text) : text;
    }),
  );
  return { how: `${isWhole ? "every number" : `${chosen.row + 1}/${chosen.column}`} localised`, grid: cells };
}

const TRAPS = [
  ...["", "undefined", "-", "NaN", "null", "0", "-0", "-1", "0x10", "1e3", "9223372036854775808", "=1+1"],
  ...["May 4", "29 February", "2026/02/30", "2026/05/04 00:00:00", "Total", "Others", '"', ",", ";", "\t"],
  ...["\u200b7", "７", "٧", "7.6E+18", "3.апр", "#REF!", "TRUE", "https://www.tiktok.com/@x/video/7.6E+18"],
];

function replaceCell({ grid, random }: Subject): Table {
  const { row, column } = placeIn(grid, random);
  const text = pick(random, TRAPS);
  return { how: `${row + 1}/${column} is “${text}”`, grid: withCell(grid, { row, column }, text) };
}

/** Another day of export, where the file tells it. */
function changeTime({ source, grid, twin, random }: Subject): Table {
  const column = grid[0]?.indexOf("Time") ?? -1;
  const label = twin[1]?.[Math.max(0, column)] ?? "";
  if (column < 0) return { how: "labels of another export", grid: relabelled(grid, twin) };
  const [header = [], ...rows] = grid;
  const kept = source.format === "studio/content" && random(2) === 0 ? rows.slice(0, 1) : rows;
  return {
    how: `exported on ${label}`,
    grid: [header, ...kept.map((row) => row.with(column, label))],
  };
}

function relabelled(grid: Grid, twin: Grid): Grid {
  return grid.map((row, index) => row.with(0, twin[index]?.[0] ?? row[0] ?? ""));
}

type Place = { readonly row: number; readonly column: number };

function placeIn(grid: Grid, random: Random): Place {
  const row = random(grid.length);
  return { row, column: random(grid[row]?.length ?? 1) };
}

function withCell(grid: Grid, { row, column }: Place, text: string): Grid {
  return grid.with(row, (grid[row] ?? []).with(column, text));
}

type Style = {
  readonly delimiter: string;
  readonly quotes: "all" | "all-escaped" | "needed" | "none";
  readonly lineEnd: string;
  readonly mark: string;
  readonly first: string;
  readonly last: string;
};

const styleOf = ({ quotes }: Source): Style => ({
  delimiter: ",",
  quotes,
  lineEnd: "\n",
  mark: "\ufeff",
  first: "",
  last: quotes === "needed" ? "\n" : "",
});

/** Where each cell's letters lie in the bytes, quotes not counted. */
type Cell = Place & { readonly start: number; readonly end: number };
type Layout = { readonly bytes: Buffer; readonly cells: readonly Cell[] };

function layOut(grid: Grid, style: Style): Layout {
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

function needsQuotes(text: string, { quotes, delimiter }: Style): boolean {
  if (quotes === "none") return false;
  return quotes !== "needed" || text.includes('"') || text.includes(delimiter);
}

type Packed = Pick<Mutant, "name" | "bytes">;

const isMarkup = (packing: Packing) => packing === "xlsx";

function pack(source: Source, packing: Packing, grid: Grid): Packed {
  const bytes = isMarkup(packing) ? sheetOf(source, grid).bytes : layOut(grid, styleOf(source)).bytes;
  return packBytes(source, packing, bytes);
}

function packBytes(source: Source, packing: Packing, bytes: Uint8Array): Packed {
  const { file } = source;
  if (packing === "csv") return { name: `${file}.csv`, bytes };
  if (packing === "zip") return { name: `${file}.zip`, bytes: zip([{ name: `${file}.csv`, bytes }]) };
  const sheet = { name: SHEET, bytes };
  return {
    name: `${file}.xlsx`,
    bytes: zip(workbookEntries({ sheets: [{ name: file, rows: [] }], extra: [sheet] })),
  };
}

const SHEET = "xl/worksheets/sheet1.xml";

/** The XML of the only sheet; its nth value is the nth cell of the table. */
function sheetOf({ file }: Source, grid: Grid): Layout {
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

function changeBytes(subject: Subject): Mutant {
  const { random, source, packing, grid } = subject;
  if (packing !== "csv" && random(5) === 0) return breakPackage(subject);
  if (packing !== "xlsx" && random(3) === 0) return rewrite(subject);
  const layout = isMarkup(packing) ? sheetOf(source, grid) : layOut(grid, styleOf(source));
  if (random(6) === 0) return spliceBytes(subject, layout);
  const at = random(layout.bytes.length);
  const edit = pick(random, EDITS)(layout.bytes, at, random);
  const meant = touched(grid, layout, { at, packing, ...edit });
  return { how: `${edit.how} at byte ${at}`, meant, ...packBytes(source, packing, edit.bytes) };
}

type Edit = {
  readonly how: string;
  readonly bytes: Buffer;
  /** Bytes taken out from the place on, and put in there. */
  readonly removed: number;
  readonly inserted: number;
};

type Editor = (bytes: Buffer, at: number, random: Random) => Edit;

const INSERTED = ["\0", "\ufeff", '"', '""', "\n", "\r\n", "\r", ",", ";", '","', "0", "-", " ", "<", "é"];

const flip: Editor = (bytes, at, random) => {
  const bit = 1 << random(8);
  const flipped = Buffer.from(bytes);
  flipped[at] = (bytes[at] ?? 0) ^ bit;
  return { how: `flip ${bit}`, bytes: flipped, removed: 1, inserted: 1 };
};
const cut: Editor = (bytes, at) => ({
  how: "cut",
  bytes: bytes.subarray(0, at),
  removed: bytes.length - at,
  inserted: 0,
});
const remove: Editor = (bytes, at, random) => {
  const removed = 1 + random(3);
  return {
    how: `remove ${removed}`,
    bytes: Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + removed)]),
    removed,
    inserted: 0,
  };
};
const insert: Editor = (bytes, at, random) => {
  const text = Buffer.from(pick(random, INSERTED));
  return {
    how: `insert ${JSON.stringify(text.toString())}`,
    bytes: Buffer.concat([bytes.subarray(0, at), text, bytes.subarray(at)]),
    removed: 0,
    inserted: text.length,
  };
};
const overwrite: Editor = (bytes, at, random) => {
  const written = Buffer.from(bytes);
  written[at] = pick(random, [0, 9, 10, 13, 34, 44, 48, 49, 57, 59, 255]);
  return { how: `write ${written[at]}`, bytes: written, removed: 1, inserted: 1 };
};

const EDITS: readonly Editor[] = [flip, flip, flip, cut, remove, insert, insert, overwrite];

/** The table with the new letters, or nothing, in the one cell that the edit lies in; an edit elsewhere gives none. */
function touched(
  grid: Grid,
  { cells }: Layout,
  edit: Edit & { readonly at: number; readonly packing: Packing },
): readonly Grid[] {
  const { at, removed, inserted, bytes, packing } = edit;
  const last = cells.at(-1)?.end ?? 0;
  const isMeant = ({ start, end }: Cell) =>
    removed === 0
      ? at >= start && at <= end
      : at + removed > start && (at < end || (end === last && at >= end));
  const [only, ...others] = cells.filter(isMeant);
  const isCut = at + removed >= bytes.length - inserted + removed && inserted === 0;
  const captions = isMarkup(packing) ? [] : touchedCaptions(grid, cells, edit);
  if (only === undefined || (others.length > 0 && !isCut)) return captions;
  const end = removed > only.end - at ? Math.max(at, only.start) + inserted : only.end - removed + inserted;
  const raw = bytes.subarray(Math.min(only.start, at), Math.max(0, end)).toString("utf8");
  const texts = isMarkup(packing) ? [unescapeXml(raw)] : [raw, raw.replaceAll('""', '"')];
  const trimmed = texts.map((text) => text.replace(/^[\r\n]+|[\r\n]+$/g, ""));
  return [...captions, ...[...texts, ...trimmed, ""].map((text) => withCell(grid, only, text))];
}

/** A caption ends where the link begins: an edit of the quotes and the comma between them can be taken for letters of it. */
function touchedCaptions(
  grid: Grid,
  cells: readonly Cell[],
  { at, removed, inserted, bytes }: Edit & { readonly at: number },
): readonly Grid[] {
  const caption = grid[0]?.indexOf("Video title") ?? -1;
  return cells.flatMap((title, index): readonly Grid[] => {
    const link = cells[index + 1];
    if (title.column !== caption || link === undefined) return [];
    if (at < title.start - 1 || at + removed > link.start) return [];
    const raw = bytes.subarray(title.start - 1, link.start + inserted - removed).toString("utf8");
    const text = raw.replace(/"?,"?$/, "").replace(caption === 0 ? /^[\r\n]/ : /^"/, "");
    return [withCell(grid, title, text)];
  });
}

function unescapeXml(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, "\n");
}

/** The beginning of one file and the end of another. Torn in the same column, the row in between is one of both. */
function spliceBytes(subject: Subject, one: Layout): Mutant {
  const { random, source, packing, grid, twin } = subject;
  const other = isMarkup(packing) ? sheetOf(source, twin) : layOut(twin, styleOf(source));
  const [end, start] = [random(one.bytes.length), random(other.bytes.length)];
  const bytes = Buffer.concat([one.bytes.subarray(0, end), other.bytes.subarray(start)]);
  const left = one.cells.find((cell) => cell.end >= end);
  const right = other.cells.find((cell) => cell.end >= start);
  const torn =
    left === undefined || right === undefined
      ? []
      : tornRows({ subject, one, other, left, right, end, start }).map((row) => [
          ...grid.slice(0, Math.max(1, left.row)),
          row,
          ...twin.slice(right.row + 1),
        ]);
  return {
    how: `first ${end} bytes and another file's from ${start}`,
    meant: [twin, [grid[0] ?? [], ...twin.slice(1)], ...torn],
    ...packBytes(source, packing, bytes),
  };
}

type Torn = {
  readonly subject: Subject;
  readonly one: Layout;
  readonly other: Layout;
  readonly left: Cell;
  readonly right: Cell;
  readonly end: number;
  readonly start: number;
};

/** Torn in other columns, the row is one cell of both sides: a caption holds whatever stands between its neighbours. */
function tornRows({ subject, one, other, left, right, end, start }: Torn): readonly (readonly string[])[] {
  const { grid, twin, packing } = subject;
  const first = grid[left.row] ?? [];
  const second = twin[right.row] ?? [];
  const startOf = (column: number) =>
    one.cells.find((cell) => cell.row === left.row && cell.column === column);
  return first.flatMap((_, column) => {
    const from = Math.min(startOf(column)?.start ?? end, end);
    const cell = other.cells.find((each) => each.row === right.row && each.column === column);
    const to = Math.max(start, cell?.end ?? start);
    return [start, Math.min(to, Math.max(start, cell?.start ?? start))].map((begin) => {
      const raw = Buffer.concat([one.bytes.subarray(from, end), other.bytes.subarray(begin, to)]);
      const text = isMarkup(packing) ? unescapeXml(raw.toString("utf8")) : raw.toString("utf8");
      return [...first.slice(0, column), text, ...second.slice(column + 1)];
    });
  });
}

/** Damage to the ZIP around the file: no cell may be read as anything else. */
function breakPackage({ random, source, packing, grid }: Subject): Mutant {
  const { name, bytes } = pack(source, packing, grid);
  const at = random(bytes.length);
  const edit = pick(random, EDITS)(Buffer.from(bytes), at, random);
  return { how: `${edit.how} at byte ${at} of the ZIP`, name, bytes: edit.bytes, meant: [] };
}

const STYLES: readonly Partial<Style>[] = [
  { delimiter: ";", quotes: "all-escaped" },
  { delimiter: ";", quotes: "needed" },
  { delimiter: ";", quotes: "all" },
  { delimiter: "\t", quotes: "needed" },
  { delimiter: "|", quotes: "needed" },
  { delimiter: ",", quotes: "needed" },
  { delimiter: ",", quotes: "all-escaped" },
  { delimiter: ",", quotes: "none" },
  { delimiter: ";", quotes: "none" },
  { delimiter: ";", first: "sep=;\r\n", quotes: "needed", lineEnd: "\r\n" },
  { lineEnd: "\r\n", last: "\r\n" },
  { lineEnd: "\r" },
  { lineEnd: "\n\n" },
  { first: "Report\n" },
  { first: "\ufeff" },
  { mark: "" },
];

const ENCODINGS = ["utf-16le", "utf-16be", "windows-1252", "windows-1251", "twice"] as const;

/** As another program saves it: delimiter, quotes, line ends, encoding. */
function rewrite(subject: Subject): Mutant {
  const { random, source, packing, grid } = subject;
  const style = { ...styleOf(source), ...pick(random, STYLES) };
  const written = layOut(grid, style).bytes.toString("utf8");
  const encoding = random(2) === 0 ? null : pick(random, ENCODINGS);
  const quote = encoding === null ? pick(random, ['"', '"', "'", "“"]) : '"';
  const text = quote === '"' ? written : written.replaceAll('"', quote);
  const bytes = encoding === null ? Buffer.from(text) : encode(text, encoding);
  const how = `saved as ${encoding ?? "utf-8"} with ${JSON.stringify({ ...style, quote })}`;
  const mangle = (cell: string) =>
    encoding === null ? cell : new TextDecoder("utf-8").decode(encode(cell, encoding));
  const meant = [grid.map((row) => row.map(mangle))];
  return { how, meant, ...packBytes(source, packing, bytes) };
}

function encode(text: string, encoding: (typeof ENCODINGS)[number]): Buffer {
  if (encoding === "utf-16le") return Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(text, "utf16le").swap16();
  if (encoding === "twice") return Buffer.from(Buffer.from(text).toString("latin1"));
  const letters = lettersOf(encoding);
  return Buffer.from(Array.from(text.replace(/^\ufeff/, ""), (letter) => letters.get(letter) ?? 0x3f));
}

function lettersOf(encoding: string): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(encoding);
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
}
