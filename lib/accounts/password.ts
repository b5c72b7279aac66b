import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { COMMON_PASSWORDS } from "./common-passwords";

export const PASSWORD_MIN = 8;
const PASSWORD_MAX = 128;

/** OWASP's scrypt setting (password storage cheat sheet): 128 MiB and some 200 ms for each hash. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const KEY_BYTES = 64;
const SALT_BYTES = 16;

/** Four hashes take 512 MiB and all of libuv's threads; more would stall files and DNS for everybody else. */
const MAX_AT_ONCE = 4;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

function derive(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        // The same letters typed on two keyboards may be composed differently; NFC makes them one.
        scrypt(password.normalize("NFC"), salt, KEY_BYTES, options, (error, key) =>
          error === null ? resolve(key) : reject(error),
        );
      }),
  );
}

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** False for a wrong password and for a hash that is not one of ours. */
export async function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  const [kind, N, r, p, salt, key] = given.hash.split("$");
  if (kind !== "scrypt" || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, "base64url");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const found = await derive(given.password, Buffer.from(salt, "base64url"), cost);
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** What is wrong with a new password, as a sentence; null when it can be used. Length is counted in characters after NFC. */
export function findPasswordProblem(password: string, email: string): string | null {
  const normal = password.normalize("NFC");
  const length = [...normal].length;
  if (length < PASSWORD_MIN)
    return `Choose a password of at least ${PASSWORD_MIN} characters; 15 or more is better.`;
  if (length > PASSWORD_MAX) return `Choose a password of at most ${PASSWORD_MAX} characters.`;
  const lower = normal.toLowerCase();
  if (COMMON_PASSWORDS.has(lower) || new Set(lower).size < 3)
    return "This password is one of the first that anybody would try. Choose another.";
  if (lower === email.toLowerCase()) return "Your e-mail address cannot be your password. Choose another.";
  return null;
}
