import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { startInstallation } from "@/lib/accounts/installation";
import { backUpDatabase, restoreDatabase } from "@/lib/db/backup";
import { closeDatabase, reader, switchDatabase } from "@/lib/db/client";
import { doUpkeep } from "@/lib/db/daily-upkeep";
import { checkLedger } from "@/lib/db/ledger-check";
import { isDatabaseReady } from "@/lib/db/readiness";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { stateHash } from "@/lib/db/state-hash";
import { describeOnSqlite } from "@/lib/db/testing/describe-on-both-databases";
import { exclusive, write } from "@/lib/db/writer";
import { findUpkeepTrouble } from "@/lib/upkeep/trouble";
import { commitFiles } from "./import-batch";
import { answersFor, dayAfter, freshHandle, overviewFile } from "./testing/made-up-exports";

const READ_ONLY = { code: "database/read-only", message: expect.stringContaining("nothing was changed") };
const FOLDER = mkdtempSync(join(tmpdir(), "tallyboard-faults-"));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const DAYS = Array.from({ length: 300 }, (_, day) => [100 + day, 5, 4, 3, 2]);
const files = [overviewFile({ from: dayAfter(0), days: DAYS, mode: "A" })];

/** The import of a year, which takes a hundred pages. */
async function importYear(scope: OwnerScope): Promise<string> {
  const answers = answersFor(freshHandle(), dayAfter(300), files);
  return (await commitFiles(scope, { files, answers })).files[0]?.status ?? "";
}

