import type { Measurement } from "./measurement";

const HEADER = ["", "value", "control", "ratio", "goal", ""] as const;

/** The measurements in aligned columns: words to the left, figures to the right. */
export function toTable(measured: readonly Measurement[]): string {
  const rows = [HEADER, ...measured.map(toCells)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => align(cell, column, widths[column] ?? 0)).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
}

function toCells({ name, value, control, ratio, goal }: Measurement): readonly string[] {
  const outcome = goal === null ? "" : goal.met ? "ok" : "missed";
  return [name, value, control, ratio === null ? "" : ratio.toFixed(2), goal?.text ?? "", outcome];
}

function align(cell: string, column: number, width: number): string {
  return column === 0 || column === HEADER.length - 1 ? cell.padEnd(width) : cell.padStart(width);
}
