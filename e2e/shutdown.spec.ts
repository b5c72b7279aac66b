import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { ask, type Caller, signInAs } from "./fixtures/stranger-requests";
import { startInstallation } from "./installation";
import { OWNER } from "./tallyboard";

/** One in every run; `TALLYBOARD_CRASH_ROUNDS=50 npx playwright test e2e/shutdown.spec.ts` for as many as one likes. */
const ROUNDS = Number(process.env["TALLYBOARD_CRASH_ROUNDS"] ?? 1);
const PROFILES = 60;
const DAYS = 800;
const FIRST_DAY = Date.parse("2023-01-01T00:00:00Z");
/** What is promised is ten seconds; the rest is for a busy machine to end a process. */
const LONGEST_MS = 15_000;

function table(round: number): string {
  const lines = ["profile,day,video_views,likes"];
  for (let profile = 0; profile < PROFILES; profile += 1)
    for (let day = 0; day < DAYS; day += 1) {
      const date = new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10);
      lines.push(`northwind.r${round}x${profile},${date},${1_000 + ((day * 7_919) % 90_000)},${day}`);
    }
  return lines.join("\r\n");
}

async function upload(url: string, caller: Caller, text: string): Promise<string> {
  const body = new TextEncoder().encode(text);
  const headers = { "x-file-name": "Shops.csv", "x-file-size": String(body.byteLength) };
  const answer = await ask(`${url}/api/imports`, caller, { method: "POST", headers, body });
  return JSON.parse(answer.body).batchId;
}

/** Storing has begun, or is over. */
async function untilStoring(url: string, caller: Caller, batch: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const { status, body } = await ask(`${url}/api/imports/${batch}/progress`, caller);
        return status !== 200 || JSON.parse(body).progress?.rows.stored > 0;
      },
      { timeout: 120_000, intervals: [20] },
    )
    .toBe(true);
}

function command(data: string, ...args: readonly string[]) {
  const path = join(import.meta.dirname, "..", "lib/cli/tallyboard.js");
  const env = { ...process.env, TALLYBOARD_DATA: data, DATABASE_URL: "" };
  return JSON.parse(execFileSync(process.execPath, [path, ...args, "--json"], { env, encoding: "utf8" }));
}

test("H161 OPS-4: told to stop in the middle of an import it ends well, and the import is whole or was not", async () => {
  test.setTimeout(240_000 * ROUNDS);
  let house = await startInstallation(OWNER);
  const { data } = house;
  let imports = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const caller = await signInAs(house.url, OWNER.email, OWNER.password);
    const batch = await upload(house.url, caller, table(round));
    const commit = ask(`${house.url}/api/imports/${batch}/commit`, caller, { method: "POST", body: "{}" });
    const answered = commit.then(({ status }) => status).catch(() => null);
    await untilStoring(house.url, caller, batch);
    await sleep(Math.random() * 500);
    const { code, ms } = await house.end();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(LONGEST_MS);

    const { ok, checks } = command(data, "doctor");
    expect(ok, JSON.stringify(checks)).toBe(true);
    const now = command(data, "imports").imports.length;
    expect([imports, imports + PROFILES]).toContain(now);
    if ((await answered) === 200) expect(now).toBe(imports + PROFILES);
    imports = now;
    house = await startInstallation(OWNER, { data });
    const restarted = await signInAs(house.url, OWNER.email, OWNER.password);
    expect((await ask(`${house.url}/api/imports/${batch}/progress`, restarted)).status).toBe(404);
    expect(existsSync(join(data, "uploads"))).toBe(false);
  }
  await house.stop();
});
