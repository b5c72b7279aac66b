import { setTimeout as sleep } from "node:timers/promises";

/** Pauses before the database is tried again; with a writer's own patience of ten seconds it may be locked for two minutes. */
const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

/** After one write openings gather for this long before the next: each write costs a flush to the disk, and the pages that are kept. */
const GATHER_MS = 2_000;

/** Openings that wait at most; a crowd beyond it is not counted. */
const WAITING = 10_000;

type Opening<Link> = { readonly link: Link; readonly at: Date };

type Pace = { readonly pausesMs: readonly number[]; readonly gatherMs: number };
const PACE: Pace = { pausesMs: PAUSES_MS, gatherMs: GATHER_MS };

/** Resolves when the opening is written down or given up; never rejects. */
type OpenCounter<Link> = (link: Link, at: Date) => Promise<void>;

/**
 * Writes openings down: one at once, a crowd together and one write after the other. While the database is locked a crowd of readers
 * waits here, and a single write of theirs in the queue that signing in and importing stand in, too.
 */
export function createOpenCounter<Link>(
  store: (openings: readonly Opening<Link>[]) => Promise<void>,
  { pausesMs, gatherMs }: Pace = PACE,
): OpenCounter<Link> {
  let last = Promise.resolve();
  let waiting = 0;
  let gathered: { readonly openings: Opening<Link>[]; readonly written: Promise<void> } | null = null;
  const writeGathered = async (openings: readonly Opening<Link>[]) => {
    gathered = null;
    await storeAtLast(() => store(openings), pausesMs);
    waiting -= openings.length;
  };
  return (link, at) => {
    if (waiting >= WAITING) return Promise.resolve();
    waiting += 1;
    if (gathered === null) {
      const openings: Opening<Link>[] = [];
      const written = last.then(() => writeGathered(openings));
      gathered = { openings, written };
      last = written.then(() => sleep(gatherMs, undefined, { ref: false }));
    }
    gathered.openings.push({ link, at });
    return gathered.written;
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
