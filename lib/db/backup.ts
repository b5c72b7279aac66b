import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { closeDatabase, database, switchDatabase } from "./client";
import { clearDamage } from "./damage";
import { DatabaseUnusableError } from "./database-error";
import { createTables } from "./migrate";
import { openMigrationConnection } from "./migration-adapter";
import { newId } from "./new-id";
import { checkPortableFile, writePortableFile } from "./portable-file";
import { loadPortableFile } from "./portable-load";
import { restorePostgresql } from "./restore-postgresql";
import { sqliteFilePath } from "./sqlite-adapter";

export type Backup = { readonly path: string; readonly bytes: number };

/**
 * Writes a checked copy of the whole database to `path`, while the application goes on: an SQLite file, or from PostgreSQL a portable
 * backup. The copy appears under its name only when it is complete, on disk and sound. Refuses an existing file.
 */
export async function backUpDatabase(path: string): Promise<Backup> {
  const { kind, url } = database();
  const target = resolve(path);
  if (existsSync(target))
    throw new DatabaseUnusableError(`There is already a file ${target}; choose another name.`);
  mkdirSync(dirname(target), { recursive: true });
  const partial = `${target}.${newId()}.partial`;
  try {
    if (kind === "sqlite") await copySqlite(url, partial);
    else await copyPostgresql(url, partial);
    flush(partial);
    renameSync(partial, target);
    flush(dirname(target));
  } finally {
    removeSqliteFile(partial);
  }
  return { path: target, bytes: statSync(target).size };
}

/**
 * Puts a backup of either kind in the place of the database and returns where the database so far was moved to, a file or a schema;
 * null when there was none. The backup is checked first, and the file it came from stays as it is. No other process may
 * have the database open. Call `migrate` afterwards: the backup may be of an older version.
 */
export async function restoreDatabase(backupPath: string): Promise<string | null> {
  const source = resolve(backupPath);
  if (!existsSync(source)) throw new DatabaseUnusableError(`There is no file ${source}.`);
  const { kind, url } = database();
  const isPortable = isGzipped(source);
  if (kind === "postgresql")
    return isPortable ? restorePostgresql(url, source) : restoreSqliteIntoPostgresql(url, source);
  const target = resolve(sqliteFilePath(url));
  const incoming = `${target}.${newId()}.partial`;
  mkdirSync(dirname(target), { recursive: true });
  try {
    closeSync(openSync(incoming, "wx", 0o600));
    if (isPortable) await fillSqlite(incoming, source);
    else await copyFile(source, incoming);
    await checkBackup(incoming);
    flush(incoming);
    await closeDatabase();
    const replaced = setAside(target);
    renameSync(incoming, target);
    clearDamage(url);
    flush(dirname(target));
    await switchDatabase(url);
    return replaced;
  } finally {
    removeSqliteFile(incoming);
  }
}

/** On a connection of its own, which reads one moment: writes go on beside it. */
async function copySqlite(url: string, partial: string): Promise<void> {
  // The file is made before SQLite fills it, so that it is never readable by others.
  closeSync(openSync(partial, "wx", 0o600));
  const { adapter } = await openMigrationConnection(url);
  try {
    await adapter.executeRaw({
      sql: "VACUUM INTO ?",
      args: [partial],
      argTypes: [{ scalarType: "string", arity: "scalar" }],
    });
  } finally {
    await adapter.dispose();
  }
  await checkBackup(partial);
}

async function copyPostgresql(url: string, partial: string): Promise<void> {
  const { adapter } = await openMigrationConnection(url);
  await writePortableFile({ adapter, kind: "postgresql" }, partial).finally(() => adapter.dispose());
  await checkPortableFile(partial);
}

/** From a portable backup, into an empty file. */
async function fillSqlite(path: string, source: string): Promise<void> {
  const connection = await openMigrationConnection(`file:${path}`);
  const { adapter } = connection;
  try {
    await adapter.executeScript("BEGIN IMMEDIATE");
    await loadPortableFile({ adapter, kind: "sqlite" }, source, (names) =>
      createTables(connection, "sqlite", names),
    );
    await adapter.executeScript("COMMIT");
  } finally {
    await adapter.dispose();
  }
}

/** A copy of the file tells what a portable backup of it would hold; this is how an installation moves to PostgreSQL. */
async function restoreSqliteIntoPostgresql(url: string, source: string): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), "tallyboard-restore-"));
  try {
    const [copy, portable] = [join(folder, "copy.db"), join(folder, "portable.jsonl.gz")];
    await copyFile(source, copy);
    await checkBackup(copy);
    const { adapter } = await openMigrationConnection(`file:${copy}`);
    await writePortableFile({ adapter, kind: "sqlite" }, portable).finally(() => adapter.dispose());
    return await restorePostgresql(url, portable);
  } finally {
    rmSync(folder, { recursive: true, force: true });
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

function isGzipped(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(2);
    readSync(file, start);
    return start.equals(Buffer.from([0x1f, 0x8b]));
  } finally {
    closeSync(file);
  }
}
