import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { DatabaseKind } from "./client";
import { DatabaseUnusableError } from "./database-error";

/** What a column holds, on either database. */
export type PortableKind = "text" | "integer" | "boolean" | "instant" | "bytes";

export type PortableTable = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly kind: PortableKind }[];
  /** Names of the columns of the primary key, in its order. */
  readonly key: readonly string[];
};

const KINDS: Readonly<Record<string, PortableKind>> = {
  TEXT: "text",
  INTEGER: "integer",
  BIGINT: "integer",
  BOOLEAN: "boolean",
  DATETIME: "instant",
  BLOB: "bytes",
  "TIMESTAMP WITHOUT TIME ZONE": "instant",
  BYTEA: "bytes",
};

/** Of SQLite and PostgreSQL alike: table, column, declared type, place in the primary key or 0. */
const COLUMNS: Readonly<Record<DatabaseKind, string>> = {
  sqlite: `SELECT t.name, c.name, c.type, c.pk FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid`,
  postgresql: `SELECT c.table_name::text, c.column_name::text, c.data_type::text, coalesce(k.ordinal_position::integer, 0)
    FROM information_schema.columns c
    LEFT JOIN information_schema.table_constraints p
      ON p.constraint_type = 'PRIMARY KEY' AND p.table_schema = c.table_schema AND p.table_name = c.table_name
    LEFT JOIN information_schema.key_column_usage k ON k.constraint_schema = p.constraint_schema
      AND k.constraint_name = p.constraint_name AND k.table_name = c.table_name AND k.column_name = c.column_name
    WHERE c.table_schema = current_schema() ORDER BY c.table_name, c.ordinal_position`,
};

/** Table and the table that it points to. */
const PARENTS: Readonly<Record<DatabaseKind, string>> = {
  sqlite: `SELECT DISTINCT t.name, f."table" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`,
  postgresql: `SELECT DISTINCT c.relname::text, p.relname::text FROM pg_constraint f
    JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class p ON p.oid = f.confrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE f.contype = 'f' AND n.nspname = current_schema()`,
};

/** Every table with what is in it by the database's own word, parents before their children; the list of migrations left out. */
export async function listPortableTables(
  adapter: SqlDriverAdapter,
  kind: DatabaseKind,
): Promise<readonly PortableTable[]> {
  const rows = await queryTexts(adapter, COLUMNS[kind]);
  const names = new Set(rows.map(([table = ""]) => table));
  names.delete("_prisma_migrations");
  const tables = [...names].sort().map((name) => toTable(name, rows));
  const parents = await queryTexts(adapter, PARENTS[kind]);
  return parentsFirst(tables, parents);
}

/** Rows with every value as text; fails on null. */
export async function queryTexts(
  adapter: SqlDriverAdapter,
  sql: string,
): Promise<readonly (readonly string[])[]> {
  const { rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] });
  return rows.map((row) => row.map(String));
}

function toTable(name: string, rows: readonly (readonly string[])[]): PortableTable {
  const own = rows.filter(([table]) => table === name);
  // By name: columns that were added later lie elsewhere on the other database.
  const columns = own
    .map(([, column = "", type = ""]) => ({ name: column, kind: toKind(type, name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const key = own
    .filter(([, , , place]) => Number(place) > 0)
    .sort((a, b) => Number(a[3]) - Number(b[3]))
    .map(([, column = ""]) => column);
  return { name, columns, key };
}

function toKind(type: string, table: string): PortableKind {
  const kind = KINDS[type.toUpperCase()];
  if (kind === undefined)
    throw new DatabaseUnusableError(`The table ${table} holds ${type}, which no backup can carry.`);
  return kind;
}

function parentsFirst(
  tables: readonly PortableTable[],
  parents: readonly (readonly string[])[],
): readonly PortableTable[] {
  const ordered: PortableTable[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const open = new Set(waiting.map(({ name }) => name));
    const isBlocked = ({ name }: PortableTable) =>
      parents.some(([child, parent = ""]) => child === name && parent !== name && open.has(parent));
    const free = waiting.filter((table) => !isBlocked(table));
    if (free.length === 0) throw new Error("The tables point to each other in a circle.");
    ordered.push(...free);
    waiting = waiting.filter(isBlocked);
  }
  return ordered;
}
