import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addDays } from "@/lib/domain/day";
import { parseHandle } from "@/lib/domain/handle";
import { listImports } from "@/lib/imports/history";
import { asOperator } from "@/lib/imports/operator";
import { contentFile, dayAfter, followerFile, overviewFile } from "@/lib/imports/testing/made-up-exports";
import { type ImportOptions, runImport } from "./run-import";
import { type Delivered, type Pace, watchFolder } from "./watch-folder";

const PACE: Pace = { look: 20, quiet: 700, empty: 1_500, patience: 10_000 };
const LONGEST = 30_000;
const bakes = parseHandle("northwind.bakes");
const EXPORTED_ON = dayAfter(10);
const days = Array.from({ length: 10 }, (_, day) => [100 + 9 * day, 5, 4, 3, 2]);
const totals = days.map((_, day) => 500 + day * 4 + (day % 3));

let folder: string;
let stop: () => void;
let stopped: Promise<void>;
let batches: (readonly Delivered[])[];
let complaints: string[];

function watch(options: ImportOptions = {}, fail: () => Error | null = () => null): void {
  const stopping = new AbortController();
  stop = () => stopping.abort();
  stopped = watchFolder(folder, {
    importFiles: async (files) => {
      const error = fail();
      if (error) throw error;
      return asOperator((scope) => runImport(scope, files, options));
    },
    deliver: (batch) => batches.push(batch),
    complain: (message) => complaints.push(message),
    signal: stopping.signal,
    pace: PACE,
  });
}

