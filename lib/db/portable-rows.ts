import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { DatabaseKind } from "./client";
import type { PortableKind, PortableTable } from "./portable-tables";

/**
 * A row as both databases tell it, column by column: whole numbers in digits, true and false, instants as ISO 8601 in UTC,
 * bytes in hexadecimal digits; null is null.
 */
export type PortableRow = readonly (string | null)[];

/** Rows of which this column holds this text, and no others. */
export type PortableFilter = { readonly column: string; readonly value: string };

export type OpenDatabase = { readonly adapter: SqlDriverAdapter; readonly kind: DatabaseKind };

/** Rows read or written at a time; a row with bytes may be of 1 MiB. */
const ROWS = 2_000;
const ROWS_WITH_BYTES = 8;

type Expressions = Readonly<Record<PortableKind, (value: string) => string>>;

const READ: Readonly<Record<DatabaseKind, Expressions>> = {
  sqlite: {
    text: (value) => value,
    integer: (value) => `CAST(${value} AS TEXT)`,
    boolean: (value) => `CASE ${value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END`,
    instant: (value) => `CAST(${value} AS TEXT)`,
    bytes: (value) => `CASE WHEN ${value} IS NOT NULL THEN lower(hex(${value})) END`,
  },
  postgresql: {
    text: (value) => value,
    integer: (value) => `${value}::text`,
    boolean: (value) => `${value}::text`,
    instant: (value) => `to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    bytes: (value) => `encode(${value}, 'hex')`,
  },
};

const WRITE: Readonly<Record<DatabaseKind, Expressions>> = {
  sqlite: {
    text: (value) => value,
    integer: (value) => `CAST(${value} AS INTEGER)`,
    boolean: (value) => `${value} = 'true'`,
    // The one form that Prisma's adapter writes and that sorts beside it.
    instant: (value) => `replace(${value}, 'Z', '+00:00')`,
    bytes: (value) => `unhex(${value})`,
  },
  postgresql: {
    text: (value) => value,
    integer: (value) => `(${value})::bigint`,
    boolean: (value) => `(${value})::boolean`,
    instant: (value) => `(${value})::timestamp(3)`,
    bytes: (value) => `decode(${value}, 'hex')`,
  },
};

/**
 * All rows in the order of the primary key, which is the same on both databases, in pages. On PostgreSQL inside a transaction
 * only: a cursor sorts once, where page after page would sort the table again.
 */
export async function* readPortableRows(
  { adapter, kind }: OpenDatabase,
  table: PortableTable,
  only: PortableFilter | null = null,
): AsyncGenerator<readonly PortableRow[]> {
  const next =
    kind === "sqlite" ? pagesByKey(adapter, table, only) : await pagesByCursor(adapter, table, only);
  for (;;) {
    const rows = await next();
    if (rows.length > 0) yield rows.map((row) => toRow(row, table));
    if (rows.length < pageSize(table)) return;
  }
}

/** Adds rows, in one statement. */
export async function insertPortableRows(
  { adapter, kind }: OpenDatabase,
  table: PortableTable,
  rows: readonly PortableRow[],
): Promise<void> {
  const names = table.columns.map(({ name }) => `"${name}"`).join(", ");
  const values = table.columns.map((column, index) => {
    const value = kind === "sqlite" ? `json_extract(r.value, '$[${index}]')` : `r.value->>${index}`;
    return WRITE[kind][column.kind](value);
  });
  const source = kind === "sqlite" ? "json_each(?) r" : "json_array_elements($1::json) AS r(value)";
  await adapter.executeRaw({
    sql: `INSERT INTO "${table.name}" (${names}) SELECT ${values.join(", ")} FROM ${source}`,
    ...textArguments([JSON.stringify(rows)]),
  });
}

/** How many rows make a page of this table. */
export function pageSize({ columns }: PortableTable): number {
  return columns.some(({ kind }) => kind === "bytes") ? ROWS_WITH_BYTES : ROWS;
}

type NextPage = () => Promise<readonly (readonly unknown[])[]>;

function pagesByKey(adapter: SqlDriverAdapter, table: PortableTable, only: PortableFilter | null): NextPage {
  const key = table.key.map((name) => `t."${name}"`);
  const places = table.key.map((name) => table.columns.findIndex((column) => column.name === name));
  let last: readonly string[] = [];
  return async () => {
    const after = last.length === 0 ? [] : [`(${key.join(", ")}) > (${last.map(() => "?").join(", ")})`];
    const conditions = [...toCondition(only), ...after];
    const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
    const sql = `${selectFrom(table, "sqlite")} ${where} ORDER BY ${key.join(", ")} LIMIT ${pageSize(table)}`;
    const { rows } = await adapter.queryRaw({ sql, ...textArguments(last) });
    last = places.map((place) => String(rows.at(-1)?.[place]));
    return rows;
  };
}

async function pagesByCursor(
  adapter: SqlDriverAdapter,
  table: PortableTable,
  only: PortableFilter | null,
): Promise<NextPage> {
  const isText = (name: string) =>
    table.columns.some((column) => column.name === name && column.kind === "text");
  // Texts by their bytes, as SQLite does. A bare name would be that of the result, where every value is text.
  const key = table.key.map((name) => `t."${name}"${isText(name) ? ' COLLATE "C"' : ""}`).join(", ");
  const cursor = `"rows of ${table.name}"`;
  const where = toCondition(only).map((condition) => `WHERE ${condition}`);
  await adapter.executeScript(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR ${selectFrom(table, "postgresql")} ${where.join("")} ORDER BY ${key}`,
  );
  return async () => {
    const sql = `FETCH ${pageSize(table)} FROM ${cursor}`;
    const { rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] });
    if (rows.length < pageSize(table)) await adapter.executeScript(`CLOSE ${cursor}`);
    return rows;
  };
}

/** As a literal: PostgreSQL takes no parameters for a cursor. */
function toCondition(only: PortableFilter | null): readonly string[] {
  return only === null ? [] : [`t."${only.column}" = '${only.value.replaceAll("'", "''")}'`];
}

function selectFrom({ name, columns }: PortableTable, kind: DatabaseKind): string {
  const values = columns.map((column) => READ[kind][column.kind](`"${column.name}"`));
  return `SELECT ${values.join(", ")} FROM "${name}" t`;
}

function toRow(row: readonly unknown[], { columns }: PortableTable): PortableRow {
  return columns.map(({ kind }, index) => {
    const value = row[index] ?? null;
    if (value === null) return null;
    return kind === "instant" ? toInstant(String(value)) : String(value);
  });
}

/** SQLite's own clock writes UTC without saying so. */
function toInstant(text: string): string {
  const hasZone = /(Z|[+-]\d\d:\d\d)$/.test(text);
  return new Date(hasZone ? text : `${text.replace(" ", "T")}Z`).toISOString();
}

function textArguments(args: readonly string[]) {
  return { args: [...args], argTypes: args.map(() => ({ scalarType: "string", arity: "scalar" }) as const) };
}
