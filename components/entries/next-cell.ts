export type CellPlace = { readonly row: number; readonly column: number };

/** A key pressed in a cell; `atStart` and `atEnd`: the cursor can go no further in the text, or all of it is selected. */
export type CellKey = {
  readonly name: string;
  readonly isShifted: boolean;
  readonly atStart: boolean;
  readonly atEnd: boolean;
};

/** The cell that a key leads to in a table of `rows` by `columns`; null where the key stays in its cell. */
export function findNextCell(
  key: CellKey,
  at: CellPlace,
  table: { rows: number; columns: number },
): CellPlace | null {
  const step = stepOf(key);
  if (step === null) return null;
  const [row, column] = [at.row + step.row, at.column + step.column];
  const isInside = row >= 0 && row < table.rows && column >= 0 && column < table.columns;
  return isInside ? { row, column } : null;
}

function stepOf({ name, isShifted, atStart, atEnd }: CellKey): CellPlace | null {
  if (name === "Enter") return { row: isShifted ? -1 : 1, column: 0 };
  if (isShifted) return null;
  if (name === "ArrowDown") return { row: 1, column: 0 };
  if (name === "ArrowUp") return { row: -1, column: 0 };
  if (name === "ArrowRight" && atEnd) return { row: 0, column: 1 };
  return name === "ArrowLeft" && atStart ? { row: 0, column: -1 } : null;
}
