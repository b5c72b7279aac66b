import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { reader } from "./client";
import { DatabaseBusyError } from "./database-error";
import { newId } from "./new-id";
import { sqliteFilePath } from "./sqlite-adapter";
import { describeOnSqlite } from "./testing/describe-on-both-databases";
import { write } from "./writer";

/** Another process takes the write lock and says so; it lets go after that many milliseconds. */
async function lockFromOutside(url: string, ms: number): Promise<void> {
  const driver = createRequire(
    createRequire(import.meta.url).resolve("@prisma/adapter-better-sqlite3"),
  ).resolve("better-sqlite3");
  const script = `
    const db = require(process.argv[1])(process.argv[2]);
    db.exec("BEGIN IMMEDIATE");
    process.stdout.write("locked");
    setTimeout(() => db.exec("ROLLBACK"), Number(process.argv[3]));`;
  const child = spawn(process.execPath, ["-e", script, driver, sqliteFilePath(url), String(ms)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
}

const addWorkspace = (id: string) => write((tx) => tx.workspace.create({ data: { id, name: "Bakery" } }));

describeOnSqlite("write, while another process holds the lock", (database) => {
  it("REL-D3: holds the lock from its first reading, so that nobody changes what it rests on and it never fails half way", async () => {
    const Driver: new (
      path: string,
      options: { readonly timeout: number },
    ) => {
      exec(sql: string): void;
      close(): void;
    } = createRequire(createRequire(import.meta.url).resolve("@prisma/adapter-better-sqlite3"))(
      "better-sqlite3",
    );
    const other = new Driver(sqliteFilePath(database.url()), { timeout: 0 });
    const meddle = () => other.exec(`UPDATE "Workspace" SET "name" = 'Meddled'`);
    await write(async (tx) => {
      const before = await tx.workspace.count();
      expect(meddle).toThrow(/locked/);
      await tx.workspace.create({ data: { id: newId(), name: `Bakery ${before + 1}` } });
    });
    expect(meddle).not.toThrow();
    other.close();
    await write((tx) => tx.workspace.deleteMany());
  });

  it("REL-D4: waits two seconds without stopping readers or timers, and none of the queued writes fails", async () => {
    await lockFromOutside(database.url(), 2_000);
    const start = Date.now();
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 50);
    const writes = Promise.all(Array.from({ length: 8 }, () => addWorkspace(newId())));
    expect(await reader().workspace.count()).toBe(0);
    expect(Date.now() - start).toBeLessThan(1_000);
    await writes;
    clearInterval(timer);
    expect(Date.now() - start).toBeGreaterThan(1_500);
    expect(ticks).toBeGreaterThan(15);
    expect(await reader().workspace.count()).toBe(8);
  });

  it("REL-D4: gives up after ten seconds with DatabaseBusyError and works again afterwards", async () => {
    await lockFromOutside(database.url(), 12_000);
    const start = Date.now();
    await expect(addWorkspace("never")).rejects.toBeInstanceOf(DatabaseBusyError);
    expect(Date.now() - start).toBeGreaterThan(9_500);
    expect(Date.now() - start).toBeLessThan(11_500);
    await addWorkspace("later");
    expect(await reader().workspace.findMany({ where: { id: { in: ["never", "later"] } } })).toMatchObject([
      { id: "later" },
    ]);
  });
});
