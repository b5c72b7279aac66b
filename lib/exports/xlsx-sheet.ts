import { type Problem, problem } from "@/lib/domain/problem";
import { LONGEST_CELL, MOST_COLUMNS, MOST_ROWS } from "./csv";
import { type CellText, type CellTexts, type RawCell, textOf } from "./xlsx-cell";
import { collectStringItem } from "./xlsx-strings";
import { type Attributes, readXml, WorkbookRefusal } from "./xml-part";

/** One row that holds anything, by the number that the spreadsheet shows beside it. */
export type SheetRow = {
  readonly line: number;
  readonly cells: readonly string[];
  /** Cells whose value cannot be known; such a row is not read. */
  readonly refused: readonly Problem[];
  /** For each of `cells` a letter: `t`ext, `n`umber or `d`ate. */
  readonly kinds: string;
  /** Columns, from 1, of cells that hold an error such as #REF!. */
  readonly errors: readonly number[];
};

/** Cells that are shown as one, by their rows and columns from 1; the first of them holds the value. */
export type MergedCells = {
  readonly place: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export type SheetContent = {
  readonly rows: readonly SheetRow[];
  /** Cells computed by the spreadsheet, and cells that hold an error, with the row of the first one. */
  readonly formulas: { readonly count: number; readonly line: number };
  readonly errors: { readonly count: number; readonly line: number };
  /** No more than {@link MOST_MERGED} of them. */
  readonly merged: readonly MergedCells[];
};

/** Whoever merges more cells has made a picture and no table. */
const MOST_MERGED = 10_000;
const NO_ERRORS: readonly number[] = [];

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** All text of a sheet together: shared strings let a small file say much. */
const MOST_LETTERS = 100_000_000;
/** Enough to see that a sheet is too long, and no more. */
const ROWS_KEPT = MOST_ROWS + 32;

/**
 * Reads the rows of a worksheet, without holding anything for rows and cells that are not there. Sizes and whatever else surrounds the rows
 * is skipped. Throws a {@link WorkbookRefusal} for places that no worksheet has.
 */
export function readSheet(bytes: Uint8Array, texts: CellTexts): SheetContent {
  const state = startSheet();
  const item = collectStringItem();
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === "mergeCell") addMerged(state.merged, attributes["ref"] ?? "");
      if (name === "row") startRow(state, attributes);
      else if (name === "c" && state.row !== null) startCell(state, attributes);
      else if (state.cell !== null) openInCell(state.cell, name);
      if (state.cell !== null) item.open(name);
    },
    text: (text) => {
      const { cell } = state;
      if (cell === null) return;
      if (cell.isInValue) cell.value = append(cell.value, text);
      item.add(text);
    },
    close: (name) => {
      item.close(name);
      if (name === "row") endRow(state);
      if (state.cell === null) return;
      if (name === "v") state.cell.isInValue = false;
      if (name === "is") setInline(state.cell, item.take());
      if (name === "c") endCell(state, state.cell, texts);
    },
  });
  const { rows, formulas, errors, merged } = state;
  return { rows, formulas, errors, merged };
}

type OpenCell = {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  hasFormula: boolean;
  isInValue: boolean;
  value: string | null;
};

type OpenRow = {
  readonly line: number;
  readonly cells: string[];
  readonly refused: Problem[];
  kinds: string;
  errors: readonly number[];
};

type State = {
  readonly rows: SheetRow[];
  readonly formulas: { count: number; line: number };
  readonly errors: { count: number; line: number };
  readonly merged: MergedCells[];
  row: OpenRow | null;
  cell: OpenCell | null;
  lastLine: number;
  lastColumn: number;
  letters: number;
};

function startSheet(): State {
  const none = () => ({ count: 0, line: 0 });
  const start = { row: null, cell: null, lastLine: 0, lastColumn: 0, letters: 0 };
  return { rows: [], formulas: none(), errors: none(), merged: [], ...start };
}

function startRow(state: State, { r }: Attributes): void {
  if (state.row !== null) throw new WorkbookRefusal("workbook/broken");
  const line = r === undefined ? state.lastLine + 1 : /^[0-9]{1,7}$/.test(r) ? Number(r) : 0;
  if (line < 1 || line > LAST_ROW || line <= state.lastLine) throw badPlace(r ?? String(line));
  state.row = { line, cells: [], refused: [], kinds: "", errors: NO_ERRORS };
  state.lastLine = line;
  state.lastColumn = 0;
}

