import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The one models file, kept for SQLite. */
export const sqliteSchemaPath = join(here, "schema.prisma");

/** Where the derived schema is written; git ignores the folder. */
export const postgresqlSchemaPath = join(here, "..", "lib", "db", "generated", "postgresql.prisma");

/**
 * The PostgreSQL schema as text: the models of schema.prisma with the other provider and output.
 * @param {string} sqliteSchema
 * @returns {string}
 */
export function derivePostgresqlSchema(sqliteSchema) {
  const derived = sqliteSchema
    .replace(/^(\s*provider\s*=\s*)"sqlite"/m, '$1"postgresql"')
    .replace(/^(\s*output\s*=\s*)"[^"]*"/m, '$1"./postgresql"');
  if (derived.includes('"sqlite"') || !derived.includes('"./postgresql"'))
    throw new Error(
      "prisma/schema.prisma no longer names its provider and output as prisma/postgresql.js expects.",
    );
  return derived;
}

/** Writes the derived schema and returns its path. */
export function writePostgresqlSchema() {
  mkdirSync(dirname(postgresqlSchemaPath), { recursive: true });
  writeFileSync(postgresqlSchemaPath, derivePostgresqlSchema(readFileSync(sqliteSchemaPath, "utf8")));
  return postgresqlSchemaPath;
}
