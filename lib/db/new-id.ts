import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_LENGTH = 9;
const RANDOM_LENGTH = 10;

/**
 * A new id of 19 characters: nine for the millisecond, so that ids sort by age and stay together in an
 * index, then ten random ones (50 bits from the system's generator).
 */
export function newId(now: Date = new Date()): string {
  let time = "";
  for (let rest = now.getTime(); time.length < TIME_LENGTH; rest = Math.floor(rest / 32))
    time = ALPHABET.charAt(rest % 32) + time;
  const random = Array.from(randomBytes(RANDOM_LENGTH), (byte) => ALPHABET.charAt(byte % 32)).join("");
  return time + random;
}
