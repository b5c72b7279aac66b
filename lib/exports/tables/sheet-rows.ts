import type { ColumnRole, DateNotation } from "@/lib/domain/mapping";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { letterOf, type MergedCells, type SheetRow } from "../xlsx-sheet";

/**
 * The cells of a row as somebody would have written them in a CSV of this notation. A date of the spreadsheet is one whatever its order, and a
 * number one whatever stands between its thousands: 1.234 is no 1,234.
 */
export function writtenCells({ cells, kinds }: SheetRow, dates: DateNotation): readonly string[] {
  if (!/[dn]/.test(kinds)) return cells;
  return cells.map((text, index) => {
    const kind = kinds[index];
    if (kind === "d") return writeDay(text, dates);
    return kind === "n" ? text.replace(/(\.[0-9]{3})$/, "$10") : text;
  });
}

const ORDERS = {
  "year-month-day": [0, 1, 2],
  "day-month-year": [2, 1, 0],
  "month-day-year": [1, 2, 0],
} as const satisfies Record<DateNotation, readonly number[]>;

/** Of `2026-05-11` or `2026-05-11 17:32:49`. */
function writeDay(text: string, dates: DateNotation): string {
  const parts = text.slice(0, 10).split("-");
  return `${ORDERS[dates].map((part) => parts[part]).join("-")}${text.slice(10)}`;
}

export type SheetPlace = {
  readonly sheet: string;
  readonly columns: readonly ColumnRole[];
  readonly merged: readonly MergedCells[];
};

const CODES: Readonly<Partial<Record<ProblemCode, ProblemCode>>> = {
  "cell/no-result": "sheet/no-result",
  "cell/precision-lost": "sheet/precision-lost",
};

/** Why a row of a sheet cannot be read, by its cells that are read; [] when it can. */
export function findSheetFaults(row: SheetRow, { sheet, columns, merged }: SheetPlace): readonly Problem[] {
  const { line, refused, errors } = row;
  const isRead = (column: number) => (columns[column - 1]?.kind ?? "ignored") !== "ignored";
  const letters = new Set(columns.flatMap((_, index) => (isRead(index + 1) ? [letterOf(index + 1)] : [])));
  const at = (code: ProblemCode, cell: string, value: string | null = null) =>
    problem(code, { severity: "refused", line, column: cell, value, params: { cell, sheet: `“${sheet}”` } });
  return [
    ...merged
      .filter(({ left, right }) =>
        columns.some((_, index) => index + 1 >= left && index < right && isRead(index + 1)),
      )
      .map(({ place }) => at("sheet/merged", place)),
    ...errors.filter(isRead).map((column) => at("sheet/error", `${letterOf(column)}${line}`)),
    ...refused
      .filter(({ column }) => letters.has(column ?? ""))
      .map(({ code, column, value }) => at(CODES[code] ?? "sheet/unreadable", `${column}${line}`, value)),
  ];
}
