"use client";

import { type ClipboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field";
import { type PastedRow, parsePastedRows } from "./pasted-rows";

type RowFieldsProps = {
  /** Fields are named `<name>.first` and `<name>.second`, one of each per row. */
  readonly name: string;
  readonly legend: string;
  readonly hint: string;
  readonly first: { readonly label: string; readonly placeholder: string };
  readonly second: { readonly label: string; readonly placeholder: string; readonly narrow: boolean };
  readonly initial: readonly PastedRow[];
  readonly most: number;
};

type Row = PastedRow & { readonly key: number };

/** Rows of two cells; a list pasted into the first cell of a row fills the rows from there on. */
export function RowFields({ name, legend, hint, first, second, initial, most }: RowFieldsProps) {
  const [rows, setRows] = useState<readonly Row[]>(() => initial.map((row, key) => ({ ...row, key })));
  const set = (index: number, change: Partial<PastedRow>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const paste = (index: number, event: ClipboardEvent) => {
    const pasted = parsePastedRows(event.clipboardData.getData("text/plain"), most - index);
    if (pasted === null) return;
    event.preventDefault();
    const all = [...rows.slice(0, index), ...pasted, ...rows.slice(index + pasted.length)];
    setRows(all.map((row, key) => ({ ...row, key })));
  };
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-semibold">{legend}</legend>
      <p className="mb-1.5 text-sm text-muted text-pretty">{hint}</p>
      <ol className="flex flex-col gap-1.5">
        {rows.map((row, index) => (
          <li key={row.key} className="flex items-center gap-1.5">
            <span aria-hidden className="w-5 shrink-0 text-right text-sm text-muted">
              {index + 1}
            </span>
            <Input
              name={`${name}.first`}
              aria-label={`${first.label} ${index + 1}`}
              placeholder={index === 0 ? first.placeholder : ""}
              value={row.first}
              onChange={(event) => set(index, { first: event.currentTarget.value })}
              onPaste={(event) => paste(index, event)}
            />
            <Input
              name={`${name}.second`}
              aria-label={`${second.label} ${index + 1}`}
              placeholder={index === 0 ? second.placeholder : ""}
              value={row.second}
              onChange={(event) => set(index, { second: event.currentTarget.value })}
              className={second.narrow ? "max-w-24 text-right" : ""}
            />
          </li>
        ))}
      </ol>
      {rows.length < most ? (
        <Button
          size="small"
          look="quiet"
          className="mt-1.5 ml-6"
          onClick={() => setRows([...rows, { first: "", second: "", key: rows.length }])}
        >
          Add a row
        </Button>
      ) : null}
    </fieldset>
  );
}
