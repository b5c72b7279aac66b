"use client";

import { Fragment, type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import type { CellProblem } from "@/lib/domain/detail-cells";
import { type CellKey, findNextCell } from "./next-cell";
import { parsePastedBlock } from "./pasted-block";
import type { Cells, GridRow } from "./use-cells";

export type GridColumn = {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  /** A width of Tailwind's. */
  readonly width: string;
  readonly isNumber: boolean;
};

/** A row with what stands at its head; `name` is what it is called when it is read aloud. */
export type NamedRow = GridRow & { readonly name: string; readonly head: ReactNode };

export type RowGroup = {
  readonly title: string;
  readonly hint: ReactNode;
  readonly rows: readonly NamedRow[];
};

type CellTableProps = {
  readonly caption: string;
  /** What the heads of the rows are. */
  readonly headLabel: string;
  readonly columns: readonly GridColumn[];
  readonly groups: readonly RowGroup[];
  readonly cells: Cells;
  /** What the server said of a row; gone once the row is touched. */
  readonly refusals: ReadonlyMap<string, readonly CellProblem[]>;
};

/**
 * A plain table of text fields: a block pasted into one fills the cells to the right and below, arrows and Enter move between them, Escape takes back what
 * was typed. It scrolls sideways inside itself; the heads of the rows stay.
 */
export function CellTable({ caption, headLabel, columns, groups, cells, refusals }: CellTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const rows = groups.flatMap((group) => group.rows);
  const focus = (row: number, column: number) => {
    const input = table.current?.querySelector<HTMLInputElement>(`[data-cell="${row} ${column}"]`);
    input?.focus();
    input?.select();
  };
  const size = { rows: rows.length, columns: columns.length };
  const frame = { columns, cells, size, focus };
  return (
    <div className="relative -mx-4 overflow-x-auto overscroll-x-contain px-4 sm:-mx-[18px] sm:px-[18px]">
      <table ref={table} className="w-max min-w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className={classNames(HEAD, "py-1.5 text-left align-bottom font-medium text-muted")}
            >
              {headLabel}
            </th>
            {columns.map(({ id, label, width }) => (
              <th
                key={id}
                scope="col"
                className={classNames("px-1 py-1.5 text-left align-bottom font-medium text-muted", width)}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 1} className="pt-3 pb-1 text-left font-normal">
                <span className="sticky left-0 inline-block max-w-[calc(100vw-4rem)]">
                  <span className="block font-[650]">{group.title}</span>
                  <span className="block text-muted text-pretty">{group.hint}</span>
                </span>
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                at={rows.indexOf(row)}
                frame={frame}
                refused={refusals.get(row.id)}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** Stays while the cells scroll past under it. */
const HEAD = "sticky left-0 z-[5] bg-card pr-2 w-32 max-w-32 sm:w-60 sm:max-w-60";

type Frame = {
  readonly columns: readonly GridColumn[];
  readonly cells: Cells;
  readonly size: { readonly rows: number; readonly columns: number };
  readonly focus: (row: number, column: number) => void;
};

type RowProps = {
  readonly row: NamedRow;
  readonly at: number;
  readonly frame: Frame;
  readonly refused: readonly CellProblem[] | undefined;
};

function Row({ row, at, frame, refused }: RowProps) {
  const { columns, cells } = frame;
  const id = useId();
  const problems = refused ?? cells.problemsOf(row);
  const problemOf = (column: string) => problems.find((problem) => problem.column === column);
  return (
    <Fragment>
      <tr className={cells.isChanged(row) ? "bg-accent-soft/40" : undefined}>
        <th scope="row" className={classNames(HEAD, "border-t border-line py-1.5 text-left font-normal")}>
          {row.head}
          {cells.isChanged(row) ? (
            <span className="block text-xs font-semibold text-accent-strong">● Not saved yet</span>
          ) : null}
        </th>
        {columns.map((column, index) => (
          <td key={column.id} className="border-t border-line px-0.5 py-1.5 align-top">
            <CellInput
              row={row}
              column={column}
              at={{ row: at, column: index }}
              frame={frame}
              problemId={problemOf(column.id) === undefined ? undefined : `${id}-${column.id}`}
            />
          </td>
        ))}
      </tr>
      {problems.length > 0 ? (
        <tr>
          <td colSpan={columns.length + 1} className="pb-2">
            <div className="sticky left-0 inline-block max-w-[calc(100vw-4rem)] text-pretty text-danger">
              {problems.map(({ column, message }) => (
                <p key={`${column} ${message}`} id={`${id}-${column}`}>
                  <span className="font-semibold">
                    {columns.find((each) => each.id === column)?.label ?? row.name}:
                  </span>{" "}
                  {message}
                </p>
              ))}
            </div>
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

type CellInputProps = {
  readonly row: NamedRow;
  readonly column: GridColumn;
  readonly at: { readonly row: number; readonly column: number };
  readonly frame: Frame;
  readonly problemId: string | undefined;
};

function CellInput({ row, column, at, frame: { cells, size, focus }, problemId }: CellInputProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return cells.revert(row, column.id);
    // Enter would send the form with whatever the other cells hold so far.
    if (event.key === "Enter") event.preventDefault();
    const next = findNextCell(toKey(event), at, size);
    if (next === null) return;
    event.preventDefault();
    focus(next.row, next.column);
  };
  return (
    <input
      data-cell={`${at.row} ${at.column}`}
      aria-label={`${column.label}, ${row.name}`}
      aria-invalid={problemId === undefined ? undefined : true}
      aria-describedby={problemId}
      inputMode={column.isNumber ? "decimal" : undefined}
      placeholder={column.placeholder}
      autoComplete="off"
      spellCheck={false}
      value={cells.valueOf(row, column.id)}
      onChange={(event) => cells.type(row, column.id, event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        const block = parsePastedBlock(event.clipboardData.getData("text/plain"));
        if (block === null) return;
        event.preventDefault();
        cells.paste(block, row, column.id);
      }}
      className={classNames(
        "min-h-9 min-w-full rounded-control border border-field bg-card px-2 py-1 text-ink placeholder:text-muted/70 aria-invalid:border-danger aria-invalid:bg-danger-soft",
        column.width,
        column.isNumber ? "text-right" : "",
      )}
    />
  );
}

function toKey({ key, shiftKey, currentTarget }: KeyboardEvent<HTMLInputElement>): CellKey {
  const { selectionStart, selectionEnd, value } = currentTarget;
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  return {
    name: key,
    isShifted: shiftKey,
    atStart: isWhole || selectionEnd === 0,
    atEnd: isWhole || selectionStart === value.length,
  };
}
