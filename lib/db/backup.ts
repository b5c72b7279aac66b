import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { closeDatabase, database, switchDatabase } from "./client";
import { DatabaseUnusableError } from "./database-error";
import { openMigrationConnection } from "./migration-adapter";
import { newId } from "./new-id";
import { sqliteFilePath } from "./sqlite-adapter";
import { exclusive } from "./writer";

export type Backup = { readonly path: string; readonly bytes: number };

/**
 * Writes a checked copy of the whole database to `path`, while the application goes on. The copy appears under
 * its name only when it is complete, on disk and sound. Refuses an existing file, and PostgreSQL.
 */
export async function backUpDatabase(path: string): Promise<Backup> {
  refusePostgresql("pg_dump --format=custom");
  const target = resolve(path);
  if (existsSync(target))
    throw new DatabaseUnusableError(`There is already a file ${target}; choose another name.`);
  mkdirSync(dirname(target), { recursive: true });
  const partial = `${target}.${newId()}.partial`;
  try {
    // The file is made before SQLite fills it, so that it is never readable by others.
    closeSync(openSync(partial, "wx", 0o600));
    await exclusive((writer) => writer.$executeRaw`VACUUM INTO ${partial}`);
    await checkBackup(partial);
    flush(partial);
    renameSync(partial, target);
    flush(dirname(target));
  } finally {
    removeSqliteFile(partial);
  }
  return { path: target, bytes: statSync(target).size };
}

/**
 * Puts a backup in the place of the database and returns where the database so far was moved to; null when
 * there was none. The backup is checked first, and the file it came from stays as it is. No other process may
 * have the database open. Call `migrate` afterwards: the backup may be of an older version.
 */
export async function restoreDatabase(backupPath: string): Promise<string | null> {
  refusePostgresql("pg_restore");
  const source = resolve(backupPath);
  if (!existsSync(source)) throw new DatabaseUnusableError(`There is no file ${source}.`);
  const { url } = database();
  const target = resolve(sqliteFilePath(url));
  const incoming = `${target}.${newId()}.partial`;
  mkdirSync(dirname(target), { recursive: true });
  try {
    closeSync(openSync(incoming, "wx", 0o600));
    await copyFile(source, incoming);
    await checkBackup(incoming);
    flush(incoming);
    await closeDatabase();
    const replaced = setAside(target);
    renameSync(incoming, target);
    flush(dirname(target));
    await switchDatabase(url);
    return replaced;
  } finally {
    removeSqliteFile(incoming);
  }
}

/** Throws DatabaseUnusableError unless the file is a sound Tallyboard database. */
export async function checkBackup(path: string): Promise<void> {
  const problem = await findBackupProblem(path).catch(() => "is not an SQLite database");
  if (problem !== null) throw new DatabaseUnusableError(`The file ${path} ${problem}; nothing was changed.`);
}

async function findBackupProblem(path: string): Promise<string | null> {
  const { adapter } = await openMigrationConnection(`file:${path}`);
  const read = async (sql: string) => (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows;
  try {
    const known = await read(
      "SELECT name FROM sqlite_schema WHERE name IN ('_prisma_migrations', 'Workspace', 'Reading', 'Board')",
    );
    if (known.length !== 4) return "is not a Tallyboard database";
    const [integrity] = await read("PRAGMA integrity_check");
    if (integrity?.[0] !== "ok") return `is damaged (${String(integrity?.[0])})`;
    if ((await read("PRAGMA foreign_key_check")).length > 0) return "is damaged (rows without their parent)";
    await read("PRAGMA journal_mode = delete");
    return null;
  } finally {
    await adapter.dispose();
  }
}

/** Moves the database away together with its log, which holds what is not yet in the file itself. */
function setAside(path: string): string | null {
  if (!existsSync(path)) return null;
  const aside = `${path}.replaced-${newId()}`;
  for (const suffix of ["", "-wal", "-shm"])
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  return aside;
}

function removeSqliteFile(path: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
}

function flush(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function refusePostgresql(program: string): void {
  if (database().kind === "postgresql")
    throw new DatabaseUnusableError(
      `This database is PostgreSQL: use ${program}, which keeps it consistent while it runs.`,
    );
}
