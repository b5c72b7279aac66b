import { reader } from "./client";
import { write } from "./writer";

/** Less than a day, so that the newest backup is never older than one. */
const DUE_MS = 23 * 60 * 60 * 1_000;
/** Whoever began this long ago and is not done was ended, or is slow enough to let another try. */
const CLAIM_MS = 60 * 60 * 1_000;

/** The one row. */
const ROW = { id: 1 } as const;

export type Upkeep = {
  readonly claimedAt: Date | null;
  readonly doneAt: Date | null;
  readonly problem: string | null;
  readonly eraseBefore: Date | null;
};

const NEVER: Upkeep = { claimedAt: null, doneAt: null, problem: null, eraseBefore: null };

/** When the daily upkeep was done, and how it went. */
export async function findUpkeep(): Promise<Upkeep> {
  return (await reader().upkeep.findUnique({ where: ROW, omit: { id: true } })) ?? NEVER;
}

/** Whether it is time, and nobody is at it. A clock that was set back makes it time. */
export function isUpkeepDue({ claimedAt, doneAt }: Upkeep, now: Date): boolean {
  return isPast(doneAt, DUE_MS, now) && isPast(claimedAt, CLAIM_MS, now);
}

/** Takes the upkeep of today; true for one process of all that ask. */
export async function claimUpkeep(now: Date): Promise<boolean> {
  return write(async (tx) => {
    await tx.$executeRaw`INSERT INTO "Upkeep" ("id") VALUES (1) ON CONFLICT ("id") DO NOTHING`;
    const [done, claimed] = [past("doneAt", DUE_MS, now), past("claimedAt", CLAIM_MS, now)];
    const { count } = await tx.upkeep.updateMany({
      where: { ...ROW, AND: [{ OR: done }, { OR: claimed }] },
      data: { claimedAt: now },
    });
    return count === 1;
  });
}

/** Writes down how it ended. True when the backup that was begun with this claim may stay: nothing was deleted for good since. */
export async function settleUpkeep(
  claimedAt: Date,
  end: { readonly doneAt: Date | null; readonly problem: string | null },
): Promise<boolean> {
  return write(async (tx) => {
    const { eraseBefore } = await tx.upkeep.findUniqueOrThrow({ where: ROW, select: { eraseBefore: true } });
    if (eraseBefore !== null && eraseBefore >= claimedAt) return false;
    const data = end.doneAt === null ? { problem: end.problem } : end;
    await tx.upkeep.update({ where: ROW, data, select: { id: true } });
    return true;
  });
}

/** After a deletion for good: automatic backups so far must go, in every process, and a new one is made soon. */
export async function eraseBackupsUntil(now: Date): Promise<void> {
  const erased = { eraseBefore: now, doneAt: null, claimedAt: null, problem: null };
  await write((tx) => tx.upkeep.upsert({ where: ROW, create: { ...ROW, ...erased }, update: erased }));
}

function isPast(moment: Date | null, ms: number, now: Date): boolean {
  return moment === null || moment > now || now.getTime() - moment.getTime() >= ms;
}

/** The same as a condition of the database. */
function past<Column extends "doneAt" | "claimedAt">(column: Column, ms: number, now: Date) {
  const before = new Date(now.getTime() - ms);
  return [{ [column]: null }, { [column]: { lte: before } }, { [column]: { gt: now } }];
}