async function pragma(text: string): Promise<number> {
  const rows = await exclusive((writer) =>
    writer.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${text}`),
  );
  return Number(Object.values(rows[0] ?? {})[0]);
}

/** As somebody who may read and not write; a superuser may always, and becomes nobody for that time. */
async function withoutRights(path: string, work: () => Promise<void>): Promise<void> {
  const isSuperuser = process.geteuid?.() === 0;
  const modes = [
    [dirname(path), 0o555, 0o700],
    [path, 0o444, 0o600],
  ] as const;
  for (const [name, mode] of modes) chmodSync(name, mode);
  if (isSuperuser) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (isSuperuser) process.seteuid?.(0);
    for (const [name, , mode] of modes) chmodSync(name, mode);
  }
}

/** Changes one bit of a file. */
function flipBit(path: string, offset: number): void {
  const bytes = readFileSync(path);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0b1000;
  writeFileSync(path, bytes);
}

describeOnSqlite("the database's file", (database) => {
  let scope: OwnerScope;
  const path = () => database.url().slice("file:".length);

  beforeEach(async () => {
    // Apart from what one of the tests before left open.
    await switchDatabase(database.url());
    vi.stubEnv("TALLYBOARD_BACKUPS", "off");
    scope = await operatorScope();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
  });

  it("REL-D1: every connection has its settings, set and read back", async () => {
    const names = [
      "journal_mode",
      "foreign_keys",
      "synchronous",
      "trusted_schema",
      "secure_delete",
      "query_only",
    ];
    const read = (client: { $queryRawUnsafe: <T>(sql: string) => Promise<T> }) =>
      Promise.all(
        names.map(async (name) => {
          const [row] = await client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
          return String(Object.values(row ?? {})[0]);
        }),
      );
    expect(await read(reader())).toEqual(["wal", "1", "2", "0", "1", "1"]);
    expect(await exclusive(read)).toEqual(["wal", "1", "2", "0", "1", "0"]);
  });

  it("H162: a disk that is full at any 64 KB leaves nothing of the import, says so, and takes it once there is room", async () => {
    const before = await stateHash();
    const pageSize = await pragma("page_size");
    const unlimited = await pragma("max_page_count");
    let [steps, status] = [0, ""];
    while (status === "") {
      await pragma(`max_page_count = ${(await pragma("page_count")) + (steps * 65_536) / pageSize}`);
      status = await importYear(scope).catch((error: unknown) => {
        expect(error).toMatchObject({ ...READ_ONLY, message: expect.stringContaining("no room left") });
        return "";
      });
      if (status === "") expect(await stateHash()).toBe(before);
      steps += 1;
    }
    expect([status, steps > 2]).toEqual(["committed", true]);
    await pragma(`max_page_count = ${unlimited}`);
    expect(await importYear(scope)).toBe("committed");
  });

  it("H163: a file that may only be read is not written, is not ready, and does its work again when it may", async () => {
    const before = await stateHash();
    await closeDatabase();
    await withoutRights(path(), async () => {
      await expect(write((tx) => tx.workspace.count())).rejects.toThrow();
      expect(await isDatabaseReady()).toBe(false);
      await closeDatabase();
    });
    await switchDatabase(database.url());
    expect(await stateHash()).toBe(before);
    expect(await importYear(scope)).toBe("committed");
  });

  it.each(["deleted", "replaced"])(
    "H164: a file that was %s is noticed by the next write, and by /readyz",
    async (what) => {
      const away = `${path()}.away`;
      const before = await stateHash();
      renameSync(path(), away);
      if (what === "replaced") copyFileSync(away, path());
      await expect(importYear(scope)).rejects.toMatchObject(READ_ONLY);
      expect(await isDatabaseReady()).toBe(false);
      if (what === "deleted") expect(existsSync(path())).toBe(false);
      else unlinkSync(path());
      renameSync(away, path());
      expect(await stateHash()).toBe(before);
      expect(await importYear(scope)).toBe("committed");
    },
  );

  it("H165: a start without the log that a crash left shows what was there before it, whole", async () => {
    await pragma("wal_checkpoint(TRUNCATE)");
    const before = await stateHash();
    await importYear(scope);
    const crashed = join(FOLDER, "crashed.db");
    copyFileSync(path(), crashed);
    copyFileSync(`${path()}-wal`, `${crashed}-wal`);
    unlinkSync(`${crashed}-wal`);
    await switchDatabase(`file:${crashed}`);
    expect(await startInstallation()).toEqual(
      expect.not.arrayContaining([expect.stringContaining("damaged")]),
    );
    expect(await stateHash()).toBe(before);
    expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
    expect(await importYear(await operatorScope())).toBe("committed");
    await switchDatabase(database.url());
  });

  it.each(["page", "index"])(
    "H166: one bit of a %s is found, nothing is written any more, and a restore mends it",
    async (what) => {
      const [damaged, backup] = [join(FOLDER, `${what}.db`), join(FOLDER, `${what}-backup.db`)];
      await importYear(scope);
      await backUpDatabase(backup);
      const before = await stateHash();
      await pragma("wal_checkpoint(TRUNCATE)");
      const [root] = await reader().$queryRaw<{ rootpage: bigint }[]>`
      SELECT rootpage FROM sqlite_schema WHERE name = 'Reading'`;
      const pageSize = await pragma("page_size");
      await closeDatabase();
      copyFileSync(path(), damaged);
      // The kind of a page is its first byte; an id of the audit log stands in its table and in its index.
      const offset =
        what === "page"
          ? (Number(root?.rootpage) - 1) * pageSize
          : readFileSync(damaged).lastIndexOf(Buffer.from(scope.workspaceId)) + 3;
      flipBit(damaged, offset);

      await switchDatabase(`file:${damaged}`);
      const said = await startInstallation();
      // A quick look reads pages and not what indexes say: that is for the daily check.
      expect(said.some((line) => line.includes("damaged"))).toBe(what === "page");
      expect((await doUpkeep({ begunAt: new Date(), backupFolder: null })).problem).toContain("damaged");
      await expect(write((tx) => tx.workspace.count())).rejects.toMatchObject(READ_ONLY);
      expect(await isDatabaseReady()).toBe(false);
      expect(await findUpkeepTrouble(scope, new Date())).toMatchObject({ kind: "damaged" });
      await switchDatabase(`file:${damaged}`);
      expect((await startInstallation())[0]).toContain("damaged");

      await restoreDatabase(backup);
      expect(await findUpkeepTrouble(scope, new Date())).toBeNull();
      expect(await stateHash()).toBe(before);
      expect(await importYear(scope)).toBe("committed");
      await switchDatabase(database.url());
    },
  );
});
