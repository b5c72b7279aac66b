import { statSync } from "node:fs";
import { database } from "./client";
import { clearDamage, findDamage, recordDamage } from "./damage";
import { Prisma } from "./generated/sqlite/client";
import { newId } from "./new-id";
import { sqliteFilePath } from "./sqlite-adapter";
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
  try {
    const integrity = await reader.$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`;
    const orphans = await reader.$queryRaw<{ table: string; parent: string }[]>`PRAGMA foreign_key_check`;
    return [
      ...integrity.map((row) => row.integrity_check).filter((line) => line !== "ok"),
      ...orphans.map((row) => `A row of ${row.table} points to a missing row of ${row.parent}.`),
    ];
  } catch (error) {
    return [toFault(error)];
  }
}

/** What SQLite says when it cannot even go on reading; anything else that failed is thrown again. */
function toFault(error: unknown): string {
  const found = /database disk image is malformed|file is not a database/.exec(String(error));
  if (found === null) throw error;
  return `SQLite says: ${found[0]}.`;
}

/** Reading so much takes a tenth of a second. */
const SMALL_BYTES = 64 * 1024 * 1024;

/**
 * Looks at the structure of a small SQLite file before anything is written to it (PRAGMA quick_check; a large one waits for the daily check)
 * and writes down what is wrong. Returns the fault, one found earlier too; null when none is known.
 */
export async function checkAtStart(): Promise<string | null> {
  const { kind, url, reader } = database();
  const known = findDamage(url);
  if (kind === "postgresql" || known !== null) return known;
  const path = sqliteFilePath(url);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 || size > SMALL_BYTES) return null;
  const fault = await reader.$queryRaw<{ quick_check: string }[]>`PRAGMA quick_check(1)`
    .then(([row]) => row?.quick_check ?? "ok")
    .catch(toFault);
  if (fault === "ok") return null;
  recordDamage(url, fault);
  return fault;
}

/** Checks everything and writes down whether something is wrong; the faults, one sentence each. Long for a large file: not in a process that answers. */
export async function checkThoroughly(): Promise<readonly string[]> {
  const { url } = database();
  const faults = await findDatabaseFaults();
  const [first] = faults;
  if (first === undefined) clearDamage(url);
  else recordDamage(url, first);
  return faults;
}
