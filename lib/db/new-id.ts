import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_LENGTH = 9;
const RANDOM_LENGTH = 10;

/**
 * A new id of 19 characters: nine for the millisecond, so that ids sort by age and stay together in an
 * index, then ten random ones (50 bits from the system's generator).
 */
export function newId(now: Date = new Date()): string {
  return idAt(now.getTime());
}

/** A new id that sorts after `last` also where the clock was set back since; null: there is none yet. */
export function newIdAfter(last: string | null, now: Date = new Date()): string {
  return idAt(Math.max(now.getTime(), last === null ? 0 : timeOf(last) + 1));
}

function timeOf(id: string): number {
  return [...id.slice(0, TIME_LENGTH)].reduce((time, sign) => time * 32 + ALPHABET.indexOf(sign), 0);
}

function idAt(ms: number): string {
  let time = "";
  for (let rest = ms; time.length < TIME_LENGTH; rest = Math.floor(rest / 32))
    time = ALPHABET.charAt(rest % 32) + time;
  const random = Array.from(randomBytes(RANDOM_LENGTH), (byte) => ALPHABET.charAt(byte % 32)).join("");
  return time + random;
}
