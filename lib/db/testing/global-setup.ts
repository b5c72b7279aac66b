import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate";
import { openMigrationConnection } from "../migration-adapter";
import { type PostgresServer, startPostgres } from "./postgres-server";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated, empty SQLite file: copied for each test file. */
    readonly sqliteTemplate: string;
    /** A migrated, empty PostgreSQL database: cloned for each test file. */
    readonly postgresTemplate: string;
  }
}

/** Once per run: a PostgreSQL server of its own and one migrated database of each kind to copy from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(scratchRoot(), "tallyboard-test-"));
  const server = await findServer();
  const template = new URL(server.url);
  template.pathname = `/tallyboard_template_${process.pid}`;
  const stop = once(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  process.once("exit", stop);
  const sqlite = join(folder, "template.db");
  await runOnServer(server.url, `CREATE DATABASE "${template.pathname.slice(1)}"`);
  await Promise.all([migrate(`file:${sqlite}`), migrate(template.href)]);
  project.provide("sqliteTemplate", sqlite);
  project.provide("postgresTemplate", template.href);
  return async () => {
    await runOnServer(server.url, `DROP DATABASE "${template.pathname.slice(1)}" WITH (FORCE)`);
    stop();
  };
}

/** Linux's file system in memory: SQLite waits for the disk at every commit, which no test of a killed process can tell apart. */
const MEMORY = "/dev/shm";
/** Many test files at once, each with up to a million rows. */
const ROOM_BYTES = 4 * 1024 ** 3;

function scratchRoot(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function findServer(): Promise<PostgresServer> {
  const url = process.env["TALLYBOARD_TEST_POSTGRES_URL"];
  return url ? { url, stop: () => undefined } : startPostgres();
}

async function runOnServer(url: string, sql: string): Promise<void> {
  const { adapter } = await openMigrationConnection(url);
  await adapter.executeScript(sql).finally(() => adapter.dispose());
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    run();
  };
}
