import { reader } from "./client";
import { instant } from "./dialect";
import { type StoredSchedule, toSchedule } from "./mail-schedules";
import { write } from "./writer";

/** One message of a schedule to one address. `tries` is how often its sending was begun. */
export type StoredDelivery = {
  readonly profileId: string;
  readonly scheduleId: string;
  readonly dueAt: Date;
  readonly recipient: string;
  readonly tries: number;
  readonly schedule: StoredSchedule;
};

/**
 * Writes down one message for each address and when the next is due, both or neither. Whoever comes second, another process too, finds the key of
 * the message taken and the schedule moved on.
 */
export async function queueDeliveries(schedule: StoredSchedule, nextDueAt: Date, now: Date): Promise<void> {
  const { workspaceId, profileId, id, nextDueAt: dueAt, recipients } = schedule;
  await write(async (tx) => {
    const moved = await tx.mailSchedule.updateMany({
      where: { profileId, id, nextDueAt: dueAt, pausedAt: null },
      data: { nextDueAt },
    });
    if (moved.count === 0) return;
    for (const recipient of recipients)
      await tx.$executeRaw`INSERT INTO "MailDelivery"
        ("profileId", "scheduleId", "dueAt", "recipient", "workspaceId", "state", "tries", "lastTriedAt")
        VALUES (${profileId}, ${id}, ${instant(dueAt)}, ${recipient}, ${workspaceId}, 'waiting', 0, ${instant(now)})
        ON CONFLICT ("profileId", "scheduleId", "dueAt", "recipient") DO NOTHING`;
  });
}

/** Messages that wait, and those that failed before `failedBefore` and less than `mostTries` times; oldest first. */
export async function listOpenDeliveries(rule: {
  readonly mostTries: number;
  readonly failedBefore: Date;
}): Promise<readonly StoredDelivery[]> {
  const failed = { state: "failed", tries: { lt: rule.mostTries }, lastTriedAt: { lt: rule.failedBefore } };
  const rows = await reader().mailDelivery.findMany({
    where: { OR: [{ state: "waiting" }, failed], schedule: { pausedAt: null } },
    orderBy: [{ dueAt: "asc" }, { recipient: "asc" }],
    take: 200,
    include: { schedule: { include: { profile: { select: { handle: true } } } } },
  });
  return rows.map(({ schedule, ...row }) => ({ ...row, schedule: toSchedule(schedule) }));
}

/** True for the one process that may send it now. */
export async function claimDelivery(delivery: StoredDelivery, now: Date): Promise<boolean> {
  const { tries } = delivery;
  const where = { ...deliveryKey(delivery), tries, state: { in: ["waiting", "failed"] } };
  const data = { state: "sending", tries: tries + 1, lastTriedAt: now };
  return write(async (tx) => (await tx.mailDelivery.updateMany({ where, data })).count === 1);
}

/** What came of a message that this process claimed. `tries` above the most there are: it is not tried again. */
export async function settleDelivery(
  delivery: StoredDelivery,
  outcome: { readonly state: "sent" | "failed"; readonly problem: string | null; readonly tries: number },
): Promise<void> {
  const where = { ...deliveryKey(delivery), state: "sending" };
  await write((tx) => tx.mailDelivery.updateMany({ where, data: outcome }));
}

/** Messages whose sending began before this and never ended: nobody knows whether they went out, so they are not sent again. */
export async function giveUpDeliveries(
  begunBefore: Date,
  outcome: { problem: string; tries: number },
): Promise<void> {
  const where = { state: "sending", lastTriedAt: { lt: begunBefore } };
  await write((tx) => tx.mailDelivery.updateMany({ where, data: { ...outcome, state: "failed" } }));
}

function deliveryKey({ profileId, scheduleId, dueAt, recipient }: StoredDelivery) {
  return { profileId, scheduleId, dueAt, recipient };
}
