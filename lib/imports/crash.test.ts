import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { register } from "@/instrumentation";
import { closeDatabase, reader, switchDatabase } from "@/lib/db/client";
import { operatorScope } from "@/lib/db/scope";
import { stateHash } from "@/lib/db/state-hash";
import {
  describeOnBothDatabases,
  emptyDatabase,
  type TestDatabase,
} from "@/lib/db/testing/describe-on-both-databases";
import { startVictim, type Victim } from "@/lib/db/testing/killed-process";
import { examine } from "./operator";
import { runStep, STEPS } from "./testing/crash-steps";

/** A few in every run; `TALLYBOARD_CRASH_ROUNDS=200 npx vitest run lib/imports/crash.test.ts` for as many as one likes. */
const ROUNDS = { sqlite: 5, postgresql: 3 };
const rounds = (kind: TestDatabase["kind"]) => Number(process.env["TALLYBOARD_CRASH_ROUNDS"] ?? ROUNDS[kind]);
const MOST_STEPS = 4;
/** About as long as one takes, the first in a cold process. */
const FIRST_STEP_MS = 800;
const STEP_MS = 200;
const CHILD = join(import.meta.dirname, "testing", "crash-child.ts");

/** Starting takes longer than living, so the next ones are started ahead. */
function startAhead(url: string) {
  const start = () => startVictim(CHILD, { env: { DATABASE_URL: url } });
  const waiting = [start()];
  return {
    next: (): Victim => {
      waiting.push(start());
      return waiting.shift() ?? start();
    },
    end: () => Promise.all(waiting.map((victim) => victim.kill())),
  };
}

/**
 * Lets a process make steps from this one on, kills it a random moment after a random one of them, and returns how many are
 * committed for certain.
 */
async function runAndKill(victim: Victim, from: number): Promise<number> {
  await victim.saidLine("ready");
  victim.say(String(from));
  const steps = Math.floor(Math.random() * MOST_STEPS);
  await victim.saidLine(steps === 0 ? "begun" : String(from + steps));
  await sleep(Math.random() * (steps === 0 ? FIRST_STEP_MS : STEP_MS));
  await victim.kill();
  return Math.max(from, ...victim.lines.map(Number).filter(Number.isInteger));
}

/** A server ends what a killed client left behind, at its own pace. */
async function waitForServer(): Promise<void> {
  for (;;) {
    const [row] = await reader().$queryRaw<{ n: bigint }[]>`
      SELECT COUNT(*) AS "n" FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'tallyboard writer'`;
    if (row?.n === 0n) return;
    await sleep(5);
  }
}

describeOnBothDatabases("a process killed in the middle of importing", ({ kind, url }) => {
  /** After no step, one, two … */
  const hashes: string[] = [];

  beforeAll(async () => {
    const scope = await operatorScope();
    hashes.push(await stateHash());
    for (const step of STEPS) {
      await runStep(scope, step);
      hashes.push(await stateHash());
    }
    await emptyDatabase();
  });

  it("REL-I1 H160 leaves every step done or not begun, never half of one", {
    timeout: 3_600_000,
  }, async () => {
    const tally = { acknowledged: 0, beyond: 0, interrupted: new Map<string, number>() };
    const source = startAhead(url());
    let done = 0;
    for (let round = 0; round < rounds(kind); round += 1) {
      if (done > STEPS.length - MOST_STEPS) {
        await emptyDatabase();
        done = 0;
      }
      await closeDatabase();
      const certain = await runAndKill(source.next(), done);
      await switchDatabase(url());
      if (kind === "postgresql") await waitForServer();
      const { checks, hash } = await examine();
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
      expect([hashes[certain], hashes[certain + 1]]).toContain(hash);
      const isBeyond = hash !== hashes[certain];
      tally.acknowledged += certain - done;
      tally.beyond += Number(isBeyond);
      const during = STEPS[certain]?.does ?? "nothing";
      tally.interrupted.set(during, (tally.interrupted.get(during) ?? 0) + 1);
      done = certain + Number(isBeyond);
    }
    await source.end();
    const during = [...tally.interrupted].map(([does, count]) => `${count} ${does}`).join(", ");
    process.stdout.write(
      `${kind}: ${rounds(kind)} kills, ${tally.acknowledged} steps acknowledged, killed during ${during}; ${tally.beyond} committed unheard\n`,
    );
  });

  it("has nothing but states that differ, so that a half step could not pass for a whole one", () => {
    for (const [index, hash] of hashes.slice(1).entries()) expect(hash).not.toBe(hashes[index]);
  });
});

describe("a server killed in the middle of an upload", () => {
  it("REL-I7 throws away at its next start what was uploaded and what had only half arrived", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tallyboard-killed-"));
    const url = `file:${join(folder, "tallyboard.db")}`;
    vi.stubEnv("TALLYBOARD_DATA", folder);
    vi.stubEnv("DATABASE_URL", url);
    vi.stubEnv("NEXT_RUNTIME", "nodejs");
    const told = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await switchDatabase(url);
    await register();
    const victim = startVictim(CHILD, {});
    victim.say("upload");
    await victim.saidLine("begun");
    const uploads = join(folder, "uploads");
    await vi.waitFor(() => expect(partsIn(uploads)).toBe(2));
    await victim.kill();
    expect(partsIn(uploads)).toBe(2);
    await register();
    expect(existsSync(uploads)).toBe(false);
    told.mockRestore();
    vi.unstubAllEnvs();
    await closeDatabase();
    rmSync(folder, { recursive: true, force: true });
  });
});

function partsIn(folder: string): number {
  return readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".part")).length;
}
