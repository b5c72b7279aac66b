import type { Tx } from "./client";
import { newId } from "./new-id";
import { write } from "./writer";

/** At most `max` attempts within `windowMs`, counted from the first of them. */
export type RateLimitRule = { readonly key: string; readonly max: number; readonly windowMs: number };

/** Rows that nobody asked for since are dropped after this long; longer than any rule's window. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

/**
 * Counts one attempt against every rule at once; null when all allow it, else the milliseconds until all would.
 * A refused attempt counts nowhere. Kept in the database, so a restart forgets nothing.
 */
export function countAttempt(rules: readonly RateLimitRule[], now: Date): Promise<number | null> {
  // Always in one order: PostgreSQL locks the rows one after the other.
  const inOrder = [...rules].sort((a, b) => (a.key < b.key ? -1 : 1));
  return write(async (tx) => {
    const counted: Counted[] = [];
    for (const rule of inOrder) counted.push(await lockCount(tx, rule, now));
    const refused = counted.filter(({ rule, count }) => count >= rule.max);
    if (refused.length > 0)
      return Math.max(...refused.map(({ rule, began }) => began + rule.windowMs - now.getTime()));
    for (const { rule, count, began } of counted)
      await tx.rateLimit.update({
        where: { key: rule.key },
        data: { count: count + 1, lastRequest: BigInt(began) },
      });
    await tx.rateLimit.deleteMany({ where: { lastRequest: { lt: BigInt(now.getTime() - KEPT_MS) } } });
    return null;
  });
}

/** Takes back what `countAttempt` counted: the attempt turned out to be good. */
export async function forgiveAttempt(keys: {
  readonly clear: string;
  readonly decrement: string;
}): Promise<void> {
  await write(async (tx) => {
    await tx.rateLimit.deleteMany({ where: { key: keys.clear } });
    await tx.rateLimit.updateMany({
      where: { key: keys.decrement, count: { gt: 0 } },
      data: { count: { decrement: 1 } },
    });
  });
}

type Counted = { readonly rule: RateLimitRule; readonly count: number; readonly began: number };

/** Reads a counter and keeps others from changing it until the transaction ends. `lastRequest` holds when the window began. */
async function lockCount(tx: Tx, rule: RateLimitRule, now: Date): Promise<Counted> {
  const row = await tx.rateLimit.upsert({
    where: { key: rule.key },
    create: { id: newId(now), key: rule.key, count: 0, lastRequest: BigInt(now.getTime()) },
    update: { count: { increment: 0 } },
  });
  const age = now.getTime() - Number(row.lastRequest);
  // A clock that was set back must not lock anybody out for longer than one window.
  const isCurrent = age >= 0 && age < rule.windowMs;
  return isCurrent
    ? { rule, count: row.count, began: Number(row.lastRequest) }
    : { rule, count: 0, began: now.getTime() };
}
