import type { Handle } from "@/lib/domain/handle";
import type { Measure } from "@/lib/domain/measure";
import { type Problem, problem } from "@/lib/domain/problem";
import { type ColumnStore, createColumnStore, toDailyColumns } from "./column-store";
import { createRowReader, type RowRead, type RowReader } from "./daily-row";
import { leftOut } from "./list-headings";
import type { DailyTable, TableReading } from "./mapped-table";
import { type OpenTable, openTable, type TableSource } from "./open-table";
import { createRefusals, type Refusals } from "./refusals";
import { dropRepeatedDays } from "./repeated-days";
import { isAsWide } from "./table-records";
import { refuseTable, TableRefusal } from "./table-refusal";
import { refuseUnfit, refuseWidth } from "./wrong-rows";

export type DailyTableOutcome =
  | { readonly ok: true; readonly table: DailyTable }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Past this many unreadable rows from the first on, the rest is not read. */
const ROWS_TRIED = 1000;

/**
 * Reads a table of daily figures exactly as `mapping` says, piece by piece: a million rows of six measures take some 60 MB. Every row ends up
 * readable, repeated or refused with its line. Throws the reason of `source.watch` when that stops it.
 */
export async function readDailyTable(source: TableSource, reading: TableReading): Promise<DailyTableOutcome> {
  try {
    return { ok: true, table: await read(source, reading) };
  } catch (error) {
    if (error instanceof TableRefusal) return { ok: false, problems: error.problems };
    throw error;
  }
}

async function read(
  source: TableSource,
  { mapping, latest, only = null }: TableReading,
): Promise<DailyTable> {
  const open = await openTable(source, mapping.header);
  const { headings } = open.header;
  const measures = mapping.columns.flatMap((role) => (role.kind === "measure" ? [role.measure] : []));
  const store = createColumnStore(measures.length);
  const reader = createRowReader({ mapping, headings, latest, only, isProved: open.encodingSource !== null });
  const refusals = createRefusals();
  const rowsRead = await readRows(open, { store, reader, refusals });
  if (rowsRead === 0) refuseTable("file/no-rows");
  const parts = toProfiles(store, { measures, handles: reader.handles(), refusals });
  const profiles = parts.filter(({ columns }) => columns.length > 0);
  if (profiles.length === 0) refuseUnfit(rowsRead, refusals);
  const lost = refusals.besides(profiles.map(({ owner }) => owner));
  const ignored = headings.filter((_, index) => mapping.columns[index]?.kind === "ignored");
  return {
    mapping,
    encoding: open.encoding,
    encodingSource: open.encodingSource,
    profiles: profiles.map(({ owner: _, ...profile }) => profile),
    rowsRead,
    rowsWithoutProfile: lost.rows,
    problems: [...open.warnings, ...leftOut(ignored), ...lost.problems],
  };
}

type Reading = {
  readonly store: ColumnStore;
  readonly reader: RowReader;
  readonly refusals: Refusals;
};

/** Fills the store; returns how many rows there were. */
async function readRows(open: OpenTable, { store, reader, refusals }: Reading): Promise<number> {
  let rowsRead = 0;
  const read = (row: RowRead) => {
    rowsRead += 1;
    if (row.ok) store.add(row, reader.values);
    else refusals.add(row.owner, row.problems);
    if (rowsRead === ROWS_TRIED && store.length === 0) refuseUnfit(rowsRead, refusals);
  };
  const width = open.header.headings.length;
  for await (const records of open.records)
    for (const { line, cells } of records) {
      const row = isWhole(cells, width) ? reader.read(cells, line) : refuseWidth(line, cells, width);
      if (row !== null) read(row);
    }
  return rowsRead;
}

function isWhole(cells: readonly string[] | null, width: number): cells is readonly string[] {
  return cells !== null && isAsWide(cells, width);
}

type Rows = {
  readonly measures: readonly Measure[];
  readonly handles: readonly (Handle | null)[];
  readonly refusals: Refusals;
};

function toProfiles(store: ColumnStore, { measures, handles, refusals }: Rows) {
  const counts = { owners: handles.length, measures: measures.length };
  return dropRepeatedDays(store, counts, refusals).map(({ kept, repeated, firstRepeated }, owner) => {
    const refused = refusals.of(owner);
    const again = { severity: "warning", line: firstRepeated, params: { count: repeated } } as const;
    return {
      owner,
      handle: handles[owner] ?? null,
      columns: toDailyColumns(store, measures, kept),
      rowsRead: kept.length + repeated + refused.rows,
      rowsRefused: refused.rows,
      rowsRepeated: repeated,
      problems: repeated === 0 ? refused.problems : [problem("row/repeated", again), ...refused.problems],
    };
  });
}
