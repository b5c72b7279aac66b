/** Cells as a spreadsheet puts them on the clipboard: rows of cells. */
export type PastedBlock = readonly (readonly string[])[];

/**
 * Text with tabs or several lines as a block of cells, quoted ones with tabs, line breaks and doubled quotes in them as spreadsheets write
 * those; null for a single cell, which is pasted as it is.
 */
export function parsePastedBlock(text: string): PastedBlock | null {
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return null;
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const { value, end } = readCell(text, at);
    rows.at(-1)?.push(value.trim());
    if (end >= text.length) break;
    if (text[end] !== "\t") rows.push([]);
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (at === text.length && text[end] !== "\t") {
      rows.pop();
      break;
    }
  }
  return rows;
}

function readCell(text: string, at: number): { readonly value: string; readonly end: number } {
  if (text[at] === '"') {
    let close = text.indexOf('"', at + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close > 0 && (close + 1 === text.length || /[\t\r\n]/.test(text[close + 1] ?? "")))
      return { value: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
  }
  const rest = text.slice(at);
  const length = rest.search(/\t|\r?\n/);
  return { value: length < 0 ? rest : rest.slice(0, length), end: length < 0 ? text.length : at + length };
}

/** How far a block reaches that is pasted into a cell, and how much of it finds no place. */
export type Laid = {
  readonly cells: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  readonly rowsLeftOut: number;
  readonly columnsLeftOut: number;
};

/** Lays a block right and down from a cell of a table of `rows` by `columns`. */
export function layBlock(
  block: PastedBlock,
  from: { readonly row: number; readonly column: number },
  table: { readonly rows: number; readonly columns: number },
): Laid {
  const widest = Math.max(0, ...block.map((row) => row.length));
  const cells = block.flatMap((row, down) =>
    row.map((text, right) => ({ row: from.row + down, column: from.column + right, text })),
  );
  return {
    cells: cells.filter(({ row, column }) => row < table.rows && column < table.columns),
    rowsLeftOut: Math.max(0, from.row + block.length - table.rows),
    columnsLeftOut: Math.max(0, from.column + widest - table.columns),
  };
}
