import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import { seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";
import { backUpDatabase, checkBackup, restoreDatabase } from "./backup";
import { database, reader, switchDatabase } from "./client";
import { checkDatabaseWritable, findDatabaseFaults } from "./health";
import { createTables, migrate } from "./migrate";
import { openMigrationConnection } from "./migration-adapter";
import { newId } from "./new-id";
import { hashPortableTables } from "./portable-file";
import { listPortableTables } from "./portable-tables";
import { readMigrations } from "./schema-engine";
import { stateHash } from "./state-hash";
import {
  describeOnBothDatabases,
  describeOnPostgresql,
  describeOnSqlite,
} from "./testing/describe-on-both-databases";
import { write } from "./writer";

const folder = mkdtempSync(join(tmpdir(), "tallyboard-backup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `TALLYBOARD_BACKUP_ROUNDS=100 npx vitest run lib/db/backup.test.ts` for more. */
const BACKUPS = Number(process.env["TALLYBOARD_BACKUP_ROUNDS"] ?? 20);

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

describeOnSqlite("a backup", ({ kind }) => {
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

  it(`REL-B1: is whole in ${BACKUPS} of ${BACKUPS} taken while others write`, async () => {
    const writes = Promise.all(Array.from({ length: 100 }, () => addWorkspace(newId())));
    for (let taken = 0; taken < BACKUPS; taken += 1) await backUpDatabase(join(folder, `busy-${taken}.db`));
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
    expect(kind).toBe("sqlite");
  });
});

/** Rows of every kind of column, with what is easily lost on the way. */
async function fill(): Promise<void> {
  const profile = await seedProfile("northwind.bakes");
  const { workspaceId, profileId } = profile;
  const views = (line: number, labelDay: string, videoViews: bigint | null) => ({
    line,
    labelDay: toDay(labelDay),
    values: { videoViews },
  });
  const rows = [views(2, "2026-03-01", 9_007_199_254_740_993n), views(3, "2026-03-02", null)];
  await seedExports(profile, [
    {
      format: "studio/overview",
      exportedOn: "2026-03-03",
      rows: { kind: "daily", measures: ["videoViews"], rows },
    },
  ]);
  await write(async (tx) => {
    await tx.user.create({
      data: {
        id: "mia",
        name: 'Mia "Ö" O\'Neil\\\n🥐 =1+1',
        email: "mia@northwind.example",
        emailVerified: true,
      },
    });
    const bytes = new Uint8Array(150_000).map((_, index) => index % 251);
    for (let piece = 0; piece < 12; piece += 1)
      await tx.originalFile.create({ data: { workspaceId, sha256: "a".repeat(64), piece, bytes } });
    const link = { workspaceId, profileId, title: "", sections: "overview", window: 28, createdBy: "mia" };
    for (const [id, expiresAt] of [
      ["b", new Date("2026-04-01T00:00:00.123Z")],
      ["B", null],
      ["ä", null],
    ] as const)
      await tx.shareLink.create({ data: { ...link, id, tokenHash: id, expiresAt } });
  });
  // As the database's own clock writes it.
  await write(
    (tx) => tx.$executeRaw`INSERT INTO "Workspace" ("id", "name") VALUES ('clock', 'Made without a date')`,
  );
  const many = Array.from({ length: 4_100 }, (_, count) => ({
    id: `row ${count}`,
    key: `row ${count}`,
    count,
  }));
  await write((tx) => tx.rateLimit.createMany({ data: many.map((row) => ({ ...row, lastRequest: 0n })) }));
}

/** Of everything in the database at hand, whichever it is. */
async function hashOfAll(): Promise<string> {
  const { kind, url } = database();
  const { adapter } = await openMigrationConnection(url);
  try {
    await adapter.executeScript("BEGIN");
    return await hashPortableTables({ adapter, kind }, await listPortableTables(adapter, kind));
  } finally {
    await adapter.dispose();
  }
}

async function restoreAndMigrate(path: string): Promise<string | null> {
  const replaced = await restoreDatabase(path);
  await migrate();
  return replaced;
}

describeOnPostgresql("a backup", (postgresql) => {
  const sqlite = (name: string) => `file:${join(folder, name)}`;
  const portable = join(folder, "portable.jsonl.gz");
  let everything: string;
  let state: string;

  it("moves an installation from SQLite to PostgreSQL, and keeps aside what it replaces", async () => {
    await write((tx) => tx.workspace.create({ data: { id: "before", name: "Bakery" } }));
    await switchDatabase(sqlite("from.db"));
    await migrate();
    await fill();
    [everything, state] = [await hashOfAll(), await stateHash()];
    await backUpDatabase(join(folder, "from-sqlite.db"));

    await switchDatabase(postgresql.url());
    const replaced = await restoreAndMigrate(join(folder, "from-sqlite.db"));
    expect([await hashOfAll(), await stateHash()]).toEqual([everything, state]);
    expect((await reader().reading.findFirst({ orderBy: { labelDay: "asc" } }))?.value).toBe(
      9_007_199_254_740_993n,
    );
    const kept = await reader().$queryRawUnsafe(`SELECT "id" FROM "${replaced}"."Workspace"`);
    expect(kept).toEqual([{ id: "before" }]);
    await expect(write((tx) => tx.auditEvent.deleteMany())).resolves.toBeDefined();
  });

  it("is taken from PostgreSQL while it runs, and brought back", async () => {
    const backup = await backUpDatabase(portable);
    expect(statSync(portable).mode & 0o777).toBe(0o600);
    expect(backup.bytes).toBe(statSync(portable).size);
    await addWorkspace("after");
    expect(await hashOfAll()).not.toBe(everything);
    await restoreAndMigrate(portable);
    expect([await hashOfAll(), await stateHash()]).toEqual([everything, state]);
    await expect(backUpDatabase(portable)).rejects.toThrow("already a file");
  });

  it("moves back to SQLite", async () => {
    await switchDatabase(sqlite("back.db"));
    expect(await restoreAndMigrate(portable)).toBeNull();
    expect([await hashOfAll(), await stateHash()]).toEqual([everything, state]);
    expect(await findDatabaseFaults()).toEqual([]);
    await switchDatabase(postgresql.url());
  });

  it("REL-M2: of an older version is brought up to date", async () => {
    const old = sqlite("old.db");
    const connection = await openMigrationConnection(old);
    await connection.adapter.executeScript("BEGIN");
    await createTables(connection, "sqlite", [readMigrations("sqlite").migrationDirectories[0]?.path ?? ""]);
    await connection.adapter.executeScript(
      `INSERT INTO "Workspace" ("id", "name") VALUES ('old', 'Bakery'); COMMIT`,
    );
    await connection.adapter.dispose();
    await restoreAndMigrate(join(folder, "old.db"));
    expect(await workspaceIds()).toEqual(["old"]);
    expect((await migrate()).applied).toEqual([]);
  });

  it("that is damaged, cut off, changed or another's is refused, and nothing changes", async () => {
    const before = await hashOfAll();
    const bytes = readFileSync(portable);
    const lines = gunzipSync(bytes).toString().split("\n");
    const changed = lines.map((line) =>
      line.replace("Bakery", "Bakers").replace("northwind.bakes", "southwind.bakes"),
    );
    const later = [lines[0]?.replace(/\]/, ',"29990101000000_later"]'), ...lines.slice(1)];
    const bad: Readonly<Record<string, Buffer>> = {
      cut: bytes.subarray(0, bytes.length / 2),
      short: gzipSync(lines.slice(0, -2).join("\n")),
      changed: gzipSync(changed.join("\n")),
      later: gzipSync(later.join("\n")),
      other: gzipSync('{"recipes":[]}\n'),
      noise: gzipSync(Buffer.from([0xff, 0xfe, 0x0a])),
      text: Buffer.from("Dear baker"),
    };
    for (const [name, content] of Object.entries(bad)) {
      const path = join(folder, name);
      writeFileSync(path, content);
      await expect(restoreDatabase(path), name).rejects.toThrow(/nothing was changed/);
    }
    expect(await hashOfAll()).toBe(before);
  });
});
