import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { type ArchiveEntry, LARGEST_ARCHIVE, openArchive } from "./archive";
import { MOST_COLUMNS } from "./csv";
import type { CellTexts } from "./xlsx-cell";
import { isOfficeDocument, MOST_SHEETS, openPackage } from "./xlsx-package";
import { type MergedCells, readSheet, type SheetRow } from "./xlsx-sheet";
import { readSharedStrings } from "./xlsx-strings";
import { readNumberStyles } from "./xlsx-styles";
import { WorkbookRefusal } from "./xml-part";

export type WorksheetText = {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedCells[];
  /** What the reader of the numbers should know of this sheet. */
  readonly warnings: readonly Problem[];
};

export type Workbook =
  | {
      readonly kind: "read";
      /** Visible worksheets in their order, empty ones among them. */
      readonly sheets: readonly WorksheetText[];
      readonly warnings: readonly Problem[];
    }
  | { readonly kind: "refused"; readonly problem: Problem };

/**
 * The visible worksheets of an XLSX workbook, every cell as text, or the one reason why it is not read (ECMA-376 part 1, chapter 18).
 * `most`: bytes, unpacked. Nothing is computed, run or fetched: formulas give the result saved with them, and links to other files are not followed.
 */
export async function readXlsx(bytes: Uint8Array, most: number = LARGEST_ARCHIVE): Promise<Workbook> {
  const opened = await openArchive(bytes, most);
  if (!opened.ok) return { kind: "refused", problem: opened.problem };
  if (isOfficeDocument(opened.entries.map(({ name }) => name))) return readWorkbook(opened.entries);
  return { kind: "refused", problem: explain(new WorkbookRefusal("workbook/broken")) };
}

/** As {@link readXlsx}, of a workbook that is unpacked already. */
export function readWorkbook(entries: readonly ArchiveEntry[]): Workbook {
  try {
    const parts = openPackage(entries);
    const texts: CellTexts = {
      sharedStrings: parts.sharedStrings === null ? [] : readSharedStrings(parts.sharedStrings),
      styles: parts.styles === null ? [] : readNumberStyles(parts.styles),
      countsFrom1904: parts.countsFrom1904,
    };
    const sheets = parts.visible.map(({ name, bytes }) => {
      const { rows, formulas, errors, merged } = readSheet(bytes, texts);
      return {
        name,
        rows,
        merged,
        warnings: [
          ...(formulas.count === 0 ? [] : [counted("workbook/formulas", formulas)]),
          ...(errors.count === 0 ? [] : [counted("workbook/error-cells", errors)]),
        ],
      };
    });
    if (sheets.length === 0) throw new WorkbookRefusal("workbook/no-sheet");
    return { kind: "read", sheets, warnings: hiddenWarning(parts.hidden) };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { kind: "refused", problem: explain(error) };
    throw error;
  }
}

type Counted = { readonly count: number; readonly line: number };

function counted(code: ProblemCode, { count, line }: Counted): Problem {
  return problem(code, { severity: "warning", line, params: { count } });
}

const LONGEST_SHEET_NAME = 31;

export function listSheets(names: readonly string[]): string {
  return names.map((name) => `“${name.slice(0, LONGEST_SHEET_NAME)}”`).join(", ");
}

function hiddenWarning(hidden: readonly string[]): readonly Problem[] {
  if (hidden.length === 0) return [];
  return [problem("workbook/hidden-sheets", { severity: "warning", params: { sheets: listSheets(hidden) } })];
}

const PARAMS: Readonly<Partial<Record<ProblemCode, Readonly<Record<string, string | number>>>>> = {
  "file/wrong-kind": { kind: "an Office document that is no Excel workbook in the format XLSX" },
  "file/too-large": { limit: "100 million letters" },
  "file/too-many-columns": { limit: MOST_COLUMNS },
  "workbook/too-many-sheets": { limit: MOST_SHEETS },
};

function explain({ code, value }: WorkbookRefusal): Problem {
  return problem(code, { severity: "refused", value, params: PARAMS[code] ?? {} });
}
