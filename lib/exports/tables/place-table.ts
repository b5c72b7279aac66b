import { addDays, type Day } from "@/lib/domain/day";
import type { ExportDay, KnownProfile } from "@/lib/domain/evidence";
import { problem } from "@/lib/domain/problem";
import type { ProfileFinding } from "../batch-profile";
import type { Piece } from "../piece";
import type { NotRead, ReadExport, ReadFile, ReadOptions, TableFacts } from "../read-export";
import type { DailyTable, ProfileTable } from "./read-daily-table";

/** What a table says, one export for each of its profiles; one answer when it cannot be read or placed. */
export function placeTable(piece: Piece, finding: ProfileFinding, options: ReadOptions): readonly ReadFile[] {
  const { table: outcome } = piece;
  if (outcome === null) return [];
  if (!outcome.ok) return [notRead(piece, "refused", outcome.problems)];
  const { table } = outcome;
  const hasColumn = table.profiles.some(({ handle }) => handle !== null);
  if (!hasColumn && !finding.ok) return [notRead(piece, "needs-answer", [finding.problem])];
  const exportedOn = findExportDay(piece, table, options);
  if ("code" in exportedOn) return [notRead(piece, "needs-answer", [exportedOn])];
  const facts = factsOf(piece, table);
  return table.profiles.map((part) => {
    const profile = profileOf(part) ?? (finding.ok ? finding.profile : null);
    return toReadExport({ piece, table, part, facts }, { profile, exportedOn });
  });
}

function profileOf({ handle }: ProfileTable): KnownProfile | null {
  return handle === null ? null : { handle, source: "column" };
}

/** The part of a table that one import holds, with what was settled when it was imported; null when the table has no such part. */
export function findTablePart(
  piece: Piece,
  settled: { readonly profile: KnownProfile; readonly exportedOn: ExportDay },
): ReadExport | null {
  if (piece.table?.ok !== true) return null;
  const { table } = piece.table;
  const part = table.profiles.find(({ handle }) => handle === null || handle === settled.profile.handle);
  return part === undefined
    ? null
    : toReadExport({ piece, table, part, facts: factsOf(piece, table) }, settled);
}

function factsOf({ settling }: Piece, table: DailyTable): TableFacts {
  const { mapping, rowsRead, rowsWithoutProfile, problems } = table;
  const { source = "header", settledOn = null } = settling ?? {};
  return { mapping, source, settledOn, rowsRead, rowsWithoutProfile, problems };
}

type Part = {
  readonly piece: Piece;
  readonly table: DailyTable;
  readonly part: ProfileTable;
  readonly facts: TableFacts;
};

function toReadExport(
  { piece, table, part, facts }: Part,
  { profile, exportedOn }: { readonly profile: KnownProfile | null; readonly exportedOn: ExportDay },
): ReadExport {
  const { columns, rowsRead, rowsRefused, rowsRepeated, problems } = part;
  const { name, sha256, bytes, large } = piece;
  const { encoding, encodingSource } = table;
  const elsewhere = facts.rowsWithoutProfile;
  const lost = { severity: "warning", params: { count: elsewhere } } as const;
  return {
    kind: "read",
    ...{ name, sha256, bytes, large, encoding, encodingSource },
    encodingChoice: null,
    format: "table/daily",
    profile,
    exportedOn,
    labels: { from: columns.dayAt(0), to: columns.dayAt(columns.length - 1) },
    ownMode: null,
    rows: { kind: "columns", rows: columns },
    ...{ rowsRead, rowsRefused, rowsRepeated },
    table: facts,
    problems: [...problems, ...(elsewhere === 0 ? [] : [problem("file/rows-without-profile", lost)])],
  };
}

/** A person's word, else the file's own time, else today: a table does not say when it was made, but never before its last day. */
function findExportDay(piece: Piece, table: DailyTable, options: ReadOptions) {
  const last = lastDayOf(table);
  const isPossible = (day: Day) => day >= addDays(last, -1);
  const given = options.exportDays?.[piece.sha256] ?? options.exportedOn;
  if (given !== null) {
    if (isPossible(given)) return { day: given, source: "given" } as const;
    const detail = { severity: "refused", value: last, params: { given } } as const;
    return problem("batch/export-day-differs", detail);
  }
  const { modifiedOn } = piece;
  return modifiedOn !== null && isPossible(modifiedOn) && modifiedOn <= addDays(options.today, 1)
    ? ({ day: modifiedOn, source: "file-time" } as const)
    : ({ day: options.today, source: "upload-day" } as const);
}

function lastDayOf({ profiles }: DailyTable): Day {
  const days = profiles.map(({ columns }) => columns.dayAt(columns.length - 1)).toSorted();
  const last = days.at(-1);
  if (last === undefined) throw new Error("A table without a readable row was placed.");
  return last;
}

function notRead(
  { name, sha256, bytes }: Piece,
  kind: NotRead["kind"],
  problems: NotRead["problems"],
): NotRead {
  return { kind, name, sha256, bytes, format: "table/daily", problems };
}
