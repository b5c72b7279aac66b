import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { env } from "@/lib/env";
import { type DatabaseKind, database, databaseKindOf } from "./client";
import { DatabaseBusyError, DatabaseUnusableError } from "./database-error";
import { type MigrationConnection, openMigrationConnection } from "./migration-adapter";
import { writePortableFile } from "./portable-file";
import type { OpenDatabase } from "./portable-rows";
import { EVERYTHING, readMigrations, schemaEngine } from "./schema-engine";
import { sqliteFilePath } from "./sqlite-adapter";

/** A second process that starts at the same moment waits this long for the first to finish migrating. */
const PATIENCE_MS = 120_000;

/** Any number, the same in every process: whoever migrates a PostgreSQL database holds this lock. */
const ADVISORY_LOCK = 7_211_405;

export type Migrated = {
  /** Names of the migrations applied now, oldest first. */
  readonly applied: readonly string[];
  /** Where the database was copied to before it was changed; null when nothing was copied. */
  readonly copiedTo: string | null;
};

/**
 * Brings the database to the state this version expects: all missing migrations in one transaction, or none.
 * A database that holds something is copied first: an SQLite file into backups/ beside itself, PostgreSQL as a portable backup into
 * backups/ of the data folder. Throws DatabaseUnusableError
 * for a database of a newer version, one with edited migrations, or one that is not Tallyboard's.
 */
export async function migrate(url: string = database().url): Promise<Migrated> {
  const kind = databaseKindOf(url);
  const { adapter, factory } = await openMigrationConnection(url);
  try {
    if (await isAsExpected(adapter, kind)) return { applied: [], copiedTo: null };
    const engine = await schemaEngine(factory);
    try {
      const missing = await missingMigrations(adapter, engine, kind);
      if (missing.length === 0) return { applied: [], copiedTo: null };
      const copiedTo = await copyBeforeChange({ adapter, kind }, folderOf(url, kind), missing);
      return { applied: await applyMissing(adapter, engine, kind), copiedTo };
    } finally {
      engine.free();
    }
  } finally {
    await adapter.dispose();
  }
}

/**
 * Whether the database has exactly the migrations of this version, each whole and as it is here: then the engine, which takes longer to load
 * and more memory than most commands, has nothing to do. Prisma keeps the SHA-256 of each script.
 */
async function isAsExpected(adapter: SqlDriverAdapter, kind: DatabaseKind): Promise<boolean> {
  if (!(await tableNames(adapter, kind)).includes("_prisma_migrations")) return false;
  const rows = await query(
    adapter,
    `SELECT migration_name, checksum, finished_at IS NOT NULL AND rolled_back_at IS NULL
      FROM "_prisma_migrations" ORDER BY migration_name`,
  );
  const expected = readMigrations(kind).migrationDirectories.map(({ path, migrationFile: { content } }) => [
    path,
    content.tag === "ok" ? createHash("sha256").update(content.value).digest("hex") : "",
  ]);
  const found = rows.map(([name, checksum, isWhole]) => [name, Number(isWhole) === 1 ? checksum : null]);
  return JSON.stringify(found) === JSON.stringify(expected);
}

/** Names of migrations this version has and the database lacks. */
async function missingMigrations(
  adapter: SqlDriverAdapter,
  engine: SchemaEngine,
  kind: DatabaseKind,
): Promise<readonly string[]> {
  const migrationsList = readMigrations(kind);
  const names = migrationsList.migrationDirectories.map(({ path }) => path);
  const tables = await tableNames(adapter, kind);
  if (tables.length === 0) return names;
  if (!tables.includes("_prisma_migrations"))
    throw new DatabaseUnusableError(
      "This database holds tables of another program; give Tallyboard a database of its own.",
    );
  const { editedMigrationNames, failedMigrationNames, history } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: EVERYTHING,
  });
  if (history?.diagnostic === "migrationsDirectoryIsBehind" || history?.diagnostic === "historiesDiverge")
    throw new DatabaseUnusableError(
      `This database was last used by a newer version of Tallyboard (it has ${history.unpersistedMigrationNames.join(", ")}); install that version, or restore a copy from before.`,
    );
  const broken = [...editedMigrationNames, ...failedMigrationNames];
  if (broken.length > 0)
    throw new DatabaseUnusableError(
      `The migration ${broken.join(", ")} differs from the one this database was made with; reinstall Tallyboard's files.`,
    );
  return history?.diagnostic === "databaseIsBehind" ? history.unappliedMigrationNames : [];
}

