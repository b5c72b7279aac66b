import { database } from "./client";
import { Prisma } from "./generated/sqlite/client";

/** Plain SQL types that both databases understand the same way; an instant is a DateTime column. */
type SqlKind = "text" | "integer" | "bigint" | "instant";

type ValueOf = {
  readonly text: string;
  readonly integer: number;
  readonly bigint: bigint;
  readonly instant: Date;
};

export type JsonColumns = { readonly [column: string]: SqlKind };
/** One row for `jsonRows`: every column is written out, null for unknown. */
export type JsonRow<Columns extends JsonColumns> = {
  readonly [Column in keyof Columns]: ValueOf[Columns[Column]] | null;
};

const POSTGRESQL_TYPES = {
  text: "text",
  integer: "integer",
  bigint: "bigint",
  instant: "timestamp(3)",
} as const;

/**
 * Rows as a table `r` for set-based statements, sent as one parameter whatever their number:
 * `INSERT INTO … SELECT r."day", … FROM ${jsonRows({ day: "text" }, rows)} WHERE true ON CONFLICT …`
 * (SQLite needs the `WHERE true` before ON CONFLICT). 64-bit numbers travel as text and arrive exactly.
 */
export function jsonRows<const Columns extends JsonColumns>(
  columns: Columns,
  rows: readonly JsonRow<Columns>[],
): Prisma.Sql {
  const names = Object.keys(columns);
  const kindOf = (name: string) => columns[name] ?? "text";
  if (database().kind === "postgresql") {
    const json = JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? value.toString() : value));
    const types = names.map((name) => `"${name}" ${POSTGRESQL_TYPES[kindOf(name)]}`).join(", ");
    return Prisma.sql`json_to_recordset(${json}::json) AS r(${Prisma.raw(types)})`;
  }
  const json = JSON.stringify(rows.map((row) => names.map((name) => sqliteValue(row[name] ?? null))));
  const fields = names.map((name, index) => sqliteField(name, index, kindOf(name))).join(", ");
  return Prisma.sql`(SELECT ${Prisma.raw(fields)} FROM json_each(${json})) AS r`;
}

/** The texts of a JSON array of texts as a table `r` with the one column `text`: the cheapest way for many rows, which the statement cuts up. */
export function jsonTexts(json: string): Prisma.Sql {
  return database().kind === "postgresql"
    ? Prisma.sql`(SELECT t AS "text" FROM json_array_elements_text(${json}::json) AS t) AS r`
    : Prisma.sql`(SELECT value AS "text" FROM json_each(${json})) AS r`;
}

function sqliteValue(value: string | number | bigint | Date | null): string | number | null {
  if (value instanceof Date) return sqliteInstant(value);
  return typeof value === "bigint" ? value.toString() : value;
}

function sqliteField(name: string, index: number, kind: SqlKind): string {
  const field = `json_extract(value, '$[${index}]')`;
  return kind === "bigint" ? `CAST(${field} AS INTEGER) AS "${name}"` : `${field} AS "${name}"`;
}

/** The one text form of an instant that Prisma's SQLite adapter writes; any other would sort wrongly beside it. */
function sqliteInstant(date: Date): string {
  return date.toISOString().replace("Z", "+00:00");
}

/** An instant as a value for a DateTime column in raw SQL. */
export function instant(date: Date): Prisma.Sql {
  return database().kind === "sqlite"
    ? Prisma.sql`${sqliteInstant(date)}`
    : Prisma.sql`${date.toISOString().slice(0, -1)}::timestamp(3)`;
}

/** The day (text `YYYY-MM-DD`) `days` days later than `day`; both are SQL expressions. Null when either is null. */
export function dayPlus(day: Prisma.Sql, days: Prisma.Sql): Prisma.Sql {
  return database().kind === "sqlite"
    ? Prisma.sql`date(${day}, CAST(${days} AS INTEGER) || ' days')`
    : Prisma.sql`to_char(CAST(${day} AS date) + CAST(${days} AS integer), 'YYYY-MM-DD')`;
}

/** `to` − `from` in whole days, both SQL expressions of text days. */
export function daysBetweenSql(from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  return database().kind === "sqlite"
    ? Prisma.sql`CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`
    : Prisma.sql`(CAST(${to} AS date) - CAST(${from} AS date))`;
}

/** A sum of 64-bit integers that comes back as a bigint from both databases; null over no rows. */
export function sumOf(expression: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CAST(SUM(${expression}) AS BIGINT)`;
}
