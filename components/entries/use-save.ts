"use client";

import { startTransition, useActionState, useRef, useState } from "react";
import type { CellProblem } from "@/lib/domain/detail-cells";
import type { EntryAction } from "./entry-dialog";
import type { FormState } from "./form-state";
import { localToday } from "./local-today";

/** What is sent: the fields of the form, and which row each problem of the answer is about. */
export type Sending = {
  readonly fields: Readonly<Record<string, string>>;
  /** The row and column of a problem's field; null for what is about no cell. */
  readonly placeOf: (field: string) => { readonly rowId: string; readonly column: string } | null;
};

export type Save = {
  readonly state: FormState;
  readonly isPending: boolean;
  readonly send: (sending: Sending) => void;
  readonly refusals: ReadonlyMap<string, readonly CellProblem[]>;
  /** What was refused and is about no cell. */
  readonly general: readonly string[];
  /** What was refused is no longer what stands there. */
  readonly forget: () => void;
};

/** Sends a table once, and keeps what the server says of its cells until something is changed. */
export function useSave(action: EntryAction, onStored: () => void): Save {
  const sent = useRef<Sending | null>(null);
  const [isStale, setIsStale] = useState(false);
  const [state, submit, isPending] = useActionState(
    async (before: FormState, form: FormData): Promise<FormState> => {
      const after = await action(before, form);
      if (after.kind === "stored") onStored();
      return after;
    },
    { kind: "fresh" },
  );
  const shown: FormState = isStale ? { kind: "fresh" } : state;
  return {
    state: shown,
    isPending,
    refusals: toRefusals(shown, sent.current),
    general: shown.kind === "refused" ? toGeneral(shown, sent.current) : [],
    forget: () => setIsStale(true),
    send: (sending) => {
      sent.current = sending;
      setIsStale(false);
      const form = new FormData();
      for (const [name, value] of Object.entries(sending.fields)) form.set(name, value);
      form.set("today", localToday());
      startTransition(() => submit(form));
    },
  };
}

function toRefusals(state: FormState, sending: Sending | null): ReadonlyMap<string, readonly CellProblem[]> {
  const refusals = new Map<string, CellProblem[]>();
  if (state.kind !== "refused" || sending === null) return refusals;
  for (const { field, message } of state.problems) {
    const place = sending.placeOf(field);
    if (place === null) continue;
    const { rowId, column } = place;
    refusals.set(rowId, [...(refusals.get(rowId) ?? []), { column, message }]);
  }
  return refusals;
}

function toGeneral(
  { problems }: Extract<FormState, { kind: "refused" }>,
  sending: Sending | null,
): readonly string[] {
  return problems.flatMap(({ field, message }) => (sending?.placeOf(field) == null ? [message] : []));
}

/** Goes to the first cell that is marked wrong. */
export function focusFirstWrong(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
}
