import { createHash, createHmac } from "node:crypto";
import { countAttempt, forgiveAttempt, type RateLimitRule } from "@/lib/db/rate-limits";
import { env, readSecret } from "@/lib/env";

const WINDOW_MS = 15 * 60 * 1_000;

/** Failed sign-ins per account and per address (reliability: SEC-A5), and tries of the one-time code per address. */
const SIGN_INS_PER_ACCOUNT = 5;
const SIGN_INS_PER_ADDRESS = 20;
const CLAIMS_PER_ADDRESS = 5;
const JOINS_PER_ADDRESS = 20;
/** A code of an app is taken for at most three steps of 30 seconds. */
const CODE_LIFE_MS = 90_000;

/** Null when this sign-in may be tried, else the seconds to wait. Counts before the password is looked at. */
export function countSignIn(email: string, client: string, now: Date): Promise<number | null> {
  return secondsToWait(
    [
      { key: accountKey(email), max: SIGN_INS_PER_ACCOUNT, windowMs: WINDOW_MS },
      { key: clientKey(client), max: SIGN_INS_PER_ADDRESS, windowMs: WINDOW_MS },
    ],
    now,
  );
}

/** A sign-in that succeeded is no failure. */
export function forgiveSignIn(email: string, client: string): Promise<void> {
  return forgiveAttempt({ clear: accountKey(email), decrement: clientKey(client) });
}

/** Null when a one-time code may be tried, else the seconds to wait. */
export function countClaim(client: string, now: Date): Promise<number | null> {
  return secondsToWait(
    [{ key: `claim/${toPseudonym(client)}`, max: CLAIMS_PER_ADDRESS, windowMs: WINDOW_MS }],
    now,
  );
}

/** Null when an invitation may be tried, else the seconds to wait. */
export function countJoin(client: string, now: Date): Promise<number | null> {
  return secondsToWait(
    [{ key: `join/${toPseudonym(client)}`, max: JOINS_PER_ADDRESS, windowMs: WINDOW_MS }],
    now,
  );
}

/** False when this code was tried for the account before: somebody who read it over a shoulder is too late. */
export async function countCodeUse(email: string, code: string, now: Date): Promise<boolean> {
  const key = `code/${toPseudonym(`${email} ${code}`)}`;
  return (await countAttempt([{ key, max: 1, windowMs: CODE_LIFE_MS }], now)) === null;
}

async function secondsToWait(rules: readonly RateLimitRule[], now: Date): Promise<number | null> {
  const ms = await countAttempt(rules, now);
  return ms === null ? null : Math.max(1, Math.ceil(ms / 1_000));
}

/** Hashed: what people type into the e-mail box, sometimes a password, stays out of the database. */
function accountKey(email: string): string {
  return `sign-in/account/${createHash("sha256").update(email.trim().toLowerCase()).digest("hex")}`;
}

function clientKey(client: string): string {
  return `sign-in/address/${toPseudonym(client)}`;
}

/** Rows outlive their window until somebody tries again: without this installation's secret none tells who came. */
function toPseudonym(client: string): string {
  return createHmac("sha256", readSecret(env().dataFolder)).update(client).digest("hex");
}
