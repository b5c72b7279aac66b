import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { dayAfter, overviewFile } from "@/lib/imports/testing/made-up-exports";
import { main } from "./main";

const folder = mkdtempSync(join(tmpdir(), "tallyboard-cli-leaving-"));
beforeAll(() => {
  vi.stubEnv("TALLYBOARD_DATA", join(folder, "data"));
  vi.stubEnv("DATABASE_URL", "");
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]) {
  let [stdout, stderr] = ["", ""];
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const told = vi.spyOn(console, "error").mockImplementation((text) => {
    stderr += `${text}\n`;
  });
  try {
    return { code: await main(args), stdout, stderr };
  } finally {
    for (const spy of [out, told]) spy.mockRestore();
  }
}

const hashNow = async () => JSON.parse((await run("doctor", "--json")).stdout).hash as string;

it("carries the workspace away, deletes it with the code it said, and takes it in again", async () => {
  const days = Array.from({ length: 10 }, (_, index) => [100 + index, 5, 4, 3, 2]);
  const overview = join(folder, "Overview.csv");
  writeFileSync(overview, overviewFile({ from: dayAfter(0), days, mode: "A" }).bytes);
  await run("import", "--profile", "@northwind.bakes", "--exported-on", dayAfter(10), overview);
  const before = await hashNow();
  const file = join(folder, "everything.zip");
  expect(await run("export-workspace", file)).toMatchObject({ code: 0, stderr: "" });
  expect(existsSync(file)).toBe(true);
  expect((await run("export-workspace", file)).code).toBe(2);
  expect((await run("restore-workspace", file)).stderr).toContain("has that workspace already");

  const asked = await run("delete", "workspace");
  expect(asked.code).toBe(2);
  expect(asked.stderr.trim().split("\n")).toHaveLength(1);
  expect(await hashNow()).toBe(before);
  const code = /--code (\S+)/.exec(asked.stderr)?.[1] ?? "";
  expect((await run("delete", "workspace", "--code", "2222-2222")).code).toBe(2);
  expect(await run("delete", "workspace", "--code", code)).toMatchObject({ code: 0, stderr: "" });
  expect(await hashNow()).not.toBe(before);

  const restored = await run("restore-workspace", file);
  expect(restored).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("1 originals") });
  expect(await hashNow()).toBe(before);

  const profile = await run("delete", "profile", "@northwind.bakes");
  const again = /--code (\S+)/.exec(profile.stderr)?.[1] ?? "";
  expect((await run("delete", "profile", "@northwind.bakes", "--code", again)).code).toBe(0);
  expect((await run("delete", "profile", "@northwind.bakes")).stderr).toContain("There is no profile");
  expect(await hashNow()).not.toBe(before);
});
