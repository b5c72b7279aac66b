import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { DatabaseUnusableError } from "./database-error";
import { PrismaClient as PostgresqlClient } from "./generated/postgresql/client";
import { type Prisma, PrismaClient as SqliteClient } from "./generated/sqlite/client";
import { watchFile } from "./same-file";
import { sqliteAdapter, sqliteFilePath } from "./sqlite-adapter";

/** Both generated clients have the same models; the SQLite one lends its types to both. */
export type Client = SqliteClient;
/** What `write` hands to its work. */
export type Tx = Prisma.TransactionClient;
export type DatabaseKind = "sqlite" | "postgresql";

export type Database = {
  readonly kind: DatabaseKind;
  readonly url: string;
  /** Refuses to write: `query_only` on SQLite, read-only transactions on PostgreSQL. */
  readonly reader: Client;
  /** Only for lib/db/writer.ts and the few statements that cannot run inside a transaction. */
  readonly writer: Client;
  /** Throws DatabaseReadOnlyError when SQLite's file is not the one that was opened. */
  readonly requireFile: () => void;
};

/** An import of years of files is one transaction; Prisma's own limit is five seconds. */
const TRANSACTION = { maxWait: 60_000, timeout: 30 * 60_000 } as const;

/** Next bundles each entry on its own and reloads in development: one process must have one writer. */
const registry = globalThis as { [key: symbol]: Database | undefined };
const KEY = Symbol.for("tallyboard.database");

/** The database of this process, opened by `DATABASE_URL` unless `switchDatabase` said otherwise. */
export function database(): Database {
  const current = registry[KEY] ?? openDatabase(env().databaseUrl);
  registry[KEY] = current;
  return current;
}

/** The client for reading; it fails on any write. */
export function reader(): Client {
  return database().reader;
}

/** Points this process at another database, `file:…` or `postgresql://…`, and closes the one before. */
export async function switchDatabase(url: string): Promise<void> {
  await closeDatabase();
  registry[KEY] = openDatabase(url);
}

/** Closes all connections; the next use opens them again. */
export async function closeDatabase(): Promise<void> {
  const current = registry[KEY];
  registry[KEY] = undefined;
  if (current) await Promise.all([current.reader.$disconnect(), current.writer.$disconnect()]);
}

export function databaseKindOf(url: string): DatabaseKind {
  if (url.startsWith("file:")) return "sqlite";
  if (/^postgres(ql)?:\/\//.test(url)) return "postgresql";
  throw new DatabaseUnusableError(
    "DATABASE_URL must start with file: (SQLite) or postgresql:// (PostgreSQL).",
  );
}

function openDatabase(url: string): Database {
  const kind = databaseKindOf(url);
  if (kind === "sqlite") {
    const requireFile = watchFile(sqliteFilePath(url));
    return { kind, url, reader: openSqlite(url, "reader"), writer: openSqlite(url, "writer"), requireFile };
  }
  const [reader, writer] = [openPostgresql(url, "reader"), openPostgresql(url, "writer")];
  return { kind, url, reader, writer, requireFile: () => undefined };
}

function openSqlite(url: string, connection: "reader" | "writer"): Client {
  return new SqliteClient({
    adapter: sqliteAdapter(url, connection),
    transactionOptions: TRANSACTION,
    errorFormat: "minimal",
  });
}

function openPostgresql(url: string, connection: "reader" | "writer"): Client {
  const adapter = new PrismaPg({
    connectionString: url,
    max: connection === "reader" ? 10 : 5,
    options: `-c default_transaction_read_only=${connection === "reader" ? "on" : "off"} -c TimeZone=UTC`,
    application_name: `tallyboard ${connection}`,
  });
  return new PostgresqlClient({
    adapter,
    transactionOptions: TRANSACTION,
    errorFormat: "minimal",
  }) as unknown as Client;
}
