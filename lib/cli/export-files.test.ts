import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findExportFiles, readUpload } from "./export-files";

let folder: string;

function put(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
}

async function find(...names: readonly string[]): Promise<readonly string[]> {
  const paths = await findExportFiles(names.map((name) => join(folder, name)));
  return paths.map((path) => relative(folder, path));
}

describe("files named on the command line", () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tallyboard-files-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("of a folder are its exports at any depth", async () => {
    put("Overview.csv", "2026/july/Content.ZIP", "2026/july/Viewers.xlsx", "a.txt", "b.tsv");
    put(".Overview.csv", ".git/config.csv", "~$Viewers.xlsx", "notes.pdf", "done/Overview.csv.report.txt");
    expect(await find(".")).toEqual([
      "2026/july/Content.ZIP",
      "2026/july/Viewers.xlsx",
      "Overview.csv",
      "a.txt",
      "b.tsv",
    ]);
  });

  it("do not go round in circles through a link to the folder above", async () => {
    put("july/Content.csv");
    symlinkSync(folder, join(folder, "july", "above"));
    expect(await find(".")).toEqual(["july/Content.csv"]);
  });

  it("may be a pattern that the shell left as it is", async () => {
    put("2026-07.zip", "2026-08.zip", "2025-08.zip", "deep/er/2026-09.zip", "2026-notes.pdf");
    expect(await find("2026-*")).toEqual(["2026-07.zip", "2026-08.zip"]);
    expect(await find("**/2026-*.zip")).toEqual(["2026-07.zip", "2026-08.zip", "deep/er/2026-09.zip"]);
    expect(await find("2026-0{7,9}.zip", "2025-08.zip")).toEqual(["2026-07.zip", "2025-08.zip"]);
  });

  it("are taken as they are written when a file has brackets in its name", async () => {
    put("Overview (1).csv", "Content [july].csv");
    expect(await find("Overview (1).csv", "Content [july].csv")).toEqual([
      "Overview (1).csv",
      "Content [july].csv",
    ]);
  });

  it("count once, however often they are named", async () => {
    put("Overview.csv");
    expect(await find("Overview.csv", ".", "*.csv")).toEqual(["Overview.csv"]);
  });

  it("that are none end the command with one sentence", async () => {
    put("empty/notes.pdf");
    await expect(find("empty")).rejects.toThrow(/empty holds no CSV, ZIP, XLSX, TXT or TSV file\.$/);
    await expect(find("*.zip")).rejects.toThrow(/\*\.zip holds no CSV/);
    await expect(readUpload(join(folder, "Overview.csv"))).rejects.toThrow(
      /^There is no file .*Overview\.csv\.$/,
    );
  });
});
