import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMigrationConnection } from "../lib/db/migration-adapter";
import { EVERYTHING, readMigrations, schemaEngine } from "../lib/db/schema-engine";
import { derivePostgresqlSchema, sqliteSchemaPath } from "./postgresql.js";

/**
 * The SQL that leads from the migrations to the models; null when they agree.
 * @param {"sqlite" | "postgresql"} kind
 * @param {string} url a database of that kind, used for its shadow databases only
 * @returns {Promise<string | null>}
 */
export async function diffMigrationsAndModels(kind, url) {
  const sqlite = readFileSync(sqliteSchemaPath, "utf8");
  const content = kind === "sqlite" ? sqlite : derivePostgresqlSchema(sqlite);
  const { adapter, factory } = await openMigrationConnection(url);
  const engine = await schemaEngine(factory);
  try {
    const { stdout } = await engine.diff({
      from: { tag: "migrations", ...readMigrations(kind) },
      to: { tag: "schemaDatamodel", files: [{ path: sqliteSchemaPath, content }] },
      script: true,
      exitCode: null,
      filters: EVERYTHING,
    });
    const sql = (stdout ?? "").trim();
    return sql === "" || sql === "-- This is an empty migration." ? null : `${sql}\n`;
  } finally {
    engine.free();
    await adapter.dispose();
  }
}

/**
 * Runs `work` with a throw-away database of each kind.
 * @param {(kind: "sqlite" | "postgresql", url: string) => Promise<void>} work
 */
export async function onBothDatabases(work) {
  const { startPostgres } = await import("../lib/db/testing/postgres-server");
  const folder = mkdtempSync(join(tmpdir(), "tallyboard-schema-"));
  try {
    await work("sqlite", `file:${join(folder, "empty.db")}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const given = process.env["TALLYBOARD_TEST_POSTGRES_URL"];
  if (given) return work("postgresql", given);
  const server = await startPostgres();
  try {
    await work("postgresql", server.url);
  } finally {
    server.stop();
  }
}
