import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parseHandle } from "@/lib/domain/handle";
import { contentFile, dayAfter, overviewFile } from "@/lib/imports/testing/made-up-exports";
import { main } from "./main";

const BIN = join(import.meta.dirname, "tallyboard.js");
const days = Array.from({ length: 10 }, (_, index) => [100 + index, 5, 4, 3, 2]);

let folder: string;
let overview: string;

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** A command as it is run, but within this process: what it prints and what it ends with. */
async function run(...args: readonly string[]): Promise<Ended> {
  const printed = { stdout: "", stderr: "" };
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.stdout += String(text);
    return true;
  });
  const note = (text: unknown) => {
    printed.stderr += String(text);
    return true;
  };
  const err = vi.spyOn(process.stderr, "write").mockImplementation(note);
  const told = vi.spyOn(console, "error").mockImplementation((text) => void note(`${text}\n`));
  try {
    return { code: await main(args), ...printed };
  } finally {
    for (const spy of [out, err, told]) spy.mockRestore();
  }
}

/** The program itself, as a shell starts it. */
function start(...args: readonly string[]): Promise<Ended> {
  return startWith("", ...args);
}

/** The same with something on its standard input. */
function startWith(input: string, ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [BIN, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr });
    });
    child.stdin?.end(input);
  });
}

const given = ["--profile", "@northwind.bakes", "--exported-on", dayAfter(10)];

