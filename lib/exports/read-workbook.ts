import { type Problem, problem } from "@/lib/domain/problem";
import { FORMATS } from "./formats";
import { findHeaderOfRows, type Header } from "./header";
import {
  fail,
  type HeadedTable,
  readRecognised,
  refusal,
  type TableLine,
  type TableOutcome,
} from "./read-rows";
import { listSheets, type Workbook, type WorksheetText } from "./xlsx";
import type { SheetRow } from "./xlsx-sheet";

type HeadedSheet = { readonly sheet: WorksheetText; readonly header: Header };

/** Reads the one export that a workbook holds, with the same eyes as a CSV; its lines are the row numbers of the spreadsheet. */
export function readWorkbookTable(name: string, workbook: Workbook): TableOutcome {
  if (workbook.kind === "refused") return fail(null, workbook.problem);
  const headed = headedSheets(workbook);
  const known = headed.filter(({ header }) => header.detection.kind !== "unknown");
  if (known.length > 1) {
    const sheets = listSheets(known.map(({ sheet }) => sheet.name));
    return fail(null, refusal("workbook/several-exports", { params: { sheets } }));
  }
  const chosen = known[0] ?? headed[0];
  if (chosen === undefined) return fail(null, refusal("file/empty"));
  const { sheet } = chosen;
  const outcome = readRecognised(headTable(name, chosen));
  if (!outcome.ok) return outcome;
  const others = headed.filter((each) => each !== chosen).map((each) => each.sheet.name);
  const warnings = [...workbook.warnings, ...otherSheets(others), ...sheet.warnings];
  return { ok: true, file: { ...outcome.file, problems: [...warnings, ...outcome.file.problems] } };
}

/** The lines of a workbook's one export under its header, to be walked as often as needed; null when there is none. */
export function openWorkbookTable(name: string, workbook: Workbook): HeadedTable | null {
  if (workbook.kind === "refused") return null;
  const chosen = headedSheets(workbook).find(({ header }) => header.detection.kind !== "unknown");
  return chosen === undefined ? null : headTable(name, chosen);
}

function headedSheets(workbook: Exclude<Workbook, { kind: "refused" }>): readonly HeadedSheet[] {
  return workbook.sheets.flatMap((sheet): readonly HeadedSheet[] => {
    const header = findHeaderOfRows(sheet.rows, FORMATS);
    return header === null ? [] : [{ sheet, header }];
  });
}

function headTable(name: string, { sheet, header }: HeadedSheet): HeadedTable {
  const linesFor = () => tableLines(sheet.rows, header);
  return { name, encoding: "XLSX", header, start: startOf(sheet.rows), linesFor };
}

function otherSheets(names: readonly string[]): readonly Problem[] {
  if (names.length === 0) return [];
  return [problem("workbook/other-sheets", { severity: "warning", params: { sheets: listSheets(names) } })];
}

function startOf(rows: readonly SheetRow[]): string {
  return rows
    .slice(0, 3)
    .map(({ cells }) => cells.join(","))
    .join("\n")
    .slice(0, 2000);
}

/** A worksheet leaves out cells that hold nothing, so a short row is whole; a missing number is unknown. */
function* tableLines(rows: readonly SheetRow[], { line: head, written }: Header): Generator<TableLine> {
  for (const { line, cells, refused } of rows) {
    if (line <= head) continue;
    const missing = Math.max(0, written.length - cells.length);
    const whole = missing === 0 ? cells : [...cells, ...Array<string>(missing).fill("")];
    yield { line, cells: whole, isTooLong: false, endsOpen: false, refused };
  }
}
