import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { closeDatabase, type DatabaseKind, switchDatabase } from "../client";
import { openMigrationConnection } from "../migration-adapter";
import { write } from "../writer";

export type TestDatabase = {
  readonly kind: DatabaseKind;
  /** Known once the tests run, not while they are collected. */
  readonly url: () => string;
};

const LABELS = { sqlite: "SQLite", postgresql: "PostgreSQL" } as const;

/**
 * Runs the same tests on a fresh, migrated SQLite file and on a fresh, migrated PostgreSQL database, with
 * lib/db pointed at it. Tests of one call share their database: see `emptyDatabase`.
 */
export function describeOnBothDatabases(name: string, tests: (database: TestDatabase) => void): void {
  describeOnSqlite(name, tests);
  describeOnPostgresql(name, tests);
}

/** For what only SQLite has, such as one file. */
export function describeOnSqlite(name: string, tests: (database: TestDatabase) => void): void {
  describeOn("sqlite", { name, tests, create: createSqlite });
}

/** For what only PostgreSQL has, such as transactions side by side. */
export function describeOnPostgresql(name: string, tests: (database: TestDatabase) => void): void {
  describeOn("postgresql", { name, tests, create: createPostgresql });
}

/** Deletes every row, for properties that start from nothing in each run. */
export async function emptyDatabase(): Promise<void> {
  await write(async (tx) => {
    await tx.workspace.deleteMany();
    await tx.user.deleteMany();
    await tx.verification.deleteMany();
    await tx.rateLimit.deleteMany();
    await tx.claim.deleteMany();
  });
}

type Fresh = { readonly url: string; readonly remove: () => Promise<void> };

function describeOn(
  kind: DatabaseKind,
  suite: {
    readonly name: string;
    readonly tests: (database: TestDatabase) => void;
    readonly create: () => Promise<Fresh>;
  },
): void {
  describe(`${suite.name} (${LABELS[kind]})`, () => {
    let fresh: Fresh | null = null;
    beforeAll(async () => {
      fresh = await suite.create();
      await switchDatabase(fresh.url);
    });
    afterAll(async () => {
      await closeDatabase();
      await fresh?.remove();
    });
    suite.tests({ kind, url: () => fresh?.url ?? "" });
  });
}

async function createSqlite(): Promise<Fresh> {
  const template = inject("sqliteTemplate");
  const folder = mkdtempSync(join(dirname(template), "file-"));
  const path = join(folder, "tallyboard.db");
  copyFileSync(template, path);
  return { url: `file:${path}`, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function createPostgresql(): Promise<Fresh> {
  const template = new URL(inject("postgresTemplate"));
  const name = `tallyboard_test_${globalThis.crypto.randomUUID().replaceAll("-", "")}`;
  const url = new URL(template);
  url.pathname = `/${name}`;
  const server = new URL(template);
  server.pathname = "/postgres";
  const run = async (sql: string) => {
    const { adapter } = await openMigrationConnection(server.href);
    await adapter.executeScript(sql).finally(() => adapter.dispose());
  };
  await run(`CREATE DATABASE "${name}" TEMPLATE "${template.pathname.slice(1)}"`);
  return { url: url.href, remove: () => run(`DROP DATABASE "${name}" WITH (FORCE)`) };
}