describe("the command line", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tallyboard-cli-"));
    overview = join(folder, "Overview.csv");
    writeFileSync(overview, overviewFile({ from: dayAfter(0), days, mode: "A" }).bytes);
    vi.stubEnv("TALLYBOARD_DATA", join(folder, "data"));
    vi.stubEnv("DATABASE_URL", "");
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("starts from a shell", async () => {
    const examined = await start("doctor", "--json");
    expect([examined.code, examined.stderr]).toEqual([0, ""]);
    expect(JSON.parse(examined.stdout)).toMatchObject({ ok: true, checks: expect.any(Array) });
    expect(await start("frobnicate")).toEqual({
      code: 64,
      stdout: "",
      stderr: "unknown command 'frobnicate'\n",
    });
  });

  it("imports, reports, lists, undoes and examines", async () => {
    const dry = await run("import", ...given, "--dry-run", "--json", overview);
    expect(JSON.parse(dry.stdout).files[0]).toMatchObject({ status: "dry-run", importId: null });
    const before = JSON.parse((await run("doctor", "--json")).stdout);
    expect(before).toMatchObject({ ok: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });

    const imported = await run("import", ...given, "--json", overview);
    expect([imported.code, imported.stderr]).toEqual([0, ""]);
    const [file] = JSON.parse(imported.stdout).files;
    expect(file).toMatchObject({
      name: "Overview.csv",
      status: "committed",
      format: "studio/overview",
      profile: "@northwind.bakes",
      exportedOn: dayAfter(10),
      range: { from: dayAfter(0), to: dayAfter(9) },
      shiftDays: 0,
      rows: { read: 10, new: 10, changed: 0, same: 0, refused: 0 },
      problems: [],
    });

    const report = await run(
      "report",
      ...given.slice(0, 2),
      "--section",
      "overview",
      "--window",
      "7",
      "--json",
    );
    expect(JSON.parse(report.stdout)).toMatchObject({
      profile: "@northwind.bakes",
      asOf: dayAfter(9),
      figures: { videoViews: { value: 742 } },
    });

    const listed = JSON.parse((await run("imports", "--profile", "northwind.bakes", "--json")).stdout);
    expect(listed.imports).toMatchObject([
      { importId: file.importId, profile: "@northwind.bakes", undoneAt: null },
    ]);

    const undone = await run("undo", file.importId, "--json");
    expect([undone.code, JSON.parse(undone.stdout).status]).toEqual([0, "undone"]);
    const after = JSON.parse((await run("doctor", "--json")).stdout);
    expect(after.hash).toBe(before.hash);
  });

  it("imports a folder, and redoes what was undone", async () => {
    const inFolder = join(folder, "exports", "july");
    mkdirSync(inFolder, { recursive: true });
    copyFileSync(overview, join(inFolder, "Overview.csv"));
    const handle = ["--profile", "@northwind.folder", "--exported-on", dayAfter(10)];
    const imported = await run("import", ...handle, "--json", join(folder, "exports"));
    const [file] = JSON.parse(imported.stdout).files;
    expect(file).toMatchObject({ name: "Overview.csv", status: "committed" });
    const before = await run("doctor", "--json");
    await run("undo", file.importId);
    const redone = await run("redo", file.importId, "--json");
    expect(JSON.parse(redone.stdout)).toMatchObject({
      status: "redone",
      import: { fileName: "Overview.csv" },
    });
    expect((await run("doctor", "--json")).stdout).toBe(before.stdout);
    expect((await run("redo", file.importId)).stdout).toContain("is there already, as import");
    expect((await run("redo", "no-such-import")).code).toBe(2);
  });

  it("asks for the encoding of a text that is not UTF-8, and reads it so again when it redoes it", async () => {
    const handle = parseHandle("northwind.letters");
    if (handle === null) throw new Error("not a handle");
    const posts = [{ publishedOn: dayAfter(1), title: "café crème", views: 900 }];
    const { bytes } = contentFile({ handle, exportedOn: dayAfter(10), posts });
    const old = join(folder, "Content.csv");
    writeFileSync(old, Buffer.from(Buffer.from(bytes).toString("utf8").slice(1), "latin1"));
    const asked = await run("import", "--json", old);
    expect(asked.code).toBe(2);
    expect(JSON.parse(asked.stdout).files[0]).toMatchObject({
      status: "needs-answer",
      problems: [{ code: "file/encoding-unproved", line: 2 }],
    });
    expect((await run("import", "--encoding", "windows-1", old)).code).toBe(64);
    const imported = await run("import", "--encoding", "Windows-1252", "--json", old);
    const [file] = JSON.parse(imported.stdout).files;
    expect(file).toMatchObject({ status: "committed", rows: { read: 1, new: 1 } });
    const before = (await run("doctor", "--json")).stdout;
    await run("undo", file.importId);
    await run("redo", file.importId);
    expect((await run("doctor", "--json")).stdout).toBe(before);
    const content = ["--profile", "@northwind.letters", "--section", "content", "--window", "28", "--json"];
    const { posts: shown } = JSON.parse((await run("report", ...content)).stdout);
    expect(shown.map(({ title }: { title: string }) => title)).toEqual(["café crème"]);
  });

  it("asks what the columns of a table mean, and takes them from a file", async () => {
    const table = join(folder, "Weekly.csv");
    writeFileSync(table, "Datum;Aufrufe\n03.04.2026;1.234\n04.04.2026;987\n");
    const asked = await run("import", "--profile", "@northwind.tables", "--json", table);
    expect(asked.code).toBe(2);
    expect(JSON.parse(asked.stdout).files[0]).toMatchObject({
      status: "needs-answer",
      problems: [{ code: "file/needs-mapping" }],
    });
    const columns = [
      { heading: "Datum", is: { kind: "day" } },
      { heading: "Aufrufe", is: { kind: "measure", measure: "videoViews" } },
    ];
    const written = { rows: "daily", dates: "day-month-year", numbers: "point", columns };
    const said = join(folder, "columns.json");
    writeFileSync(said, JSON.stringify({ kind: "tallyboard/column-mapping", version: 2, ...written }));
    const given = ["import", "--profile", "@northwind.tables", "--mapping", said, "--json", table];
    const refused = await run(...given);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining("another Tallyboard wrote it"),
    ]);
    writeFileSync(said, JSON.stringify({ kind: "tallyboard/column-mapping", version: 1, ...written }));
    expect(JSON.parse((await run(...given)).stdout).files[0]).toMatchObject({
      status: "committed",
      format: "table/daily",
      range: { from: "2026-04-03", to: "2026-04-04" },
      rows: { read: 2, new: 2 },
    });
    expect((await run("import", "--mapping", join(folder, "none.json"), table)).code).toBe(2);
  });

  it("ends with 64 when it is told to watch and something else", async () => {
    expect((await run("import")).code).toBe(64);
    expect((await run("import", "--watch", folder, overview)).code).toBe(64);
    expect((await run("import", "--watch", folder, "--dry-run")).code).toBe(64);
    expect((await run("import", "--watch", folder, "--exported-on", dayAfter(10))).code).toBe(64);
  });

  it("backs up and restores", async () => {
    const backup = join(folder, "copy.db");
    await run("import", ...given, overview);
    const { hash } = JSON.parse((await run("doctor", "--json")).stdout);
    expect((await run("backup", backup)).code).toBe(0);
    const [newest] = JSON.parse((await run("imports", "--json")).stdout).imports;
    await run("undo", newest.importId);
    expect((await run("restore", backup)).code).toBe(0);
    expect(JSON.parse((await run("doctor", "--json")).stdout)).toMatchObject({ ok: true, hash });
  });

  it("makes, lists and revokes links", async () => {
    await run("import", ...given, overview);
    const made = JSON.parse(
      (await run("share", "create", ...given.slice(0, 2), "--sections", "overview", "--json")).stdout,
    );
    expect(made).toMatchObject({ profile: "@northwind.bakes", state: "live", sections: ["overview"] });
    expect(made.url).toMatch(/\/s\/[\w-]{43}$/);
    expect(JSON.parse((await run("share", "revoke", made.id, "--json")).stdout)).toMatchObject({
      state: "revoked",
    });
    expect(JSON.parse((await run("share", "list", "--json")).stdout).links).toMatchObject([
      { id: made.id, state: "revoked" },
    ]);
  });

  it("writes, lists and removes notes and campaigns", async () => {
    const profile = ["--profile", "@northwind.folder"];
    const days = ["--from", dayAfter(3), "--to", dayAfter(5)];
    const note = await run(
      "note",
      "add",
      ...profile,
      ...days,
      "--text",
      "The new oven",
      "--shared",
      "--json",
    );
    const { id, ...said } = JSON.parse(note.stdout);
    expect(said).toEqual({ firstDay: dayAfter(3), lastDay: dayAfter(5), text: "The new oven", shared: true });
    expect(JSON.parse((await run("note", "list", ...profile, "--json")).stdout)).toEqual({
      notes: [{ id, ...said }],
    });
    const report = await run("report", ...profile, "--section", "overview", "--window", "7", "--json");
    expect(JSON.parse(report.stdout).notes).toEqual([{ id, ...said }]);
    const backwards = ["--from", dayAfter(5), "--to", dayAfter(3)];
    expect(await run("note", "add", ...profile, ...backwards, "--text", "x")).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "Choose a last day that is not before the first one.\n",
    });
    expect((await run("note", "remove", id, ...profile)).stdout).toContain("The new oven");
    expect((await run("note", "remove", id, ...profile)).code).toBe(2);

    const made = await run(
      "campaign",
      "add",
      ...profile,
      "--name",
      "Rye",
      "--hashtags",
      "#Rye, bread",
      "--json",
    );
    const campaign = JSON.parse(made.stdout);
    expect(campaign).toMatchObject({ hashtags: ["rye", "bread"], firstDay: null, lastDay: null });
    const { campaigns } = JSON.parse((await run("campaign", "list", ...profile, "--json")).stdout);
    expect(campaigns).toMatchObject([{ campaign, range: null, totals: { posts: 0, views: { sum: null } } }]);
    expect((await run("campaign", "remove", campaign.id, ...profile)).code).toBe(0);
    expect((await run("campaign", "list", ...profile)).stdout).toBe("");
  });

  it("makes a pinned link that asks for a password, which it never prints", async () => {
    await run("import", ...given, overview);
    const create = ["share", "create", ...given.slice(0, 2), "--pinned", "--password-stdin", "--json"];
    const ended = await startWith("three loaves\n", ...create);
    const made = JSON.parse(ended.stdout);
    expect(made).toMatchObject({ state: "live", hasPassword: true, pinnedAt: expect.any(String) });
    expect(ended.stdout + ended.stderr).not.toContain("three loaves");
    expect((await startWith("short\n", ...create)).code).toBe(2);
    expect(JSON.parse((await run("share", "unpin", made.id, "--json")).stdout).pinnedAt).toBeNull();
    expect(JSON.parse((await run("share", "pin", made.id, "--json")).stdout).pinnedAt).not.toBeNull();
    expect(JSON.parse((await run("share", "password", made.id, "--remove", "--json")).stdout)).toMatchObject({
      hasPassword: false,
    });
    await run("share", "pause-all");
    expect(JSON.parse((await run("share", "list", "--json")).stdout).links[0].state).toBe("held");
    await run("share", "resume-all");
    expect(JSON.parse((await run("share", "list", "--json")).stdout).links[0].state).toBe("live");
  });

  it("ends with 2 and writes nothing when a file is refused or needs an answer", async () => {
    const { hash } = JSON.parse((await run("doctor", "--json")).stdout);
    const other = join(folder, "Viewers.csv");
    writeFileSync(other, "");
    const ended = await run("import", ...given, "--json", other, overview);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toBe("Nothing was imported, because 1 of 2 files are refused or need an answer.\n");
    expect(JSON.parse(ended.stdout).files.map((file: { status: string }) => file.status)).toContain(
      "refused",
    );
    expect(JSON.parse((await run("doctor", "--json")).stdout).hash).toBe(hash);
    expect((await run("undo", "no-such-import")).code).toBe(2);
  });

  it.each([
    ["an unknown command", ["frobnicate"], 64],
    ["a missing file name", ["import"], 64],
    ["a day that does not exist", ["import", "--exported-on", "2026-02-30", "x.csv"], 64],
    [
      "a window that does not exist",
      ["report", "--profile", "a", "--section", "overview", "--window", "30"],
      64,
    ],
    ["a file that does not exist", ["import", "no-such.csv"], 1],
    [
      "a profile that does not exist",
      ["report", "--profile", "a", "--section", "overview", "--window", "7"],
      2,
    ],
    ["a link to a profile that does not exist", ["share", "create", "--profile", "a"], 2],
    ["a link that does not exist", ["share", "revoke", "no-such-link"], 2],
    ["an import that does not exist", ["undo", "no-such-import"], 2],
  ])("answers %s with one sentence and the right exit code", async (_, args, code) => {
    const ended = await run(...args);
    expect([ended.code, ended.stdout]).toEqual([code, ""]);
    expect(ended.stderr.trim().split("\n")).toHaveLength(1);
  });
});
