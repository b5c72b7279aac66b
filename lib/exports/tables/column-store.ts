import type { DailyColumns } from "@/lib/domain/daily-columns";
import { type Day, dayAt } from "@/lib/domain/day";
import type { Measure } from "@/lib/domain/measure";

const MS_PER_DAY = 86_400_000;
const BLOCK_BITS = 16;
const BLOCK_ROWS = 1 << BLOCK_BITS;
const IN_BLOCK = BLOCK_ROWS - 1;

/** Counts are 32 bits wide until one of the block does not fit; the least number of each width stands for unknown. */
type Column = Int32Array | BigInt64Array;
const UNKNOWN = -(2 ** 31);
const WIDE_UNKNOWN = -(2n ** 63n);
const MOST_NARROW = 2 ** 31 - 1;
const MOST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Rows of a million-row table in some 40 bytes each: four for every measure, twelve for whose, which day and which line. */
type Block = {
  readonly owner: Uint32Array;
  readonly day: Int32Array;
  readonly line: Uint32Array;
  readonly values: Column[];
};

type Count = number | bigint | null;

export type ColumnStore = {
  readonly length: number;
  /** `values` in the order of the measures; it may be used again by the caller. */
  readonly add: (row: NewRow, values: readonly (number | bigint | null)[]) => void;
  readonly ownerAt: (row: number) => number;
  /** Days since 1970. */
  readonly dayNumberAt: (row: number) => number;
  readonly dayAt: (row: number) => Day;
  readonly lineAt: (row: number) => number;
  readonly valueAt: (measure: number, row: number) => number | bigint | null;
};

type NewRow = {
  /** A small number that stands for a profile. */
  readonly owner: number;
  readonly dayNumber: number;
  readonly line: number;
};

export function createColumnStore(measures: number): ColumnStore {
  const blocks: Block[] = [];
  const days = new Map<number, Day>();
  let length = 0;
  const blockOf = (row: number): Block => {
    const block = blocks[row >>> BLOCK_BITS];
    if (block === undefined) throw new RangeError(`There is no row ${row}.`);
    return block;
  };
  return {
    get length() {
      return length;
    },
    add({ owner, dayNumber, line }, values) {
      if ((length & IN_BLOCK) === 0) blocks.push(emptyBlock(measures));
      const block = blockOf(length);
      const at = length & IN_BLOCK;
      block.owner[at] = owner;
      block.day[at] = dayNumber;
      block.line[at] = line;
      for (let measure = 0; measure < measures; measure += 1)
        put(block.values, measure, { at, value: values[measure] ?? null });
      length += 1;
    },
    ownerAt: (row) => blockOf(row).owner[row & IN_BLOCK] ?? 0,
    dayNumberAt: (row) => blockOf(row).day[row & IN_BLOCK] ?? 0,
    dayAt(row) {
      const number = blockOf(row).day[row & IN_BLOCK] ?? 0;
      const known = days.get(number);
      if (known !== undefined) return known;
      const day = dayAt(number * MS_PER_DAY);
      days.set(number, day);
      return day;
    },
    lineAt: (row) => blockOf(row).line[row & IN_BLOCK] ?? 0,
    valueAt: (measure, row) => take(blockOf(row).values[measure]?.[row & IN_BLOCK]),
  };
}

function put(
  columns: Column[],
  measure: number,
  { at, value }: { readonly at: number; readonly value: Count },
): void {
  const column = columns[measure];
  const isNarrow = value === null || (typeof value === "number" && Math.abs(value) <= MOST_NARROW);
  if (column instanceof Int32Array && isNarrow) column[at] = value ?? UNKNOWN;
  else if (column !== undefined) {
    const wide = column instanceof Int32Array ? widen(column) : column;
    wide[at] = value === null ? WIDE_UNKNOWN : BigInt(value);
    columns[measure] = wide;
  }
}

function widen(column: Int32Array): BigInt64Array {
  return BigInt64Array.from(column, (value) => (value === UNKNOWN ? WIDE_UNKNOWN : BigInt(value)));
}

function take(stored: number | bigint | undefined): Count {
  if (stored === undefined || stored === UNKNOWN || stored === WIDE_UNKNOWN) return null;
  if (typeof stored === "number") return stored;
  return stored > MOST_SAFE || stored < -MOST_SAFE ? stored : Number(stored);
}

function emptyBlock(measures: number): Block {
  return {
    owner: new Uint32Array(BLOCK_ROWS),
    day: new Int32Array(BLOCK_ROWS),
    line: new Uint32Array(BLOCK_ROWS),
    values: Array.from({ length: measures }, () => new Int32Array(BLOCK_ROWS)),
  };
}

/** The rows of the store for each owner, ascending by day and then by line: one number per row, no copy of the values. */
export function orderByOwner(store: ColumnStore, owners: number): readonly Uint32Array[] {
  const counts = new Uint32Array(owners);
  for (let row = 0; row < store.length; row += 1) {
    const owner = store.ownerAt(row);
    counts[owner] = (counts[owner] ?? 0) + 1;
  }
  const orders = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(owners);
  for (let row = 0; row < store.length; row += 1) {
    const owner = store.ownerAt(row);
    const at = filled[owner] ?? 0;
    const order = orders[owner];
    if (order !== undefined) order[at] = row;
    filled[owner] = at + 1;
  }
  for (const order of orders) sortByDay(store, order);
  return orders;
}

function sortByDay(store: ColumnStore, order: Uint32Array): void {
  const isAscending = order.every(
    (row, at) => at === 0 || store.dayNumberAt(order[at - 1] ?? 0) <= store.dayNumberAt(row),
  );
  if (!isAscending) order.sort((a, b) => store.dayNumberAt(a) - store.dayNumberAt(b) || a - b);
}

/** The rows of `order` as one profile's daily rows. */
export function toDailyColumns(
  store: ColumnStore,
  measures: readonly Measure[],
  order: Uint32Array,
): DailyColumns {
  const rowAt = (index: number) => order[index] ?? 0;
  return {
    measures,
    length: order.length,
    dayAt: (index) => store.dayAt(rowAt(index)),
    lineAt: (index) => store.lineAt(rowAt(index)),
    valueAt: (measure, index) => store.valueAt(measure, rowAt(index)),
  };
}

/** Days since 1970. */
export function numberOfDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}
