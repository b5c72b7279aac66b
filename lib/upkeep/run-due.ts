import { removeBackups } from "@/lib/db/automatic-backup";
import { database } from "@/lib/db/client";
import type { UpkeepOrder, UpkeepOutcome } from "@/lib/db/daily-upkeep";
import { findDamage } from "@/lib/db/damage";
import { claimUpkeep, findUpkeep, isUpkeepDue, settleUpkeep } from "@/lib/db/upkeep";
import { env } from "@/lib/env";
import { doUpkeepInProcess } from "@/lib/imports/worker/upkeep-process";

type Work = (order: UpkeepOrder) => Promise<UpkeepOutcome>;

/** Up to which deletion this process has thrown its backups away. */
let erasedBefore: number | null = null;

/**
 * Does the daily upkeep when it is due and no other process is at it, and throws away backups that hold what was deleted for good. Returns what
 * was done, null when there was nothing to do.
 */
export async function runDueUpkeep(now: Date, work: Work = doUpkeepInProcess): Promise<UpkeepOutcome | null> {
  const { backupFolder } = env();
  if (findDamage(database().url) !== null) return null;
  const upkeep = await findUpkeep();
  if (backupFolder !== null && upkeep.eraseBefore !== null && upkeep.eraseBefore.getTime() !== erasedBefore) {
    removeBackups(backupFolder, upkeep.eraseBefore);
    erasedBefore = upkeep.eraseBefore.getTime();
  }
  if (!isUpkeepDue(upkeep, now) || !(await claimUpkeep(now))) return null;
  const outcome = await work({ begunAt: now, backupFolder }).catch((error: unknown) => ({
    originals: 0,
    problem: `It broke off (${error instanceof Error ? error.name : "no reason given"}).`,
  }));
  const { problem } = outcome;
  const stays = await settleUpkeep(now, { doneAt: problem === null ? now : null, problem });
  // Something was deleted for good while it was copied.
  if (!stays && backupFolder !== null) removeBackups(backupFolder, now);
  return outcome;
}
