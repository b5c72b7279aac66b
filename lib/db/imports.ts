import { type Day, type DayRange, toDay } from "@/lib/domain/day";
import type {
  ExportDay,
  ExportDaySource,
  LabelMode,
  ProfileSource,
  ShiftReason,
} from "@/lib/domain/evidence";
import { type FormatId, isFormatId } from "@/lib/domain/export-format";
import type { RowCounts } from "@/lib/domain/import-preview";
import type { Mapping } from "@/lib/domain/mapping";
import type { Problem } from "@/lib/domain/problem";
import type { Tx } from "./client";
import type { Prisma } from "./generated/sqlite/client";
import type { EditableProfile, ProfileScope } from "./scope";

/** An active import as the ledger knows it: what its labels mean, and what decides who wins a day. */
export type LedgerImport = {
  readonly importId: string;
  readonly fileName: string;
  readonly format: FormatId;
  readonly sha256: string;
  readonly exportedOn: ExportDay;
  /** As labelled in the file; null for files without days. */
  readonly labels: DayRange | null;
  readonly ownMode: { readonly mode: LabelMode; readonly reason: ShiftReason } | null;
  readonly shiftOverride: number | null;
  readonly shiftDays: number;
  readonly shiftReason: ShiftReason;
  /** How a table was read that is not TikTok's; null for all other files. */
  readonly mapping: Mapping | null;
};

export type NewImport = LedgerImport & {
  readonly batchId: string;
  readonly byteSize: number;
  readonly encoding: string;
  readonly profileSource: ProfileSource;
  readonly rowsRead: number;
  readonly rowsRefused: number;
  /** Where they can be known at once; otherwise recordRowCounts follows. */
  readonly rowsNew?: number;
  readonly rowsSame?: number;
  readonly problems: readonly Problem[];
  readonly importedBy: string;
  readonly importedAt: Date;
};

const LEDGER_FIELDS = {
  id: true,
  fileName: true,
  format: true,
  sha256: true,
  exportedOn: true,
  exportedOnSource: true,
  firstLabelDay: true,
  lastLabelDay: true,
  ownMode: true,
  ownModeReason: true,
  shiftOverride: true,
  shiftDays: true,
  shiftReason: true,
  mapping: true,
} as const satisfies Prisma.ImportSelect;

type LedgerRow = Prisma.ImportGetPayload<{ select: typeof LEDGER_FIELDS }>;

/** The imports of a profile that were not undone and gave way to no twin, oldest export first: the order in which the board is folded. */
export async function listActiveImports(tx: Tx, profile: ProfileScope): Promise<readonly LedgerImport[]> {
  const rows = await tx.import.findMany({
    where: {
      workspaceId: profile.workspaceId,
      profileId: profile.profileId,
      undoneAt: null,
      gaveWayTo: null,
    },
    select: LEDGER_FIELDS,
  });
  return rows.map(toLedgerImport).sort(byExport);
}

