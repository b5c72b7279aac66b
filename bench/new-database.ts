import { join } from "node:path";
import { openMigrationConnection } from "@/lib/db/migration-adapter";
import { startPostgres } from "@/lib/db/testing/postgres-server";
import type { Measurement } from "./measurement";
import { inScratchFolder } from "./scratch-folder";

/** The address of a new, empty database. */
export type NewDatabase = (name: string) => Promise<string>;
type Measure = (label: string, newDatabase: NewDatabase) => Promise<readonly Measurement[]>;

/** Measures on SQLite and then on PostgreSQL, which is left out where it is not installed. */
export async function onEachDatabase(measure: Measure): Promise<readonly Measurement[]> {
  const onSqlite = await inScratchFolder((folder) =>
    measure("SQLite", async (name) => `file:${join(folder, `${name}.db`)}`),
  );
  return [...onSqlite, ...(await onPostgresql(measure))];
}

async function onPostgresql(measure: Measure): Promise<readonly Measurement[]> {
  const server = await startPostgres().catch((error: unknown) => {
    console.log(`PostgreSQL is left out: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  });
  if (server === null) return [];
  try {
    return await measure("PostgreSQL", async (name) => {
      const { adapter } = await openMigrationConnection(server.url);
      await adapter.executeScript(`CREATE DATABASE "bench_${name}"`).finally(() => adapter.dispose());
      return server.url.replace(/\/postgres$/, `/bench_${name}`);
    });
  } finally {
    server.stop();
  }
}
