import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { claimOwner } from "@/lib/db/claims";
import { describeOnSqlite } from "@/lib/db/testing/describe-on-both-databases";
import { hashPassword } from "./password";
import { PEER_HEADER } from "./request-headers";
import { signIn } from "./sign-in";
import { mannWhitneyP, medianDifference, processorClock, type Times, timeInTurns } from "./testing/timing";

const NOON = new Date("2026-03-17T12:00:00.000Z");
const WINDOW_MS = 16 * 60_000;
const EMAIL = "mia@northwind.example";
const HERE = new Headers({ [PEER_HEADER]: "127.0.0.1" });
/**
 * The promise is 200 of each and ten milliseconds (TALLYBOARD_TIMING_PAIRS=200); a hash takes a quarter of a second of the processor, give or take
 * a few hundredths, so that a dozen of each tell a tenth of a hash apart, and whoever makes none tells all of it.
 */
const PAIRS = Number(process.env["TALLYBOARD_TIMING_PAIRS"] ?? 12);
const MOST_MS = PAIRS >= 200 ? 10 : 25;

let data = "";
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), "tallyboard-timing-"));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));
beforeEach(() => void vi.stubEnv("TALLYBOARD_DATA", data));
afterEach(() => vi.unstubAllEnvs());

let tries = 0;
async function signInWrongly(email: string): Promise<void> {
  // Long after the tries before, so that none has to wait.
  tries += 1;
  const now = new Date(NOON.getTime() + tries * WINDOW_MS);
  expect(await signIn({ email, password: "four loud ovens" }, HERE, now)).toEqual({ kind: "wrong" });
}

/** On the processor's clock: what else this machine does would drown the difference on any other. */
const timePairs = (pairs: number): Promise<Times> =>
  timeInTurns(pairs, {
    one: () => signInWrongly(EMAIL),
    other: () => signInWrongly("nobody@northwind.example"),
    clock: processorClock,
  });

const isAlike = (times: Times) => Math.abs(medianDifference(times)) < MOST_MS && mannWhitneyP(times) > 0.01;

describeOnSqlite("the time of a sign-in", () => {
  test("SEC-A6: does not tell whether somebody has the address", async () => {
    const passwordHash = await hashPassword("four quiet ovens");
    const owner = { name: "mia", email: EMAIL, passwordHash, workspaceName: "Northwind" };
    expect(await claimOwner(owner, { codeHash: null, now: NOON })).not.toBeNull();
    await timePairs(1);
    let times = await timePairs(PAIRS);
    // One in a hundred looks apart by chance; twice in a row is none.
    if (!isAlike(times)) times = await timePairs(2 * PAIRS);
    const said = `median ${medianDifference(times).toFixed(2)} ms, p ${mannWhitneyP(times).toFixed(4)}`;
    expect(isAlike(times), said).toBe(true);
    // A machine that is shared by ten takes ten times as long.
  }, 900_000);
});
