import { isAsWide, type TableRecord } from "./table-records";

export type TearFinder = {
  /** The records of which both neighbours are known, one call behind with the last of them. */
  readonly push: (records: readonly TableRecord[]) => readonly TableRecord[];
  /** The last record, below which nothing stands. */
  readonly end: () => readonly TableRecord[];
};

/** Marks the records of `width` cells beside a line of one cell: a line break in the wrong place leaves such a line and half a cell behind. */
export function createTearFinder(width: number): TearFinder {
  let above: TableRecord | null = null;
  let isBelowLone = false;
  const isLone = ({ cells }: TableRecord) => width > 1 && cells?.length === 1;
  const step = (record: TableRecord): readonly TableRecord[] => {
    const before = above === null ? [] : [isLone(record) ? torn(above, width) : above];
    above = isBelowLone ? torn(record, width) : record;
    isBelowLone = isLone(record);
    return before;
  };
  return {
    push: (records) => records.flatMap(step),
    end: () => (above === null ? [] : [above]),
  };
}

function torn(record: TableRecord, width: number): TableRecord {
  const isWhole = record.cells !== null && isAsWide(record.cells, width);
  return isWhole ? { ...record, isTorn: true } : record;
}
