import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, inject, it, vi } from "vitest";
import { diffMigrationsAndModels } from "../../prisma/schema-diff.js";
import { reader } from "./client";
import { createTables, migrate } from "./migrate";
import { openMigrationConnection } from "./migration-adapter";
import { newId } from "./new-id";
import { checkPortableFile } from "./portable-file";
import { sqliteFilePath } from "./sqlite-adapter";
import {
  describeOnBothDatabases,
  describeOnPostgresql,
  describeOnSqlite,
} from "./testing/describe-on-both-databases";
import { startVictim } from "./testing/killed-process";
import { write } from "./writer";

const folder = mkdtempSync(join(tmpdir(), "tallyboard-migrate-"));
const MIGRATIONS = readdirSync(join(import.meta.dirname, "../../prisma/migrations/sqlite")).sort();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(url: string, sql: string): Promise<void> {
  const { adapter } = await openMigrationConnection(url);
  await adapter.executeScript(sql).finally(() => adapter.dispose());
}

/** A few in every run; `TALLYBOARD_CRASH_ROUNDS=20 npx vitest run lib/db/migrate.test.ts` for more. */
const KILLS = Number(process.env["TALLYBOARD_CRASH_ROUNDS"] ?? 2);
const LONGEST_MS = 400;
const CHILD = join(import.meta.dirname, "testing", "migrate-child.ts");

/** A file as the version with that many migrations left it, with one row in it. */
async function makeOldFile(name: string, migrations: number): Promise<string> {
  const url = `file:${join(folder, `${name}.db`)}`;
  const connection = await openMigrationConnection(url);
  await connection.adapter.executeScript("BEGIN");
  await createTables(connection, "sqlite", MIGRATIONS.slice(0, migrations));
  await connection.adapter.executeScript(
    `INSERT INTO "Workspace" ("id", "name") VALUES ('old', 'Bakery'); COMMIT`,
  );
  await connection.adapter.dispose();
  return url;
}

async function countWorkspaces(url: string): Promise<number> {
  const { adapter } = await openMigrationConnection(url);
  const sql = `SELECT count(*) FROM "Workspace" WHERE "id" = 'old'`;
  const { rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] });
  await adapter.dispose();
  return Number(rows[0]?.[0]);
}

describe("the migrations", () => {
  it("lead to the models on SQLite", async () => {
    expect(await diffMigrationsAndModels("sqlite", `file:${join(folder, "empty.db")}`)).toBeNull();
  });

  it("lead to the models on PostgreSQL", async () => {
    expect(await diffMigrationsAndModels("postgresql", inject("postgresTemplate"))).toBeNull();
  });
});

describeOnBothDatabases("migrate", (database) => {
  it("finds nothing to do on a current database", async () => {
    expect(await migrate(database.url())).toEqual({ applied: [], copiedTo: null });
  });

  it("keeps the audit log from being changed, and lets it go with its workspace", async () => {
    const workspaceId = newId();
    await write((tx) => tx.workspace.create({ data: { id: workspaceId, name: "Bakery" } }));
    const event = { workspaceId, id: newId(), actor: "operator", kind: "import", subject: "x", detail: "{}" };
    await write((tx) => tx.auditEvent.create({ data: event }));
    await expect(write((tx) => tx.auditEvent.updateMany({ data: { actor: "nobody" } }))).rejects.toThrow();
    await expect(write((tx) => tx.auditEvent.deleteMany())).rejects.toThrow();
    expect(await reader().auditEvent.count({ where: { workspaceId, actor: "operator" } })).toBe(1);
    await write((tx) => tx.workspace.delete({ where: { id: workspaceId } }));
    expect(await reader().auditEvent.count({ where: { workspaceId } })).toBe(0);
  });

  it("REL-M2: refuses a database that a newer version has migrated", async () => {
    const columns = `"id", "checksum", "finished_at", "migration_name", "applied_steps_count"`;
    await run(
      database.url(),
      `INSERT INTO "_prisma_migrations" (${columns}) VALUES ('later', 'x', CURRENT_TIMESTAMP, '29990101000000_later', 1)`,
    );
    await expect(migrate(database.url())).rejects.toThrow(
      "newer version of Tallyboard (it has 29990101000000_later)",
    );
  });
});

