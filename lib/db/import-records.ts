import { addDays, type DayRange, toDay } from "@/lib/domain/day";
import type { ExportDaySource, ShiftReason } from "@/lib/domain/evidence";
import type { Handle } from "@/lib/domain/handle";
import type { ImportRecord } from "@/lib/domain/import-preview";
import type { Problem } from "@/lib/domain/problem";
import { reader, type Tx } from "./client";
import type { Prisma } from "./generated/sqlite/client";
import { toFormat, toLabels } from "./imports";
import { type ProfileScope, type WorkspaceScope, withinReach } from "./scope";

/** Who imported or undid when it was the person at the machine, by command line. */
export const OPERATOR = "operator";

const WITH_HANDLE = { profile: { select: { handle: true } } } as const satisfies Prisma.ImportInclude;
type ImportRow = Prisma.ImportGetPayload<{ include: typeof WITH_HANDLE }>;

/** Newest first; undone ones too. `before` is the import id at which the page before ended. */
export async function listImportRecords(
  scope: WorkspaceScope,
  page: { readonly profile: ProfileScope | null; readonly limit: number; readonly before: string | null },
): Promise<readonly ImportRecord[]> {
  const rows = await reader().import.findMany({
    where: {
      ...withinReach(scope),
      ...(page.profile && { profileId: page.profile.profileId }),
      ...(page.before !== null && { id: { lt: page.before } }),
    },
    orderBy: { id: "desc" },
    take: page.limit,
    include: WITH_HANDLE,
  });
  return toRecords(reader(), rows, scope);
}

export async function findImportRecord(
  scope: WorkspaceScope,
  importId: string,
): Promise<ImportRecord | null> {
  return findImportRecordIn(reader(), scope, importId);
}

/** The same inside a transaction. */
export async function findImportRecordIn(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
): Promise<ImportRecord | null> {
  const rows = await tx.import.findMany({
    where: { ...withinReach(scope), id: importId },
    include: WITH_HANDLE,
  });
  return (await toRecords(tx, rows, scope))[0] ?? null;
}

/** What a file's problems quote may be of a profile that a client must not see. */
async function toRecords(
  tx: Tx,
  rows: readonly ImportRow[],
  { onlyProfiles }: WorkspaceScope,
): Promise<readonly ImportRecord[]> {
  const ids = [...new Set(rows.map((row) => row.importedBy))].filter((id) => id !== OPERATOR);
  const users = ids.length === 0 ? [] : await tx.user.findMany({ where: { id: { in: ids } } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  const records = rows.map((row) => toRecord(row, names.get(row.importedBy) ?? null));
  return onlyProfiles === null ? records : records.map((record) => ({ ...record, problems: [] }));
}

function toRecord(row: ImportRow, importedBy: string | null): ImportRecord {
  return {
    importId: row.id,
    batchId: row.batchId,
    profile: row.profile.handle as Handle,
    fileName: row.fileName,
    sha256: row.sha256,
    format: toFormat(row.format),
    exportedOn: { day: toDay(row.exportedOn), source: row.exportedOnSource as ExportDaySource },
    range: shifted(toLabels(row.firstLabelDay, row.lastLabelDay), row.shiftDays),
    shiftDays: row.shiftDays,
    shiftReason: row.shiftReason as ShiftReason,
    rows: {
      read: row.rowsRead,
      new: row.rowsNew,
      changed: row.rowsChanged,
      same: row.rowsSame,
      refused: row.rowsRefused,
    },
    problems: JSON.parse(row.problems) as readonly Problem[],
    importedAt: row.importedAt.toISOString(),
    importedBy,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    gaveWayTo: row.gaveWayTo,
    originalRemovedAt: row.originalRemovedAt?.toISOString() ?? null,
  };
}

function shifted(labels: DayRange | null, days: number): DayRange | null {
  return labels && { from: addDays(labels.from, days), to: addDays(labels.to, days) };
}
