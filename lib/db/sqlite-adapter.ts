import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { DatabaseUnusableError } from "./database-error";

export type SqliteConnection = "reader" | "writer";

/**
 * The driver waits for a lock by blocking the whole process, so the writer waits this long only and tries
 * again from the event loop. A reader in WAL mode waits for nothing but the recovery after a crash.
 */
const BUSY_TIMEOUT_MS = { reader: 5_000, writer: 20 } as const;

/** `file:./a.db` → `./a.db`. */
export function sqliteFilePath(url: string): string {
  return url.replace(/^file:(\/\/(?=\/))?/, "");
}

/**
 * Prisma's adapter with what it leaves out: the pragmas of this application, set and read back on every
 * connection, and transactions that take the write lock at once. The adapter says `BEGIN`; a transaction
 * that reads first then fails at its first write with SQLITE_BUSY_SNAPSHOT, whatever the timeout.
 */
export function sqliteAdapter(
  url: string,
  connection: SqliteConnection,
): SqlMigrationAwareDriverAdapterFactory {
  const path = sqliteFilePath(url);
  const inner = new PrismaBetterSqlite3({ url: path, timeout: BUSY_TIMEOUT_MS[connection] });
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    async connect() {
      createPrivateFile(path);
      const adapter = await inner.connect();
      await setPragmas(adapter, connection);
      if (connection === "writer") adapter.startTransaction = transactionStarter(adapter);
      return adapter;
    },
    connectToShadowDb: () => inner.connectToShadowDb(),
  };
}

/**
 * The file holds sign-in data: only its owner may read it. SQLite gives its -wal and -shm the same mode. A file that is there
 * is never opened past SQLite: closing it would drop the locks of every connection of this process (POSIX), and another
 * process that then closes the database would believe to be the last and delete the WAL under us.
 */
function createPrivateFile(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  closeSync(openSync(path, "a", 0o600));
}

async function setPragmas(adapter: SqlDriverAdapter, connection: SqliteConnection): Promise<void> {
  const wanted = {
    busy_timeout: BUSY_TIMEOUT_MS[connection],
    journal_mode: "wal",
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0,
    secure_delete: 1,
    query_only: connection === "reader" ? 1 : 0,
  };
  for (const [name, value] of Object.entries(wanted)) {
    await pragma(adapter, `${name} = ${value}`);
    const actual = await pragma(adapter, name);
    if (String(actual) !== String(value))
      throw new DatabaseUnusableError(
        `The SQLite database refused the setting ${name} = ${value} (it is ${actual}); put it on a local disk that supports file locks.`,
      );
  }
}

async function pragma(adapter: SqlDriverAdapter, text: string): Promise<unknown> {
  const { rows } = await adapter.queryRaw({ sql: `PRAGMA ${text}`, args: [], argTypes: [] });
  return rows[0]?.[0];
}

function transactionStarter(adapter: SqlDriverAdapter): () => Promise<Transaction> {
  const run = (sql: string) => adapter.executeRaw({ sql, args: [], argTypes: [] });
  return async () => {
    await run("BEGIN IMMEDIATE");
    return {
      provider: adapter.provider,
      adapterName: adapter.adapterName,
      // Prisma itself sends COMMIT and ROLLBACK through executeRaw; commit() and rollback() only follow them.
      options: { usePhantomQuery: false },
      queryRaw: (query) => adapter.queryRaw(query),
      executeRaw: (query) => adapter.executeRaw(query),
      commit: () => Promise.resolve(),
      rollback: () => Promise.resolve(),
      createSavepoint: async (name) => void (await run(`SAVEPOINT ${name}`)),
      rollbackToSavepoint: async (name) => void (await run(`ROLLBACK TO ${name}`)),
      releaseSavepoint: async (name) => void (await run(`RELEASE SAVEPOINT ${name}`)),
    };
  };
}