async function tableNames(adapter: SqlDriverAdapter, kind: DatabaseKind): Promise<readonly string[]> {
  const rows = await query(
    adapter,
    kind === "sqlite"
      ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      : "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()",
  );
  return rows.map(([name]) => String(name));
}

/**
 * The foreign keys of SQLite are off meanwhile, as a migration that rebuilds a table would otherwise delete its
 * children, and checked as a whole before the commit.
 */
async function applyMissing(
  adapter: SqlDriverAdapter,
  engine: SchemaEngine,
  kind: DatabaseKind,
): Promise<readonly string[]> {
  if (kind === "sqlite") await adapter.executeScript("PRAGMA foreign_keys = OFF");
  await beginAlone(adapter, kind);
  try {
    // Another process may have migrated between the look and the lock.
    await missingMigrations(adapter, engine, kind);
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: readMigrations(kind),
      filters: EVERYTHING,
    });
    if (kind === "sqlite" && (await query(adapter, "PRAGMA foreign_key_check")).length > 0)
      throw new DatabaseUnusableError(
        "The migration would have left rows without their parent; nothing was changed. Restore a backup.",
      );
    await adapter.executeScript("COMMIT");
    return appliedMigrationNames;
  } catch (error) {
    await adapter.executeScript("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/** Begins a transaction beside which nobody else writes (SQLite) or migrates (PostgreSQL). */
export async function beginAlone(adapter: SqlDriverAdapter, kind: DatabaseKind): Promise<void> {
  if (kind === "postgresql")
    return adapter.executeScript(`BEGIN; SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`);
  const start = Date.now();
  while (!(await tryBeginImmediate(adapter))) {
    if (Date.now() - start > PATIENCE_MS) throw new DatabaseBusyError(Date.now() - start);
    await sleep(50);
  }
}

async function tryBeginImmediate(adapter: SqlDriverAdapter): Promise<boolean> {
  try {
    await adapter.executeScript("BEGIN IMMEDIATE");
    return true;
  } catch (error) {
    if (error instanceof Error && (error as { cause?: { kind?: unknown } }).cause?.kind === "SocketTimeout")
      return false;
    throw error;
  }
}

/**
 * Makes the tables as these migrations left them, on a connection that is inside a transaction and sees none. Throws
 * DatabaseUnusableError when this version does not have them.
 */
export async function createTables(
  { adapter, factory }: MigrationConnection,
  kind: DatabaseKind,
  migrations: readonly string[],
): Promise<void> {
  const all = readMigrations(kind);
  const until = all.migrationDirectories.slice(0, migrations.length);
  const unknown = migrations.filter((name, index) => until[index]?.path !== name);
  if (unknown.length > 0)
    throw new DatabaseUnusableError(
      `The backup is of a newer version of Tallyboard (it has ${unknown.join(", ")}); nothing was changed. Install that version first.`,
    );
  const engine = await schemaEngine(factory);
  try {
    await engine.applyMigrations({
      migrationsList: { ...all, migrationDirectories: until },
      filters: EVERYTHING,
    });
  } finally {
    engine.free();
  }
  if ((await tableNames(adapter, kind)).length === 0) throw new Error("No table was made.");
}

/** Beside an SQLite file; a PostgreSQL server may be on another machine. */
function folderOf(url: string, kind: DatabaseKind): string {
  return kind === "sqlite" ? dirname(sqliteFilePath(url)) : env().dataFolder;
}

/** `<folder>/backups/before-<migration>…`; an empty database has nothing to lose. */
async function copyBeforeChange(
  { adapter, kind }: OpenDatabase,
  folder: string,
  missing: readonly string[],
): Promise<string | null> {
  if ((await tableNames(adapter, kind)).length === 0) return null;
  const backups = join(folder, "backups");
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const ending = kind === "sqlite" ? "db" : "jsonl.gz";
  const copy = join(backups, `before-${missing[0]}-${stamp}-${process.pid}.${ending}`);
  if (existsSync(copy)) return copy;
  if (kind === "postgresql") await writePortableFile({ adapter, kind }, copy);
  else
    await adapter.executeRaw({
      sql: "VACUUM INTO ?",
      args: [copy],
      argTypes: [{ scalarType: "string", arity: "scalar" }],
    });
  return copy;
}

async function query(adapter: SqlDriverAdapter, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows;
}
