import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { DatabaseUnusableError } from "./database-error";
import { createTables } from "./migrate";
import { openMigrationConnection } from "./migration-adapter";
import { newId } from "./new-id";
import { checkPortableFile } from "./portable-file";
import { loadPortableFile } from "./portable-load";
import { queryTexts } from "./portable-tables";

/**
 * Fills a PostgreSQL database from a portable backup, all or nothing: the tables so far are moved to a schema of their own, whose name
 * it returns, in the transaction that fills the new ones. Null when there were none.
 */
export async function restorePostgresql(url: string, source: string): Promise<string | null> {
  await checkPortableFile(source);
  const connection = await openMigrationConnection(url);
  const { adapter } = connection;
  try {
    await adapter.executeScript("BEGIN");
    const replaced = await moveAside(adapter, `tallyboard_replaced_${newId()}`);
    await loadPortableFile({ adapter, kind: "postgresql" }, source, (names) =>
      createTables(connection, "postgresql", names),
    );
    await adapter.executeScript("COMMIT");
    return replaced;
  } catch (error) {
    await adapter.executeScript("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    await adapter.dispose();
  }
}

/** What this database holds: tables of ours and the functions of their triggers. */
const OBJECTS = `SELECT 'TABLE', quote_ident(c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p')
  UNION ALL SELECT 'FUNCTION', p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = current_schema() AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`;

/** Moves all tables of the schema to another one, which is made; null when there are none. */
async function moveAside(adapter: SqlDriverAdapter, schema: string): Promise<string | null> {
  const objects = await queryTexts(adapter, OBJECTS);
  if (objects.length === 0) return null;
  const isOurs = objects.some(([, name]) => name === "_prisma_migrations");
  if (!isOurs)
    throw new DatabaseUnusableError(
      "This database holds tables of another program; give Tallyboard a database of its own.",
    );
  const moves = objects.map(([kind, name]) => `ALTER ${kind} ${name} SET SCHEMA "${schema}"`);
  await adapter.executeScript([`CREATE SCHEMA "${schema}"`, ...moves].join("; "));
  return schema;
}
