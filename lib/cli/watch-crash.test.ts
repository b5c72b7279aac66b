import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startVictim } from "@/lib/db/testing/killed-process";
import { addDays, toDay } from "@/lib/domain/day";
import { asOperator, examine } from "@/lib/imports/operator";
import { download } from "@/lib/imports/testing/crash-steps";
import { mayBeExport } from "./export-files";
import { runImport } from "./run-import";

const CHILD = join(import.meta.dirname, "testing", "watch-child.ts");
const KILLS = Number(process.env["TALLYBOARD_CRASH_ROUNDS"] ?? 3);
const LONGEST_LIFE_MS = 250;
const FIRST = toDay("2026-03-10");
const DOWNLOADS = 10;

const downloads = Array.from({ length: DOWNLOADS }, (_, index) => download(addDays(FIRST, index * 5)));

function exportsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => mayBeExport(basename(name)))
    .sort();
}

/** What a folder holds when nothing ever went wrong. */
async function hashWithoutCrash(): Promise<string> {
  return asOperator(async (scope) => {
    for (const files of downloads) await runImport(scope, files, {});
    return (await examine()).hash;
  });
}

function fillFolder(watched: string): readonly string[] {
  for (const [index, files] of downloads.entries()) {
    mkdirSync(join(watched, `${index}`), { recursive: true });
    for (const { name, bytes } of files) writeFileSync(join(watched, `${index}`, name), bytes);
  }
  return exportsIn(watched);
}

async function watchAndKill(watched: string): Promise<void> {
  const victim = startVictim(CHILD, { args: [watched] });
  const isSomethingLeft = exportsIn(watched).some((name) => !name.startsWith("done"));
  if (isSomethingLeft) await victim.saidLine("importing");
  await sleep(Math.random() * LONGEST_LIFE_MS);
  await victim.kill();
}

async function watchUntil(watched: string, expected: readonly string[]): Promise<void> {
  const victim = startVictim(CHILD, { args: [watched] });
  await vi.waitFor(() => expect(exportsIn(watched)).toEqual(expected), 60_000);
  await victim.kill();
}

function expectReports(done: string): void {
  for (const [index, files] of downloads.entries())
    for (const { name, bytes } of files) {
      const path = join(done, `${index}`, name);
      expect(readFileSync(path).equals(bytes)).toBe(true);
      expect(JSON.parse(readFileSync(`${path}.report.json`, "utf8")).files).toHaveLength(1);
      expect(readFileSync(`${path}.report.txt`, "utf8")).toMatch(/was imported (for|before)/);
    }
}

describe("a watch killed at any moment", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tallyboard-watch-"));
    vi.stubEnv("DATABASE_URL", "");
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("imports every file once and moves it once, however often it starts again", {
    timeout: 3_600_000,
  }, async () => {
    vi.stubEnv("TALLYBOARD_DATA", join(folder, "calm"));
    const expected = await hashWithoutCrash();
    vi.stubEnv("TALLYBOARD_DATA", join(folder, "data"));
    await asOperator(async () => undefined);
    const watched = join(folder, "exports");
    const all = fillFolder(watched);
    for (let kill = 0; kill < KILLS; kill += 1) await watchAndKill(watched);
    await watchUntil(
      watched,
      all.map((name) => join("done", name)),
    );
    expectReports(join(watched, "done"));
    const { ok, hash } = await asOperator(examine);
    expect([ok, hash]).toEqual([true, expected]);
  });
});
