import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { reader } from "./client";
import { newId } from "./new-id";
import { sqliteFilePath } from "./sqlite-adapter";
import { describeOnSqlite } from "./testing/describe-on-both-databases";
import { write } from "./writer";

/**
 * In a process of its own: asks for the file alone, which only its last user may have. Whoever gets
 * it folds the WAL into the file and deletes it when closing; `sqlite3` does that every time it ends. Then counts the workspaces.
 */
function visitElsewhere(path: string): unknown {
  const script = `
    const Database = require("better-sqlite3");
    const visit = (work) => {
      const db = new Database(process.argv[1], { timeout: 50 });
      try { return work(db); } catch (error) { return error.code; } finally { db.close(); }
    };
    const alone = visit((db) => {
      db.pragma("locking_mode = exclusive");
      db.exec("BEGIN EXCLUSIVE; COMMIT");
      return "yes";
    });
    const count = visit((db) => db.prepare('SELECT count(*) AS n FROM "Workspace"').get().n);
    process.stdout.write(JSON.stringify({ count, alone }));`;
  return JSON.parse(execFileSync(process.execPath, ["-e", script, path], { encoding: "utf8" }));
}

describeOnSqlite("two processes", (database) => {
  test("another process sees what was written and cannot take the WAL away", async () => {
    const path = sqliteFilePath(database.url());
    const add = () => write((tx) => tx.workspace.create({ data: { id: newId(), name: "Northwind" } }));
    await reader().workspace.count();
    await add();
    for (const count of [1, 2, 3]) {
      expect(visitElsewhere(path)).toEqual({ count, alone: "SQLITE_BUSY" });
      await add();
    }
    expect(await reader().workspace.count()).toBe(4);
  });
});
