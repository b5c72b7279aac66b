import { recordAudit } from "./audit";
import { database, reader, type Tx } from "./client";
import { instant } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import type { OwnerScope } from "./scope";
import { lockProfile, write } from "./writer";

/** Whoever did it was the clock. */
const CLOCK = "clock";
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Files a transaction takes out, so that nobody waits long for their turn. */
const AT_ONCE = 20;

/** For how many days the workspace keeps the files that were imported; null: for ever. */
export async function findOriginalsKeptDays({ workspaceId }: OwnerScope): Promise<number | null> {
  const found = await reader().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { originalsKeptDays: true },
  });
  return found.originalsKeptDays;
}

export async function storeOriginalsKeptDays(
  { workspaceId, userId }: OwnerScope,
  { days, now }: { readonly days: number | null; readonly now: Date },
): Promise<void> {
  await write(async (tx) => {
    await tx.workspace.update({
      where: { id: workspaceId },
      data: { originalsKeptDays: days },
      select: { id: true },
    });
    await recordAudit(tx, workspaceId, {
      at: now,
      actor: userId ?? "operator",
      kind: "originals/kept-for",
      subject: workspaceId,
      detail: days === null ? "For ever" : `${days} days`,
    });
  });
}

/** Throws away, in every workspace, the files whose time is over; returns how many. */
export async function sweepOriginals(now: Date): Promise<number> {
  const workspaces = await reader().workspace.findMany({
    where: { originalsKeptDays: { not: null } },
    select: { id: true, originalsKeptDays: true },
  });
  let removed = 0;
  for (const { id, originalsKeptDays } of workspaces) {
    const before = new Date(now.getTime() - (originalsKeptDays ?? 0) * DAY_MS);
    for (let swept = AT_ONCE; swept === AT_ONCE; removed += swept)
      swept = await write((tx) => sweepSome(tx, id, { before, now }));
  }
  return removed;
}

type Sweep = { readonly before: Date; readonly now: Date };

async function sweepSome(tx: Tx, workspaceId: string, { before, now }: Sweep): Promise<number> {
  const due = await findDue(tx, workspaceId, before);
  if (due.length === 0) return 0;
  // In the order in which imports lock them.
  const profiles = await tx.profile.findMany({
    where: { workspaceId, imports: { some: { sha256: { in: [...due] } } } },
    orderBy: { handle: "asc" },
    select: { id: true },
  });
  for (const { id } of profiles) await lockProfile(tx, { workspaceId, profileId: id });
  await lockOriginals(tx, workspaceId, due);
  // An import may have come between the look and the locks.
  const still = new Set(await findDue(tx, workspaceId, before));
  const gone = due.filter((sha256) => still.has(sha256));
  if (gone.length === 0) return 0;
  const where = { workspaceId, sha256: { in: gone } };
  await tx.originalFile.deleteMany({ where });
  await tx.import.updateMany({ where, data: { originalRemovedAt: now } });
  await recordAudit(tx, workspaceId, {
    at: now,
    actor: CLOCK,
    kind: "originals/removed",
    subject: workspaceId,
    detail: `${gone.length} ${gone.length === 1 ? "file" : "files"} imported before ${before.toISOString().slice(0, 10)}`,
  });
  return gone.length;
}

/**
 * Files of which every import is from before then, oldest hash first. One that an import gave way for stays: should its twin be undone, it
 * is read again.
 */
async function findDue(tx: Tx, workspaceId: string, before: Date): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ sha256: string }[]>`
    SELECT o."sha256" FROM "OriginalFile" o
    WHERE o."workspaceId" = ${workspaceId} AND o."piece" = 0 AND NOT EXISTS (
      SELECT 1 FROM "Import" i WHERE i."workspaceId" = ${workspaceId} AND i."sha256" = o."sha256"
        AND (i."importedAt" > ${instant(before)} OR (i."gaveWayTo" IS NOT NULL AND i."undoneAt" IS NULL)))
    ORDER BY o."sha256" LIMIT ${AT_ONCE}`;
  return rows.map(({ sha256 }) => sha256);
}

/** See `storeOriginal`: an import that found the file kept holds it until it has committed. */
async function lockOriginals(tx: Tx, workspaceId: string, files: readonly string[]): Promise<void> {
  if (database().kind === "sqlite") return;
  await tx.$queryRaw`SELECT "sha256" FROM "OriginalFile"
    WHERE "workspaceId" = ${workspaceId} AND "piece" = 0 AND "sha256" IN (${Prisma.join([...files])})
    ORDER BY "sha256" FOR UPDATE`;
}
