/** Unknown links that one address may ask for at once; a whole minute without any fills it up again. */
const BURST = 60;
const REFILL_MS = 60_000;
/** A guesser with many addresses must not fill the memory. */
const ADDRESSES = 10_000;

type Bucket = { readonly left: number; readonly at: number };

/** Next bundles proxy.ts and pages apart: both must see the same buckets. */
const registry = globalThis as { [key: symbol]: Map<string, Bucket> | undefined };
const KEY = Symbol.for("tallyboard.guesses");

/** Notes that `client` asked for a link that does not exist. In memory only, and for a minute at most. */
export function countGuess(client: string, now: number): void {
  const buckets = current();
  const left = Math.max(0, leftFor(client, now) - 1);
  // Set anew, so that the map stays in the order of the last guess.
  buckets.delete(client);
  buckets.set(client, { left, at: now });
  for (const [key, { at }] of buckets) {
    if (now - at < REFILL_MS && buckets.size <= ADDRESSES) break;
    buckets.delete(key);
  }
}

/** False while `client` has asked for too many links that do not exist. */
export function mayGuess(client: string, now: number): boolean {
  return leftFor(client, now) >= 1;
}

function leftFor(client: string, now: number): number {
  const bucket = current().get(client);
  // A clock that was set back must not lock anybody out.
  if (bucket === undefined || now < bucket.at) return BURST;
  return Math.min(BURST, bucket.left + ((now - bucket.at) / REFILL_MS) * BURST);
}

function current(): Map<string, Bucket> {
  const buckets = registry[KEY] ?? new Map<string, Bucket>();
  registry[KEY] = buckets;
  return buckets;
}