describeOnPostgresql("migrate", (database) => {
  it("REL-M1: writes a portable backup of a database that holds something before it changes it", async () => {
    vi.stubEnv("TALLYBOARD_DATA", folder);
    await write((tx) => tx.workspace.create({ data: { id: "kept", name: "Bakery" } }));
    await run(database.url(), `DELETE FROM "_prisma_migrations"`);
    await expect(migrate(database.url())).rejects.toThrow();
    vi.unstubAllEnvs();
    const [copy = ""] = readdirSync(join(folder, "backups"));
    expect(copy).toMatch(/^before-20261122000000_first-.*\.jsonl\.gz$/);
    expect((await checkPortableFile(join(folder, "backups", copy))).tables.length).toBeGreaterThan(15);
    expect(await reader().workspace.findUnique({ where: { id: "kept" } })).not.toBeNull();
  });
});

describeOnSqlite("migrate", (database) => {
  it("REL-D6: keeps what the first migration says by hand", async () => {
    const rows = await reader().$queryRaw<
      { name: string; sql: string }[]
    >`SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL`;
    const sqlOf = (name: string) => rows.find((row) => row.name === name)?.sql ?? "";
    for (const name of ["Board", "HourlyActivity"]) expect(sqlOf(name)).toContain("WITHOUT ROWID");
    for (const name of ["Board", "HourlyActivity", "Reading"]) expect(sqlOf(name)).toContain("GLOB");
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["AuditEvent_is_not_updated", "AuditEvent_is_not_deleted"]),
    );
  });

  it("REL-M1: copies a file that holds something before it changes it, and changes nothing when a migration fails", async () => {
    await write((tx) => tx.workspace.create({ data: { id: "kept", name: "Bakery" } }));
    // As if the database came from before the first migration was recorded: applying it again must fail.
    await run(database.url(), `DELETE FROM "_prisma_migrations"`);
    await expect(migrate(database.url())).rejects.toThrow();
    const backups = join(dirname(sqliteFilePath(database.url())), "backups");
    expect(readdirSync(backups)).toEqual([expect.stringMatching(/^before-20261122000000_first-.*\.db$/)]);
    expect(await reader().workspace.findUnique({ where: { id: "kept" } })).not.toBeNull();
    expect(await reader().$queryRaw`SELECT count(*) AS n FROM "_prisma_migrations"`).toEqual([{ n: 0n }]);
  });

  it("REL-M2: brings the file of every older version up to date, with what it held", async () => {
    for (let count = 1; count < MIGRATIONS.length; count += 1)
      expect((await migrate(await makeOldFile(`older-${count}`, count))).applied).toEqual(
        MIGRATIONS.slice(count),
      );
  });

  it("REL-M1: killed at any moment, the next start finds the old or the new tables, and all rows", async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const url = await makeOldFile(`killed-${kill}`, 1);
      const victim = startVictim(CHILD, { args: [url] });
      await victim.saidLine("migrating");
      await sleep(Math.random() * LONGEST_MS);
      await victim.kill();
      expect([[], MIGRATIONS.slice(1)]).toContainEqual((await migrate(url)).applied);
      expect(await countWorkspaces(url)).toBe(1);
      expect(await migrate(url)).toEqual({ applied: [], copiedTo: null });
    }
  });

  it("refuses the database of another program", async () => {
    const url = `file:${join(folder, "other.db")}`;
    await run(url, "CREATE TABLE recipes (name TEXT)");
    await expect(migrate(url)).rejects.toThrow("tables of another program");
  });

  it("REL-M1: lets processes that start at once migrate a new file once", async () => {
    const url = `file:${join(folder, "shared.db")}`;
    const applied = (await Promise.all([migrate(url), migrate(url), migrate(url)])).flatMap(
      (result) => result.applied,
    );
    expect(applied).toEqual(MIGRATIONS);
  });
});
