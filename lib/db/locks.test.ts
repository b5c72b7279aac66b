import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { reader } from "./client";
import { newId } from "./new-id";
import { sqliteFilePath } from "./sqlite-adapter";
import { describeOnSqlite } from "./testing/describe-on-both-databases";
import { write } from "./writer";

/** Opens the file in a process of its own, counts the workspaces and closes it again, as a command does beside the server. */
function countElsewhere(path: string): number {
  const script = `
    const Database = require("better-sqlite3");
    const db = new Database(process.argv[1]);
    process.stdout.write(String(db.prepare('SELECT count(*) AS n FROM "Workspace"').get().n));
    db.close();`;
  return Number(execFileSync(process.execPath, ["-e", script, path], { encoding: "utf8" }));
}

describeOnSqlite("two processes", (database) => {
  test("a process that opens and closes the file leaves the WAL of this one alone", async () => {
    const path = sqliteFilePath(database.url());
    const add = () => write((tx) => tx.workspace.create({ data: { id: newId(), name: "Northwind" } }));
    await reader().workspace.count();
    await add();
    for (const known of [1, 2, 3]) {
      expect(countElsewhere(path)).toBe(known);
      expect(existsSync(`${path}-wal`)).toBe(true);
      await add();
    }
    expect(countElsewhere(path)).toBe(4);
    expect(await reader().workspace.count()).toBe(4);
  });
});
