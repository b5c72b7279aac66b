import { setTimeout as sleep } from "node:timers/promises";
import { database } from "./client";
import { openMigrationConnection } from "./migration-adapter";
import { exclusive } from "./writer";

/** Readers of SQLite hold the log for as long as one statement takes. */
const TRIES = 100;
const PAUSE_MS = 50;

/**
 * Takes deleted rows out of the files, too. SQLite: the file is written anew and the log emptied. PostgreSQL: the tables and the statistics
 * that quote from them are written anew; its write-ahead log keeps the old pages until the server reuses it, which no client can hasten.
 */
export async function eraseTraces(): Promise<void> {
  if (database().kind === "postgresql") return rewritePostgresql();
  await exclusive((writer) => writer.$executeRaw`VACUUM`);
  for (let tries = 1; ; tries += 1) {
    const [state] = await exclusive(
      (writer) => writer.$queryRaw<{ busy: bigint | number }[]>`PRAGMA wal_checkpoint(TRUNCATE)`,
    );
    if (Number(state?.busy ?? 1) === 0) return;
    if (tries === TRIES) throw new Error("SQLite's log could not be emptied: another program keeps reading.");
    await sleep(PAUSE_MS);
  }
}

async function rewritePostgresql(): Promise<void> {
  const { adapter } = await openMigrationConnection(database().url);
  try {
    const { rows } = await adapter.queryRaw({
      sql: `SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()`,
      args: [],
      argTypes: [],
    });
    for (const [table] of rows) await adapter.executeScript(`VACUUM (FULL, ANALYZE) ${String(table)}`);
    // Only who owns the database may do these; where another does, its own routine gets there later.
    for (const statement of ["VACUUM FULL pg_catalog.pg_statistic", "CHECKPOINT"])
      await adapter.executeScript(statement).catch(() => undefined);
  } finally {
    await adapter.dispose();
  }
}
