import { database } from "./client";
import { Prisma } from "./generated/sqlite/client";
import { newId } from "./new-id";
import { write } from "./writer";

class RolledBackOnPurpose extends Error {
  override readonly name = "RolledBackOnPurpose";
}

/** Writes on the writer and rolls back: resolves when the database can be written, throws what stands in the way. */
export async function checkDatabaseWritable(): Promise<void> {
  try {
    await write(async (tx) => {
      await tx.workspace.create({ data: { id: `ready-${newId()}`, name: "ready" } });
      throw new RolledBackOnPurpose();
    });
  } catch (error) {
    if (!(error instanceof RolledBackOnPurpose)) throw error;
  }
}

/**
 * What is broken in the database's own structure, one sentence each; empty when it is sound. SQLite reads the
 * whole file for it (PRAGMA integrity_check, foreign_key_check); PostgreSQL guards its structure itself.
 */
export async function findDatabaseFaults(): Promise<readonly string[]> {
  const { kind, reader } = database();
  if (kind === "postgresql") {
    await reader.$queryRaw(Prisma.sql`SELECT 1`);
    return [];
  }
  const integrity = await reader.$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`;
  const orphans = await reader.$queryRaw<{ table: string; parent: string }[]>`PRAGMA foreign_key_check`;
  return [
    ...integrity.map((row) => row.integrity_check).filter((line) => line !== "ok"),
    ...orphans.map((row) => `A row of ${row.table} points to a missing row of ${row.parent}.`),
  ];
}