/** The id of the import that came last; null when there is none. */
export async function findNewestImportId(tx: Tx, profile: ProfileScope): Promise<string | null> {
  const found = await tx.import.findFirst({
    where: { workspaceId: profile.workspaceId, profileId: profile.profileId },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** The imports of the same bytes that were not undone, those that gave way among them, oldest export first. */
export async function listTwins(
  tx: Tx,
  profile: ProfileScope,
  sha256: string,
): Promise<readonly (LedgerImport & { readonly gaveWayTo: string | null })[]> {
  const rows = await tx.import.findMany({
    where: { workspaceId: profile.workspaceId, profileId: profile.profileId, sha256, undoneAt: null },
    select: { ...LEDGER_FIELDS, gaveWayTo: true },
  });
  return rows.map((row) => ({ ...toLedgerImport(row), gaveWayTo: row.gaveWayTo })).sort(byExport);
}

/** Writes down to which twin an import gave way; `to` null: it stands again. Its rows are the caller's to move. */
export async function recordGivenWay(
  tx: Tx,
  profile: EditableProfile,
  given: { readonly importId: string; readonly to: string | null },
): Promise<void> {
  await tx.import.update({
    where: keyOf(profile, given.importId),
    data: { gaveWayTo: given.to },
    select: { id: true },
  });
}

/** Oldest export first, then by the file's hash: the later one wins a day that both hold. */
export function byExport(
  a: Pick<LedgerImport, "exportedOn" | "sha256">,
  b: Pick<LedgerImport, "exportedOn" | "sha256">,
): number {
  if (a.exportedOn.day !== b.exportedOn.day) return a.exportedOn.day < b.exportedOn.day ? -1 : 1;
  return a.sha256 === b.sha256 ? 0 : a.sha256 < b.sha256 ? -1 : 1;
}

/** Writes the import's own row; its rows and what they did to the board follow. */
export async function insertImport(tx: Tx, profile: EditableProfile, added: NewImport): Promise<void> {
  await tx.import.create({
    data: {
      profileId: profile.profileId,
      workspaceId: profile.workspaceId,
      id: added.importId,
      batchId: added.batchId,
      format: added.format,
      fileName: added.fileName,
      sha256: added.sha256,
      byteSize: BigInt(added.byteSize),
      encoding: added.encoding,
      exportedOn: added.exportedOn.day,
      exportedOnSource: added.exportedOn.source,
      profileSource: added.profileSource,
      firstLabelDay: added.labels?.from ?? null,
      lastLabelDay: added.labels?.to ?? null,
      ownMode: added.ownMode?.mode ?? null,
      ownModeReason: added.ownMode?.reason ?? null,
      shiftOverride: added.shiftOverride,
      shiftDays: added.shiftDays,
      shiftReason: added.shiftReason,
      mapping: added.mapping === null ? null : JSON.stringify(added.mapping),
      rowsRead: added.rowsRead,
      rowsNew: added.rowsNew ?? 0,
      rowsChanged: 0,
      rowsSame: added.rowsSame ?? 0,
      rowsRefused: added.rowsRefused,
      problems: JSON.stringify(added.problems),
      importedBy: added.importedBy,
      importedAt: added.importedAt,
    },
    select: { id: true },
  });
}

/** Writes down what an import did to the board when it was made. */
export async function recordRowCounts(
  tx: Tx,
  profile: EditableProfile,
  counted: { readonly importId: string; readonly rows: RowCounts },
): Promise<void> {
  await tx.import.update({
    where: keyOf(profile, counted.importId),
    data: { rowsNew: counted.rows.new, rowsChanged: counted.rows.changed, rowsSame: counted.rows.same },
    select: { id: true },
  });
}

/** Moves the labels of an import; the days it touches have to be folded again. */
export async function updateImportShift(
  tx: Tx,
  profile: EditableProfile,
  change: { readonly importId: string; readonly shiftDays: number; readonly shiftReason: ShiftReason },
): Promise<void> {
  await tx.import.update({
    where: keyOf(profile, change.importId),
    data: { shiftDays: change.shiftDays, shiftReason: change.shiftReason },
    select: { id: true },
  });
}

export async function markUndone(
  tx: Tx,
  profile: EditableProfile,
  undone: { readonly importId: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await tx.import.update({
    where: keyOf(profile, undone.importId),
    data: { undoneBy: undone.by, undoneAt: undone.at },
    select: { id: true },
  });
}

function keyOf(profile: ProfileScope, importId: string) {
  return { profileId_id: { profileId: profile.profileId, id: importId }, workspaceId: profile.workspaceId };
}

function toLedgerImport(row: LedgerRow): LedgerImport {
  return {
    importId: row.id,
    fileName: row.fileName,
    format: toFormat(row.format),
    sha256: row.sha256,
    exportedOn: { day: toDay(row.exportedOn), source: row.exportedOnSource as ExportDaySource },
    labels: toLabels(row.firstLabelDay, row.lastLabelDay),
    ownMode:
      row.ownMode === null
        ? null
        : { mode: row.ownMode as LabelMode, reason: row.ownModeReason as ShiftReason },
    shiftOverride: row.shiftOverride,
    shiftDays: row.shiftDays,
    shiftReason: row.shiftReason as ShiftReason,
    mapping: toMapping(row.mapping),
  };
}

/** As this layer wrote it down. */
export function toMapping(text: string | null): Mapping | null {
  return text === null ? null : (JSON.parse(text) as Mapping);
}

export function toFormat(text: string): FormatId {
  if (!isFormatId(text)) throw new Error(`The database holds an unknown kind of export: ${text}`);
  return text;
}

export function toLabels(first: string | null, last: string | null): { from: Day; to: Day } | null {
  return first === null || last === null ? null : { from: toDay(first), to: toDay(last) };
}
