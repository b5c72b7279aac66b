/** A guesser with many addresses, or a crowd with many links, must not fill the memory. */
const REMEMBERED = 10_000;
const REFILL_MS = 60_000;

type Bucket = { readonly left: number; readonly at: number };
type Limit = { readonly name: string; readonly perMinute: number };

/** Links and invitations that do not exist, by the address of who asks. */
const GUESSES: Limit = { name: "guesses", perMinute: 60 };
/** What has to be made for one link alone, by the hash of its token: whatever is no page, and pages that were not kept. */
const MAKINGS: Limit = { name: "makings", perMinute: 600 };

/** Next may load this module more than once in a process: the buckets are the same. */
const registry = globalThis as { [key: symbol]: Map<string, Bucket> | undefined };

/**
 * Notes that `client` asks for a link or an invitation that does not exist; false when these were too many: sixty at once, and one more with
 * every second. Asked and noted in one step, so that a thousand at the same time get no further than one after the other.
 */
export function takeGuess(client: string, now: number): boolean {
  return take(GUESSES, client, now);
}

/** The same for something that has to be made for the link of this token: six hundred at once, ten more with every second. */
export function takeMaking(tokenHash: string, now: number): boolean {
  return take(MAKINGS, tokenHash, now);
}

/** In memory only, and for a minute at most. */
function take({ name, perMinute }: Limit, key: string, now: number): boolean {
  const symbol = Symbol.for(`tallyboard.${name}`);
  const buckets = registry[symbol] ?? new Map<string, Bucket>();
  registry[symbol] = buckets;
  const left = leftIn(buckets.get(key), perMinute, now);
  if (left < 1) return false;
  // Set anew, so that the map stays in the order of the last request.
  buckets.delete(key);
  buckets.set(key, { left: left - 1, at: now });
  for (const [other, { at }] of buckets) {
    if (now - at < REFILL_MS && buckets.size <= REMEMBERED) break;
    buckets.delete(other);
  }
  return true;
}

function leftIn(bucket: Bucket | undefined, perMinute: number, now: number): number {
  // A clock that was set back must not lock anybody out.
  if (bucket === undefined || now < bucket.at) return perMinute;
  return Math.min(perMinute, bucket.left + ((now - bucket.at) / REFILL_MS) * perMinute);
}
