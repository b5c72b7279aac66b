import { type Problem, problem } from "@/lib/domain/problem";
import { FORMATS } from "./formats";
import { findHeaderOfRows, type Header } from "./header";
import { fail, readRecognised, refusal, type TableLine, type TableOutcome } from "./read-rows";
import { listSheets, type Workbook, type WorksheetText } from "./xlsx";
import type { SheetRow } from "./xlsx-sheet";

type HeadedSheet = { readonly sheet: WorksheetText; readonly header: Header };

/** Reads the one export that a workbook holds, with the same eyes as a CSV; its lines are the row numbers of the spreadsheet. */
export function readWorkbookTable(name: string, workbook: Workbook): TableOutcome {
  if (workbook.kind === "refused") return fail(null, workbook.problem);
  const headed = workbook.sheets.flatMap((sheet): readonly HeadedSheet[] => {
    const header = findHeaderOfRows(sheet.rows, FORMATS);
    return header === null ? [] : [{ sheet, header }];
  });
  const known = headed.filter(({ header }) => header.detection.kind !== "unknown");
  if (known.length > 1) {
    const sheets = listSheets(known.map(({ sheet }) => sheet.name));
    return fail(null, refusal("workbook/several-exports", { params: { sheets } }));
  }
  const chosen = known[0] ?? headed[0];
  if (chosen === undefined) return fail(null, refusal("file/empty"));
  const { sheet, header } = chosen;
  const outcome = readRecognised({
    name,
    encoding: "XLSX",
    header,
    start: startOf(sheet.rows),
    linesFor: () => tableLines(sheet.rows, header),
  });
  if (!outcome.ok) return outcome;
  const others = headed.filter((each) => each !== chosen).map((each) => each.sheet.name);
  const warnings = [...workbook.warnings, ...otherSheets(others), ...sheet.warnings];
  return { ok: true, file: { ...outcome.file, problems: [...warnings, ...outcome.file.problems] } };
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
