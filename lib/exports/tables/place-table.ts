import type { DailyColumns } from "@/lib/domain/daily-columns";
import { addDays, type Day, type DayRange } from "@/lib/domain/day";
import type { ExportDay, KnownProfile } from "@/lib/domain/evidence";
import { problem } from "@/lib/domain/problem";
import type { ProfileFinding } from "../batch-profile";
import type { Piece } from "../piece";
import type { NotRead, ReadExport, ReadFile, ReadOptions, TableFacts } from "../read-export";
import { findContradiction } from "./contradicted";
import type { MappedTable } from "./mapped-table";
import type { TableOutcome } from "./read-mapped-table";

/** What a table says, one export for each of its profiles; one answer when it cannot be read or placed. */
export function placeTable(piece: Piece, finding: ProfileFinding, options: ReadOptions): readonly ReadFile[] {
  const { table: outcome } = piece;
  if (outcome === null) return [];
  const contradicted = askAgain(piece, outcome);
  if (contradicted !== null) return [contradicted];
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

/** A mapping that is only remembered is asked for again when a cell contradicts it. */
function askAgain(piece: Piece, outcome: TableOutcome): NotRead | null {
  const { settling } = piece;
  const why = settling?.source === "settled" ? findContradiction(outcome, settling.mapping) : null;
  if (settling === null || why === null) return null;
  const { mapping, source, settledOn } = settling;
  return { ...notRead(piece, "needs-answer", [why]), table: { mapping, source, settledOn } };
}

function profileOf(part: ProfilePart): KnownProfile | null {
  const { handle } = part;
  return handle === null ? null : { handle, source: "posts" in part ? "video-links" : "column" };
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

type ProfilePart = MappedTable["profiles"][number];

function factsOf({ settling }: Piece, table: MappedTable): TableFacts {
  const { mapping, rowsRead, rowsWithoutProfile, problems } = table;
  const { source = "header", settledOn = null } = settling ?? {};
  return { mapping, source, settledOn, rowsRead, rowsWithoutProfile, problems };
}

type Part = {
  readonly piece: Piece;
  readonly table: MappedTable;
  readonly part: ProfilePart;
  readonly facts: TableFacts;
};

function toReadExport(
  { piece, table, part, facts }: Part,
  { profile, exportedOn }: { readonly profile: KnownProfile | null; readonly exportedOn: ExportDay },
): ReadExport {
  const { rowsRead, rowsRefused, rowsRepeated, problems } = part;
  const { name, sha256, bytes, large } = piece;
  const { encoding, encodingSource } = table;
  const elsewhere = facts.rowsWithoutProfile;
  const lost = { severity: "warning", params: { count: elsewhere } } as const;
  return {
    kind: "read",
    ...{ name, sha256, bytes, large, encoding, encodingSource },
    encodingChoice: null,
    format: table.mapping.target === "daily" ? "table/daily" : "table/posts",
    profile,
    exportedOn,
    labels: "columns" in part ? rangeOf(part.columns) : null,
    ownMode: null,
    rows: "columns" in part ? { kind: "columns", rows: part.columns } : { kind: "posts", rows: part.posts },
    ...{ rowsRead, rowsRefused, rowsRepeated },
    table: facts,
    problems: [...problems, ...(elsewhere === 0 ? [] : [problem("file/rows-without-profile", lost)])],
  };
}

/** A person's word, else the file's own time, else today: a table does not say when it was made, but never before its last day. */
function findExportDay(piece: Piece, table: MappedTable, options: ReadOptions) {
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

function rangeOf({ length, dayAt }: DailyColumns): DayRange {
  return { from: dayAt(0), to: dayAt(length - 1) };
}

/** The last day that a table holds, or the last on which one of its posts was published. */
function lastDayOf({ profiles }: MappedTable): Day {
  const days = profiles.flatMap((part) =>
    "columns" in part ? [rangeOf(part.columns).to] : part.posts.map(({ publishedOn }) => publishedOn),
  );
  const last = days.toSorted().at(-1);
  if (last === undefined) throw new Error("A table without a readable row was placed.");
  return last;
}

function notRead(
  { name, sha256, bytes }: Piece,
  kind: NotRead["kind"],
  problems: NotRead["problems"],
): NotRead {
  return { kind, name, sha256, bytes, format: null, problems };
}
