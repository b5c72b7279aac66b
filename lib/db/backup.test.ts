import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { backUpDatabase, checkBackup, restoreDatabase } from "./backup";
import { reader } from "./client";
import { checkDatabaseWritable, findDatabaseFaults } from "./health";
import { openMigrationConnection } from "./migration-adapter";
import { newId } from "./new-id";
import {
  describeOnBothDatabases,
  describeOnPostgresql,
  describeOnSqlite,
} from "./testing/describe-on-both-databases";
import { write } from "./writer";

const folder = mkdtempSync(join(tmpdir(), "tallyboard-backup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addWorkspace = (id: string) => write((tx) => tx.workspace.create({ data: { id, name: "Bakery" } }));
const workspaceIds = async () =>
  (await reader().workspace.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);

describeOnBothDatabases("health", () => {
  it("writes and rolls back", async () => {
    await checkDatabaseWritable();
    expect(await workspaceIds()).toEqual([]);
    expect(await findDatabaseFaults()).toEqual([]);
  });
});

describeOnSqlite("a backup", (database) => {
  it("brings back what it held, and keeps aside what it replaces", async () => {
    await addWorkspace("before");
    const backup = await backUpDatabase(join(folder, "one.db"));
    expect(backup).toEqual({ path: join(folder, "one.db"), bytes: statSync(backup.path).size });
    expect(statSync(backup.path).mode & 0o777).toBe(0o600);
    await addWorkspace("after");
    const replaced = await restoreDatabase(backup.path);
    expect(await workspaceIds()).toEqual(["before"]);
    expect(replaced).not.toBeNull();
    await addWorkspace("and on");
    expect(await workspaceIds()).toEqual(["and on", "before"]);
    await checkBackup(backup.path);
  });

  it("is whole in 20 of 20 taken while others write", async () => {
    const writes = Promise.all(Array.from({ length: 100 }, () => addWorkspace(newId())));
    for (let taken = 0; taken < 20; taken += 1) await backUpDatabase(join(folder, `busy-${taken}.db`));
    await writes;
    expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
  });

  it("never replaces a file", async () => {
    await expect(backUpDatabase(join(folder, "one.db"))).rejects.toThrow("already a file");
  });

  it("is refused when it is no Tallyboard database, and nothing changes", async () => {
    const before = await workspaceIds();
    const text = join(folder, "letter.txt");
    writeFileSync(text, "Dear baker, this is not a database.".repeat(100));
    await expect(restoreDatabase(text)).rejects.toThrow("is not an SQLite database");
    const other = join(folder, "other.db");
    const { adapter } = await openMigrationConnection(`file:${other}`);
    await adapter.executeScript("CREATE TABLE recipes (name TEXT)");
    await adapter.dispose();
    await expect(restoreDatabase(other)).rejects.toThrow("is not a Tallyboard database");
    await expect(restoreDatabase(join(folder, "nowhere.db"))).rejects.toThrow("There is no file");
    expect(existsSync(join(folder, "nowhere.db"))).toBe(false);
    expect(await workspaceIds()).toEqual(before);
    expect(database.kind).toBe("sqlite");
  });
});

describeOnPostgresql("a backup", () => {
  it("is left to pg_dump", async () => {
    await expect(backUpDatabase(join(folder, "pg.db"))).rejects.toThrow("pg_dump");
    await expect(restoreDatabase(join(folder, "pg.db"))).rejects.toThrow("pg_restore");
  });
});
