import { toDay } from "@/lib/domain/day";
import { type ExportDay, type ExportDaySource, isBetterKnown } from "@/lib/domain/evidence";
import { foldOf } from "./board";
import { database, reader } from "./client";
import { Prisma } from "./generated/sqlite/client";
import { newestPostsSql, POST_FIELDS } from "./posts-derived";
import type { ProfileScope } from "./scope";

export type LedgerCheck = {
  readonly name: string;
  readonly ok: boolean;
  /** For people: what was looked at, or what is wrong. */
  readonly detail: string;
};

/** Whether every board and every shown post is what the ledger says, and the database whole. Reads everything. */
export async function checkLedger(): Promise<readonly LedgerCheck[]> {
  return [
    await checkIntegrity(),
    await checkReferences(),
    await checkBoards(),
    await checkPosts(),
    await checkUndone(),
    await checkTwins(),
    await checkOriginals(),
  ];
}

async function checkIntegrity(): Promise<LedgerCheck> {
  const name = "database intact";
  if (database().kind !== "sqlite") {
    await reader().$queryRaw`SELECT 1`;
    return { name, ok: true, detail: "PostgreSQL answers; it checks its own pages." };
  }
  const rows = await reader().$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`;
  const found = rows.map((row) => row.integrity_check);
  const ok = found.length === 1 && found[0] === "ok";
  return { name, ok, detail: ok ? "SQLite found nothing wrong." : found.slice(0, 3).join("; ") };
}

async function checkReferences(): Promise<LedgerCheck> {
  const name = "nothing points nowhere";
  if (database().kind !== "sqlite")
    return { name, ok: true, detail: "PostgreSQL keeps foreign keys at all times." };
  const rows = await reader().$queryRaw<{ table: string }[]>`PRAGMA foreign_key_check`;
  return count(name, rows.length, "rows point to something that is gone");
}

async function checkBoards(): Promise<LedgerCheck> {
  const profiles = await reader().profile.findMany({ select: { id: true, workspaceId: true } });
  let wrong = 0;
  for (const { id, workspaceId } of profiles) wrong += await boardDifferences({ profileId: id, workspaceId });
  return count("board equals fold of the ledger", wrong, "values of the board differ from the ledger");
}

/** How many values a board holds and should not, or lacks. */
async function boardDifferences(key: Pick<ProfileScope, "profileId" | "workspaceId">): Promise<number> {
  const board = Prisma.sql`SELECT "measure", "day", "value", "importId" FROM "Board"
    WHERE "profileId" = ${key.profileId} AND "workspaceId" = ${key.workspaceId}`;
  const fold = foldOf(key, Prisma.sql`1 = 1`);
  const rows = await reader().$queryRaw<{ n: bigint }[]>`
    SELECT CAST(COUNT(*) AS BIGINT) AS "n" FROM (
      SELECT * FROM (SELECT * FROM (${board}) x1 EXCEPT SELECT * FROM (${fold}) y1) z1
      UNION ALL
      SELECT * FROM (SELECT * FROM (${fold}) x2 EXCEPT SELECT * FROM (${board}) y2) z2
    ) d`;
  return Number(rows[0]?.n ?? 0);
}

async function checkPosts(): Promise<LedgerCheck> {
  const fields = Prisma.sql`"profileId", "postId", "workspaceId", ${POST_FIELDS}`;
  const newest = newestPostsSql(Prisma.sql`1 = 1`);
  const shown = Prisma.sql`SELECT ${fields} FROM "Post"`;
  const rows = await reader().$queryRaw<{ n: bigint }[]>`
    SELECT CAST(COUNT(*) AS BIGINT) AS "n" FROM (
      SELECT * FROM (SELECT * FROM (${shown}) x1 EXCEPT SELECT * FROM (${newest}) y1) z1
      UNION ALL
      SELECT * FROM (SELECT * FROM (${newest}) x2 EXCEPT SELECT * FROM (${shown}) y2) z2
    ) d`;
  return count("posts equal their newest reading", Number(rows[0]?.n ?? 0), "posts differ from the ledger");
}

async function checkUndone(): Promise<LedgerCheck> {
  const left = { import: { OR: [{ undoneAt: { not: null } }, { gaveWayTo: { not: null } }] } };
  const client = reader();
  const counts = [
    await client.reading.count({ where: left }),
    await client.hourlyActivity.count({ where: left }),
    await client.audienceShare.count({ where: left }),
    await client.postReading.count({ where: left }),
    await client.postDetailReading.count({ where: left }),
    await client.topItemReading.count({ where: left }),
  ];
  const rows = counts.reduce((sum, n) => sum + n, 0);
  return count("undone imports left nothing", rows, "rows are left of imports that were undone or gave way");
}

/** Whoever gave way has a twin that stands, and the same bytes with a better known export day never stand beside a worse. */
async function checkTwins(): Promise<LedgerCheck> {
  const rows = await reader().import.findMany({
    where: { undoneAt: null },
    select: { profileId: true, sha256: true, exportedOn: true, exportedOnSource: true, gaveWayTo: true },
  });
  const twins = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${row.profileId} ${row.sha256}`;
    twins.set(key, [...(twins.get(key) ?? []), row]);
  }
  let wrong = 0;
  for (const group of twins.values())
    for (const one of group) {
      const hasBetter = group.some((other) => isBetterKnown(exportDayOf(other), exportDayOf(one)));
      if (hasBetter !== (one.gaveWayTo !== null)) wrong += 1;
    }
  return count("one import stands for the same bytes", wrong, "imports stand beside a better dated twin");
}

function exportDayOf(row: { readonly exportedOn: string; readonly exportedOnSource: string }): ExportDay {
  return { day: toDay(row.exportedOn), source: row.exportedOnSource as ExportDaySource };
}

async function checkOriginals(): Promise<LedgerCheck> {
  const rows = await reader().$queryRaw<{ n: bigint }[]>`
    SELECT CAST(COUNT(*) AS BIGINT) AS "n" FROM "Import" i WHERE i."undoneAt" IS NULL
      AND (i."originalRemovedAt" IS NULL OR i."gaveWayTo" IS NOT NULL) AND NOT EXISTS (
      SELECT 1 FROM "OriginalFile" o
      WHERE o."workspaceId" = i."workspaceId" AND o."sha256" = i."sha256" AND o."piece" = 0)`;
  return count("originals are kept", Number(rows[0]?.n ?? 0), "imports have lost their original file");
}

function count(name: string, wrong: number, problem: string): LedgerCheck {
  return { name, ok: wrong === 0, detail: wrong === 0 ? "Nothing differs." : `${wrong} ${problem}.` };
}
