import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { addDays, toDay } from "@/lib/domain/day";
import { NO_ANSWERS } from "../answers";
import { startProcess } from "./worker-process";

const FEW = 50_000;
const MANY = 200_000;
const PROFILES = 100;
const FIRST_DAY = toDay("2017-01-01");
/** Of a row 24 bytes of numbers are kept, and of a file below 8 MB its text: 9 MB for those more. The rest is when V8 collects garbage. */
const GROWTH_MB = 45;
/** A million rows must fit into 300 MB, and they take 20 MB more than these. */
const MOST_MB = 240;

function table(rows: number): string {
  const days = rows / PROFILES;
  const lines = Array.from({ length: rows }, (_, row) => {
    const [profile, day] = [Math.floor(row / days), row % days];
    const views = 4_000 + ((day * 7_919 + profile * 104_729) % 160_000);
    return `northwind.s${rows}x${profile},${addDays(FIRST_DAY, day)},${views},${Math.floor(views / 11)}\n`;
  });
  return `profile,day,video_views,likes\n${lines.join("")}`;
}

/** In kilobytes; what it holds at the moment where nothing tells the peak. */
function peakOf(pid: number | null): number {
  const path = `/proc/${pid}/status`;
  if (existsSync(path)) return Number(/^VmHWM:\s+([0-9]+) kB$/m.exec(readFileSync(path, "utf8"))?.[1]);
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}

/** The most that a process which does nothing else held at any time, in MB. */
async function memoryOfImporting(scope: OwnerScope, path: string, rows: number): Promise<number> {
  const size = statSync(path).size;
  const files = [{ name: "shops.csv", size, sha256: "", modifiedOn: null, path }];
  return new Promise((resolve, reject) => {
    const worker = startProcess({
      memory: "tight",
      onTurn: () => undefined,
      onGone: () => reject(new Error("The process ended before it was done.")),
      onMessage: (message) => {
        if (message.say === "failed") reject(new Error(message.error.message));
        if (message.say === "done")
          expect(message.outcome).toMatchObject({ files: [{ rows: { new: rows } }] });
        if (message.say !== "free") return;
        resolve(peakOf(worker.pid) / 1024);
        worker.kill();
      },
    });
    const job = { kind: "commit", scope, files, answers: NO_ANSWERS } as const;
    worker.say({ say: "work", job, databaseUrl: database().url });
  });
}

describeOnBothDatabases("the memory of the process that reads and stores", () => {
  const folder = mkdtempSync(join(tmpdir(), "tallyboard-memory-"));
  const paths = { few: join(folder, "few.csv"), many: join(folder, "many.csv") };

  beforeAll(() => {
    writeFileSync(paths.few, table(FEW));
    writeFileSync(paths.many, table(MANY));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("does not grow with the rows of a table", async () => {
    const scope = await operatorScope();
    const few = await memoryOfImporting(scope, paths.few, FEW);
    const many = await memoryOfImporting(scope, paths.many, MANY);
    process.stdout.write(`${FEW} rows: ${few.toFixed(0)} MB, ${MANY} rows: ${many.toFixed(0)} MB\n`);
    expect(many - few).toBeLessThan(GROWTH_MB);
    expect(many).toBeLessThan(MOST_MB);
  });
});