function startCell(state: State, attributes: Attributes): void {
  if (state.cell !== null) throw new WorkbookRefusal("workbook/broken");
  const { r, t, s } = attributes;
  const column = r === undefined ? state.lastColumn + 1 : columnOf(r, state.lastLine);
  if (column > LAST_COLUMN || column <= state.lastColumn) throw badPlace(r ?? `column ${column}`);
  state.lastColumn = column;
  state.cell = {
    column,
    type: t ?? "n",
    style: Number(s ?? 0),
    hasFormula: false,
    isInValue: false,
    value: null,
  };
}

function openInCell(cell: OpenCell, name: string): void {
  if (name === "f") cell.hasFormula = true;
  if (name !== "v") return;
  if (cell.value !== null) throw new WorkbookRefusal("workbook/broken");
  cell.isInValue = true;
  cell.value = "";
}

function setInline(cell: OpenCell, text: string): void {
  if (cell.value !== null) throw new WorkbookRefusal("workbook/broken");
  cell.value = text;
}

/** The number of a column like `XFD`, of a place that lies in the row it stands in. */
function columnOf(place: string, line: number): number {
  const [, letters = "", row = ""] = /^([A-Z]{1,3})([0-9]{1,7})$/.exec(place) ?? [];
  if (Number(row) !== line) throw badPlace(place);
  return numberOf(letters);
}

function numberOf(letters: string): number {
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function badPlace(place: string): WorkbookRefusal {
  return new WorkbookRefusal("workbook/bad-place", place);
}

function append(value: string | null, text: string): string {
  const before = value ?? "";
  return before + text.slice(0, Math.max(0, LONGEST_CELL + 1 - before.length));
}

function endCell(state: State, cell: OpenCell, texts: CellTexts): void {
  state.cell = null;
  const { row } = state;
  if (row === null) return;
  const raw: RawCell = cell;
  const said = textOf(raw, texts);
  if (cell.hasFormula) tally(state.formulas, row.line);
  if (said.kind === "error") {
    tally(state.errors, row.line);
    row.errors = [...row.errors, cell.column];
  }
  if (said.kind === "refused") {
    const place = { severity: "refused", line: row.line, column: letterOf(cell.column) } as const;
    row.refused.push(problem(said.code, { ...place, value: said.value }));
  }
  const text = said.kind === "text" ? said.text : "";
  const isEmpty = text === "" && said.kind !== "refused";
  if (isEmpty) return;
  if (cell.column > MOST_COLUMNS) throw new WorkbookRefusal("file/too-many-columns");
  state.letters += text.length;
  if (state.letters > MOST_LETTERS) throw new WorkbookRefusal("file/too-large");
  row.kinds += "t".repeat(cell.column - 1 - row.cells.length);
  while (row.cells.length < cell.column - 1) row.cells.push("");
  row.cells.push(text);
  row.kinds += kindOf(said);
}

function kindOf(said: CellText): string {
  const stored = said.kind === "text" ? said.stored : undefined;
  return stored === undefined ? "t" : stored === "date" ? "d" : "n";
}

/** A range that is none says nothing. */
function addMerged(merged: MergedCells[], place: string): void {
  const [, first = "", top = "", last = "", bottom = ""] =
    /^([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})$/.exec(place) ?? [];
  if (first === "" || merged.length === MOST_MERGED) return;
  const [left, right] = [numberOf(first), numberOf(last)];
  merged.push({ place, top: Number(top), left, bottom: Number(bottom), right });
}

function tally(found: { count: number; line: number }, line: number): void {
  if (found.count === 0) found.line = line;
  found.count += 1;
}

/** `A` is 1. */
export function letterOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return rest === 0 ? letter : `${letterOf(rest)}${letter}`;
}

function endRow(state: State): void {
  const { row } = state;
  state.row = null;
  if (row === null || state.rows.length === ROWS_KEPT) return;
  const isBlank = row.refused.length === 0 && row.cells.every((cell) => cell.trim() === "");
  if (!isBlank) state.rows.push(row);
}
