import type { ProblemCode } from "@/lib/domain/problem";
import { type CountReading, parseNotedCount } from "./notation";

const MOST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

export type CountRead =
  | { readonly ok: true; readonly value: number | bigint | null }
  | { readonly ok: false; readonly code: ProblemCode };

/** The count of a cell: a number where that is exact. */
export function readCount(text: string, reading: CountReading): CountRead {
  const plain = plainCount(text);
  if (plain >= 0) return { ok: true, value: plain };
  const read = parseNotedCount(text, reading);
  if (!read.ok || read.value === null || read.value > MOST_SAFE || read.value < -MOST_SAFE) return read;
  return { ok: true, value: Number(read.value) };
}

/** Nearly every cell is up to 15 digits: their number, or −1 for what has to be looked at closely. */
function plainCount(text: string): number {
  const { length } = text;
  if (length === 0 || length > 15 || (length > 1 && text.charCodeAt(0) === 48)) return -1;
  let value = 0;
  for (let at = 0; at < length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = 10 * value + digit;
  }
  return value;
}
