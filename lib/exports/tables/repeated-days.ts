import { problem } from "@/lib/domain/problem";
import { type ColumnStore, orderByOwner } from "./column-store";
import type { Refusals } from "./refusals";

/** The rows of one owner, ascending by day, none twice. */
export type KeptRows = {
  readonly kept: Uint32Array;
  readonly repeated: number;
  /** The line of the first row that was left out because it repeats another one. */
  readonly firstRepeated: number | null;
};

/** A day that stands twice for one owner counts once when the rows are equal; when they differ all of them are refused. */
export function dropRepeatedDays(
  store: ColumnStore,
  { owners, measures }: { readonly owners: number; readonly measures: number },
  refusals: Refusals,
): readonly KeptRows[] {
  const isEqual = (one: number, other: number) => {
    for (let measure = 0; measure < measures; measure += 1)
      if (store.valueAt(measure, one) !== store.valueAt(measure, other)) return false;
    return true;
  };
  return orderByOwner(store, owners).map((order, owner) => {
    let length = 0;
    let repeated = 0;
    let firstRepeated: number | null = null;
    for (let at = 0; at < order.length; ) {
      const first = order[at] ?? 0;
      const day = store.dayNumberAt(first);
      let end = at + 1;
      while (end < order.length && store.dayNumberAt(order[end] ?? 0) === day) end += 1;
      const run = end - at === 1 ? null : order.slice(at, end);
      const different = run?.find((row) => !isEqual(first, row));
      if (run !== null && different !== undefined) refuseAll(run, { store, different, owner, refusals });
      else {
        order[length] = first;
        length += 1;
        repeated += end - at - 1;
        const second = run?.[1];
        if (second !== undefined) firstRepeated = Math.min(firstRepeated ?? Infinity, store.lineAt(second));
      }
      at = end;
    }
    return { kept: order.subarray(0, length), repeated, firstRepeated };
  });
}

type Clash = {
  readonly store: ColumnStore;
  readonly different: number;
  readonly owner: number;
  readonly refusals: Refusals;
};

function refuseAll(run: Uint32Array, { store, different, owner, refusals }: Clash): void {
  const first = run[0] ?? 0;
  for (const row of run) {
    const line = store.lineAt(row);
    const other = store.lineAt(row === different ? first : different);
    const params = { other, day: store.dayAt(row) };
    refusals.add(owner, [problem("row/day-twice", { severity: "refused", line, params })]);
  }
}
