import { setTimeout as sleep } from "node:timers/promises";

/** Pauses before the database is tried again; with a writer's own patience of ten seconds it may be locked for two minutes. */
const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

/** Openings that wait at most; a crowd beyond it is not counted. */
const WAITING = 10_000;

/** Resolves when the opening is written down or given up; never rejects. */
type OpenCounter<Link> = (link: Link, now: Date) => Promise<void>;

/**
 * Writes openings down one after the other. While the database is locked a crowd of readers waits here, and a single write of
 * theirs in the queue that signing in and importing stand in, too.
 */
export function createOpenCounter<Link>(
  store: (link: Link, now: Date) => Promise<void>,
  pausesMs: readonly number[] = PAUSES_MS,
): OpenCounter<Link> {
  let last = Promise.resolve();
  let waiting = 0;
  return (link, now) => {
    if (waiting >= WAITING) return Promise.resolve();
    waiting += 1;
    last = last
      .then(() => storeAtLast(() => store(link, now), pausesMs))
      .finally(() => {
        waiting -= 1;
      });
    return last;
  };
}

async function storeAtLast(store: () => Promise<void>, pausesMs: readonly number[]): Promise<void> {
  for (const pause of [...pausesMs, null]) {
    try {
      return await store();
    } catch (error) {
      if (pause === null) process.stderr.write(`An opening of a link could not be counted: ${error}\n`);
      else await sleep(pause);
    }
  }
}
