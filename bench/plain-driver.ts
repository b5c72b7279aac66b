import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

type Cell = string | number | bigint | null;

export type PlainStatement = {
  run(...cells: readonly Cell[]): unknown;
  all(...cells: readonly Cell[]): unknown[];
};

/** What is used here of better-sqlite3. */
export type PlainDatabase = {
  prepare(sql: string): PlainStatement;
  exec(sql: string): PlainDatabase;
  pragma(text: string): unknown;
  close(): void;
};

type PlainDriver = { new (path: string): PlainDatabase; readonly prototype: PlainDatabase };

/** The very SQLite driver that Prisma's adapter uses, without Prisma. */
export function plainDriver(): PlainDriver {
  const adapter = fileURLToPath(import.meta.resolve("@prisma/adapter-better-sqlite3"));
  return createRequire(adapter)("better-sqlite3") as PlainDriver;
}

/** As lib/db/sqlite-adapter.ts sets them for the writer; what they cost is part of both sides. */
const PRAGMAS = [
  "journal_mode = wal",
  "synchronous = 2",
  "foreign_keys = 1",
  "trusted_schema = 0",
  "secure_delete = 1",
];

export function openPlainDatabase(path: string): PlainDatabase {
  const Driver = plainDriver();
  const database = new Driver(path);
  for (const pragma of PRAGMAS) database.pragma(pragma);
  return database;
}
