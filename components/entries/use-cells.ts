"use client";

import { useEffect, useState } from "react";
import type { CellProblem } from "@/lib/domain/detail-cells";
import { layBlock, type PastedBlock } from "./pasted-block";

export type GridCells = Readonly<Record<string, string>>;

/** One row of a table of cells; `start` is what its cells say before anybody touches them, given those that were. */
export type GridRow = {
  readonly id: string;
  readonly start: (typed: GridCells) => GridCells;
  readonly check: (cells: GridCells) => readonly CellProblem[];
};

type Typed = Readonly<Record<string, GridCells>>;

const NOTHING: GridCells = {};

export type Cells = {
  readonly valueOf: (row: GridRow, column: string) => string;
  readonly cellsOf: (row: GridRow) => GridCells;
  readonly isChanged: (row: GridRow) => boolean;
  readonly problemsOf: (row: GridRow) => readonly CellProblem[];
  readonly type: (row: GridRow, column: string, text: string) => void;
  readonly revert: (row: GridRow, column: string) => void;
  /** Says in words what was pasted, and what found no place. */
  readonly paste: (block: PastedBlock, row: GridRow, column: string) => void;
  readonly undoPaste: (() => void) | null;
  readonly said: string;
  readonly changed: readonly GridRow[];
  readonly discard: () => void;
};

/** What people type and paste into a table, kept apart from what was there; leaving the page with unsaved cells is asked about. */
export function useCells(rows: readonly GridRow[], columns: readonly string[]): Cells {
  const [typed, setTyped] = useState<Typed>({});
  const [before, setBefore] = useState<Typed | null>(null);
  const [said, setSaid] = useState("");
  const cellsOf = (row: GridRow) => {
    const own = typed[row.id] ?? NOTHING;
    return { ...row.start(own), ...own };
  };
  const isChanged = (row: GridRow) => {
    const own = typed[row.id];
    if (own === undefined) return false;
    const start = row.start(own);
    return Object.entries(own).some(([column, text]) => text.trim() !== (start[column] ?? "").trim());
  };
  const changed = rows.filter(isChanged);
  useWarning(changed.length > 0);
  const change = (next: Typed) => {
    setTyped(next);
    setBefore(null);
    setSaid("");
  };
  const paste = (block: PastedBlock, row: GridRow, column: string) => {
    const from = { row: rows.indexOf(row), column: columns.indexOf(column) };
    const laid = layBlock(block, from, { rows: rows.length, columns: columns.length });
    const next: Record<string, GridCells> = { ...typed };
    for (const { row: down, column: right, text } of laid.cells) {
      const id = rows[down]?.id ?? "";
      next[id] = { ...next[id], [columns[right] ?? ""]: text.replace(/\s*\n\s*/g, "; ") };
    }
    setBefore(typed);
    setTyped(next);
    setSaid(sayPasted(laid.cells.length, laid));
  };
  return {
    cellsOf,
    isChanged,
    valueOf: (row, column) => cellsOf(row)[column] ?? "",
    problemsOf: (row) => (isChanged(row) ? row.check(cellsOf(row)) : []),
    type: (row, column, text) => change({ ...typed, [row.id]: { ...typed[row.id], [column]: text } }),
    revert: (row, column) => {
      const { [column]: _, ...others } = typed[row.id] ?? NOTHING;
      change({ ...typed, [row.id]: others });
    },
    paste,
    undoPaste: before === null ? null : () => change(before),
    said,
    changed,
    discard: () => change({}),
  };
}

function sayPasted(
  count: number,
  { rowsLeftOut, columnsLeftOut }: { readonly rowsLeftOut: number; readonly columnsLeftOut: number },
): string {
  const left = [
    ...(rowsLeftOut > 0 ? [`${rowsLeftOut} ${rowsLeftOut === 1 ? "row" : "rows"}`] : []),
    ...(columnsLeftOut > 0 ? [`${columnsLeftOut} ${columnsLeftOut === 1 ? "column" : "columns"}`] : []),
  ].join(" and ");
  const pasted = `Pasted into ${count} ${count === 1 ? "cell" : "cells"}.`;
  return left === "" ? pasted : `${pasted} ${left} did not fit into the table and were left out.`;
}

function useWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
}
