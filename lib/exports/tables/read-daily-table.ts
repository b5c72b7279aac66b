import type { Handle } from "@/lib/domain/handle";
import type { Measure } from "@/lib/domain/measure";
import { type Problem, problem } from "@/lib/domain/problem";
import { type ColumnStore, createColumnStore, toDailyColumns } from "./column-store";
import { createRowReader, type RowRead, type RowReader } from "./daily-row";
import { leftOut } from "./list-headings";
import type { DailyTable, TableReading } from "./mapped-table";
import { openSource, type TableSource } from "./open-source";
import type { OpenTable } from "./open-table";
import { createRefusals, type Refusals } from "./refusals";
import { dropRepeatedDays } from "./repeated-days";
import { isAsWide, isReadable, type TableRecord } from "./table-records";
import { refuseTable, TableRefusal } from "./table-refusal";
import { refuseRecord, refuseUnfit, warnOfBareQuotes } from "./wrong-rows";

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
  const open = await openSource(source, mapping);
  const { headings } = open.header;
  const measures = mapping.columns.flatMap((role) => (role.kind === "measure" ? [role.measure] : []));
  const store = createColumnStore(measures.length);
  const reader = createRowReader({ mapping, headings, latest, only, isProved: open.encodingSource !== null });
  const refusals = createRefusals();
  const bare = warnOfBareQuotes();
  const rowsRead = await readRows(open, { store, reader, refusals, bare });
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
    problems: [...open.warnings, ...leftOut(ignored), ...bare.problems, ...lost.problems],
  };
}

type Reading = {
  readonly store: ColumnStore;
  readonly reader: RowReader;
  readonly refusals: Refusals;
  readonly bare: ReturnType<typeof warnOfBareQuotes>;
};

/** Fills the store; returns how many rows there were. */
async function readRows(open: OpenTable, { store, reader, refusals, bare }: Reading): Promise<number> {
  let rowsRead = 0;
  const width = open.header.headings.length;
  const keep = (row: RowRead, record: TableRecord) => {
    rowsRead += 1;
    if (row.ok) store.add(row, reader.values);
    else refusals.add(row.owner, row.problems);
    if (row.ok) bare.look(record);
    if (rowsRead === ROWS_TRIED && store.length === 0) refuseUnfit(rowsRead, refusals);
  };
  for await (const records of open.records)
    for (const record of records) {
      const row = readRecord(record, width, reader);
      if (row !== null) keep(row, record);
    }
  return rowsRead;
}

function readRecord(record: TableRecord, width: number, reader: RowReader): RowRead | null {
  const { cells, line } = record;
  const isWhole = cells !== null && isReadable(record) && isAsWide(cells, width);
  return isWhole ? reader.read(cells, line) : refuseRecord(record, width);
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
