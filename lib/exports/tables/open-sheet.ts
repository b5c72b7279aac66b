import type { ImportWatch } from "@/lib/domain/import-progress";
import type { Mapping } from "@/lib/domain/mapping";
import { type Problem, problem } from "@/lib/domain/problem";
import { MOST_COLUMNS, MOST_ROWS } from "../csv";
import { listSheets, type Workbook } from "../xlsx";
import type { MergedCells, SheetRow } from "../xlsx-sheet";
import { listHeadings } from "./list-headings";
import type { OpenTable } from "./open-table";
import { type HeadedSheet, proposeSheets, sheetsWith } from "./sheet-header";
import { findSheetFaults, writtenCells } from "./sheet-rows";
import type { TableRecord } from "./table-records";
import { refuseTable } from "./table-refusal";

export type SheetSource = {
  readonly workbook: Extract<Workbook, { readonly kind: "read" }>;
  readonly watch: ImportWatch | null;
};

const ROWS_AT_ONCE = 1_000;

/** Opens the sheet of a workbook that has the headings of a mapping; throws TableRefusal when none or several have them. */
export function openSheet({ workbook, watch }: SheetSource, mapping: Mapping): OpenTable {
  const [found, ...others] = sheetsWith(workbook.sheets, mapping.header);
  if (found === undefined) return refuseHeader(workbook);
  if (others.length > 0) {
    const sheets = listSheets([found, ...others].map(({ sheet }) => sheet.name));
    refuseTable("workbook/several-tables", { params: { sheets } });
  }
  if (found.headings.length > MOST_COLUMNS)
    refuseTable("file/too-many-columns", { params: { limit: MOST_COLUMNS } });
  refuseMergedHeader(found);
  const { line, headings, sheet } = found;
  const hasLinesAbove = sheet.rows[0]?.line !== line;
  return {
    encoding: "XLSX",
    encodingSource: "workbook",
    header: { line, delimiter: ",", headings, hasLinesAbove },
    warnings: [
      ...workbook.warnings,
      ...warnOfOthers(workbook, found),
      ...sheet.warnings,
      ...(hasLinesAbove ? [problem("file/lines-above-header", { severity: "warning", line })] : []),
    ],
    records: readRecords(found, mapping, watch),
  };
}

function refuseHeader({ sheets }: SheetSource["workbook"]): never {
  const [first] = proposeSheets(sheets);
  if (first === undefined) refuseTable("file/empty");
  refuseTable("file/mapping-differs", { params: { headers: listHeadings(first.headings) } });
}

/** A heading that stands above two columns names neither of them. */
function refuseMergedHeader({ line, sheet }: HeadedSheet): void {
  const merged = sheet.merged.find(({ top, bottom }) => top <= line && bottom >= line);
  if (merged === undefined) return;
  const params = { sheet: `“${sheet.name}”`, cell: merged.place };
  refuseTable("workbook/merged-header", { line, column: merged.place, params });
}

function warnOfOthers({ sheets }: SheetSource["workbook"], { sheet }: HeadedSheet): readonly Problem[] {
  const others = sheets.filter((each) => each !== sheet && each.rows.length > 0).map(({ name }) => name);
  if (others.length === 0) return [];
  return [
    problem("workbook/tables-left-out", { severity: "warning", params: { sheets: listSheets(others) } }),
  ];
}

async function* readRecords(
  { sheet, line: head, headings }: HeadedSheet,
  { columns, dates }: Mapping,
  watch: ImportWatch | null,
): AsyncGenerator<readonly TableRecord[]> {
  const rows = sheet.rows.filter(({ line }) => line > head);
  if (rows.length > MOST_ROWS)
    refuseTable("file/too-many-rows", { params: { limit: MOST_ROWS.toLocaleString("en") } });
  const findMerged = mergedFinder(sheet.merged);
  const toRecord = (row: SheetRow): TableRecord => {
    const missing = Math.max(0, headings.length - row.cells.length);
    const cells = [...writtenCells(row, dates), ...Array<string>(missing).fill("")];
    const refused = findSheetFaults(row, { sheet: sheet.name, columns, merged: findMerged(row.line) });
    return { line: row.line, cells, ...(refused.length === 0 ? {} : { refused }) };
  };
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    watch?.signal.throwIfAborted();
    const records = rows.slice(at, at + ROWS_AT_ONCE).map(toRecord);
    watch?.onStep({ rowsRead: records.length });
    yield records;
  }
}

/** The merged cells that cover a row, of rows that are asked for in ascending order. */
function mergedFinder(merged: readonly MergedCells[]): (line: number) => readonly MergedCells[] {
  const waiting = merged.toSorted((a, b) => b.top - a.top);
  let open: readonly MergedCells[] = [];
  return (line) => {
    if (waiting.length === 0 && open.length === 0) return open;
    for (let next = waiting.at(-1); next !== undefined && next.top <= line; next = waiting.at(-1)) {
      open = [...open, next];
      waiting.pop();
    }
    open = open.filter(({ bottom }) => bottom >= line);
    return open;
  };
}
