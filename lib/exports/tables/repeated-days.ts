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
  const isEqual = (one: number, other: number) =>
    Array.from({ length: measures }).every(
      (_, measure) => store.valueAt(measure, one) === store.valueAt(measure, other),
    );
  return orderByOwner(store, owners).map((order, owner) =>
    keepRuns(order, { store, isEqual, owner, refusals }),
  );
}

type Keeping = {
  readonly store: ColumnStore;
  readonly isEqual: (one: number, other: number) => boolean;
  readonly owner: number;
  readonly refusals: Refusals;
};

/** Moves the rows that stay to the beginning of the order, which is cut there. */
function keepRuns(order: Uint32Array, { store, isEqual, owner, refusals }: Keeping): KeptRows {
  let [length, repeated] = [0, 0];
  let firstRepeated: number | null = null;
  for (const { at, end } of runsOf(store, order)) {
    const first = order[at] ?? 0;
    const run = end - at === 1 ? NO_RUN : order.slice(at, end);
    const different = run.find((row) => !isEqual(first, row));
    if (different !== undefined) {
      refuseAll(run, { store, different, owner, refusals });
      continue;
    }
    order[length] = first;
    length += 1;
    repeated += end - at - 1;
    if (run.length > 0) firstRepeated = earlier(firstRepeated, store.lineAt(run[1] ?? 0));
  }
  return { kept: order.subarray(0, length), repeated, firstRepeated };
}

const NO_RUN = new Uint32Array(0);

/** Where the rows of one day begin and end in the order. */
function* runsOf(store: ColumnStore, order: Uint32Array): Generator<{ at: number; end: number }> {
  for (let at = 0; at < order.length; ) {
    const day = store.dayNumberAt(order[at] ?? 0);
    let end = at + 1;
    while (end < order.length && store.dayNumberAt(order[end] ?? 0) === day) end += 1;
    yield { at, end };
    at = end;
  }
}

function earlier(one: number | null, other: number): number {
  return one === null ? other : Math.min(one, other);
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