function put(name: string, bytes: Uint8Array | string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

async function until(holds: () => boolean): Promise<void> {
  for (const start = Date.now(); !holds(); await sleep(10))
    if (Date.now() - start > LONGEST) throw new Error("It did not happen.");
}

function filesIn(name: string): readonly string[] {
  const path = join(folder, name);
  return existsSync(path) ? readdirSync(path, { recursive: true }).map(String).sort() : [];
}

function imports() {
  return asOperator((scope) => listImports(scope, { profile: bakes, limit: 99, before: null }));
}

function content() {
  if (bakes === null) throw new Error("Not a handle.");
  const posts = [{ publishedOn: addDays(EXPORTED_ON, -2), title: "Rye", views: 40 }];
  return contentFile({ handle: bakes, exportedOn: EXPORTED_ON, posts }).bytes;
}

const overview = overviewFile({ from: dayAfter(0), days, mode: "A" }).bytes;
const followers = followerFile({ from: dayAfter(0), totals, mode: "A" }).bytes;

describe("a watched folder", () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tallyboard-watch-"));
    vi.stubEnv("TALLYBOARD_DATA", join(folder, ".data"));
    vi.stubEnv("DATABASE_URL", "");
    batches = [];
    complaints = [];
  });
  afterEach(async () => {
    stop();
    await stopped;
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("imports files that arrive together as one batch, so that one tells the others' day and profile", async () => {
    watch();
    put("Overview.csv", overview);
    await sleep(60);
    put("FollowerHistory.csv", followers);
    await sleep(60);
    put("Content.csv", content());
    await until(() => batches.length === 1);
    expect(filesIn("refused")).toEqual([]);
    expect(filesIn("done").filter((name) => !name.includes(".report."))).toEqual([
      "Content.csv",
      "FollowerHistory.csv",
      "Overview.csv",
    ]);
    const made = await imports();
    expect(made.map(({ exportedOn }) => exportedOn)).toEqual(
      Array(3).fill({ day: EXPORTED_ON, source: "content-time" }),
    );
    const report = JSON.parse(readFileSync(join(folder, "done", "Overview.csv.report.json"), "utf8"));
    expect(report.files).toMatchObject([
      { name: "Overview.csv", status: "committed", profile: "@northwind.bakes", rows: { read: 10, new: 10 } },
    ]);
    const text = readFileSync(join(folder, "done", "Overview.csv.report.txt"), "utf8");
    expect(text).toContain("Overview.csv was imported for @northwind.bakes, 2026-01-10 to 2026-01-19.");
    expect(text).toContain(`npx tallyboard undo ${report.files[0].importId}`);
  });

  it("moves what it knows already to done and says so", async () => {
    watch();
    put("Content.csv", content());
    await until(() => batches.length === 1);
    put("Content.csv", content());
    await until(() => batches.length === 2);
    expect(filesIn("done").filter((name) => !name.includes(".report."))).toEqual([
      "Content (2).csv",
      "Content.csv",
    ]);
    expect(readFileSync(join(folder, "done", "Content (2).csv.report.txt"), "utf8")).toContain(
      "Content.csv was imported before",
    );
    expect(await imports()).toHaveLength(1);
  });

  it("refuses a damaged file with its reasons and imports the others beside it", async () => {
    watch();
    put("Content.csv", content());
    put("Overview.csv", overview);
    put("Viewers.csv", '"Date","Total Viewers","New Viewers","Returning Viewers"\n"Monday","3","2","1"');
    await until(() => batches.length === 1);
    expect(filesIn("refused")).toEqual(["Viewers.csv", "Viewers.csv.report.json", "Viewers.csv.report.txt"]);
    const text = readFileSync(join(folder, "refused", "Viewers.csv.report.txt"), "utf8");
    expect(text).toContain("Viewers.csv was refused.\n- ");
    expect(await imports()).toHaveLength(2);
  });

  it("asks in the report for what a file does not say, and imports nothing of it", async () => {
    watch();
    put("Overview.csv", overview);
    await until(() => batches.length === 1);
    const text = readFileSync(join(folder, "refused", "Overview.csv.report.txt"), "utf8");
    expect(text).toContain("Overview.csv needs an answer before it can be imported.");
    expect(text).toContain("npx tallyboard import --profile @name --exported-on YYYY-MM-DD");
  });

  it("asks in the report what the columns of a table mean", async () => {
    watch();
    put("Daily views.csv", '"Day","Reach"\n"2026-03-02","3"');
    await until(() => batches.length === 1);
    const text = readFileSync(join(folder, "refused", "Daily views.csv.report.txt"), "utf8");
    expect(text).toContain("These columns are not those of any export known here: “Day”, “Reach”.");
    expect(text).toContain("npx tallyboard import --mapping columns.json");
  });

  it("waits for a file that is still being written, and for one that is still empty", async () => {
    watch();
    put("Content.csv", "");
    for (const end of [20, 60, 100, 140]) {
      await sleep(PACE.quiet * 0.3);
      put("Content.csv", content().subarray(0, end));
    }
    expect(batches).toEqual([]);
    put("Content.csv", content());
    await until(() => batches.length === 1);
    expect(batches[0]?.map(({ verdict }) => verdict)).toEqual(["done"]);
  });

  it("leaves hidden files, downloads under way, other kinds and its own reports alone", async () => {
    const strays = [".Content.csv", "~$Content.xlsx", "Content.csv.crdownload", "notes.pdf", "a.report.txt"];
    for (const name of strays) put(name, content());
    watch();
    put("july/Content.csv", content());
    await until(() => batches.length === 1);
    await sleep(PACE.quiet * 1.5);
    expect(batches).toHaveLength(1);
    expect(filesIn("done")).toContain(join("july", "Content.csv"));
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(strays));
  });

  it("tries again when the database is busy", async () => {
    let failures = 2;
    const busy = Object.assign(new Error("The database is busy."), { name: "DatabaseBusyError" });
    watch({}, () => (failures-- > 0 ? busy : null));
    put("Content.csv", content());
    await until(() => batches.length === 1);
    expect(complaints).toHaveLength(2);
    expect(filesIn("done")).toContain("Content.csv");
  });

  it("does not move a file that was replaced while it was imported, and takes the new one in next", async () => {
    let isFirst = true;
    const replace = () => {
      if (isFirst) put("Content.csv", `${Buffer.from(content()).toString("utf8")}\n`);
      isFirst = false;
      return null;
    };
    watch({}, replace);
    put("Content.csv", content());
    await until(() => batches.length === 1);
    expect(await imports()).toHaveLength(2);
    expect(readFileSync(join(folder, "done", "Content.csv"), "utf8").endsWith("\n")).toBe(true);
  });
});
