import type { MailTime } from "@/lib/domain/mail-time";
import { recordAudit } from "./audit";
import { reader } from "./client";
import type { Prisma } from "./generated/sqlite/client";
import { OPERATOR } from "./import-records";
import { newId } from "./new-id";
import type { OwnedProfile, OwnerScope } from "./scope";
import { write } from "./writer";

export type StoredSchedule = MailTime & {
  readonly id: string;
  readonly workspaceId: string;
  readonly profileId: string;
  readonly handle: string;
  readonly linkId: string;
  readonly sealedToken: string;
  readonly recipients: readonly string[];
  readonly nextDueAt: Date;
  readonly pausedAt: Date | null;
};

export type NewSchedule = MailTime & {
  readonly linkId: string;
  readonly sealedToken: string;
  readonly recipients: readonly string[];
  readonly nextDueAt: Date;
  readonly now: Date;
};

const WITH_HANDLE = { profile: { select: { handle: true } } } satisfies Prisma.MailScheduleInclude;
type Row = Prisma.MailScheduleGetPayload<{ include: typeof WITH_HANDLE }>;

export async function storeSchedule(
  scope: OwnerScope,
  { profileId, handle }: OwnedProfile,
  schedule: NewSchedule,
): Promise<void> {
  const { now, recipients, ...values } = schedule;
  const { workspaceId } = scope;
  const createdBy = scope.userId ?? OPERATOR;
  const id = newId(now);
  await write(async (tx) => {
    const own = { workspaceId, profileId, id, createdBy, createdAt: now };
    await tx.mailSchedule.create({ data: { ...own, ...values, recipients: JSON.stringify(recipients) } });
    const entry = { at: now, actor: createdBy, kind: "mail/scheduled", subject: id } as const;
    await recordAudit(tx, workspaceId, { ...entry, detail: `@${handle}: ${values.cadence}` });
  });
}

/** Of the whole workspace, next first, each with what came of its newest message. */
export async function listSchedules({ workspaceId }: OwnerScope) {
  const rows = await reader().mailSchedule.findMany({
    where: { workspaceId },
    orderBy: [{ nextDueAt: "asc" }, { id: "asc" }],
    include: { ...WITH_HANDLE, deliveries: { orderBy: { dueAt: "desc" }, take: 50 } },
  });
  return rows.map(({ deliveries, ...row }) => {
    const [newest] = deliveries;
    const same = deliveries.filter(({ dueAt }) => dueAt.getTime() === newest?.dueAt.getTime());
    const problem = same.find((each) => each.problem !== null)?.problem ?? null;
    const sent = same.filter(({ state }) => state === "sent").length;
    const last = newest === undefined ? null : { dueAt: newest.dueAt, sent, of: same.length, problem };
    return { ...toSchedule(row), last };
  });
}

/** `stop` deletes it; a link that it was sent with stays as it is. False when there is none. */
export async function changeSchedule(
  scope: OwnerScope,
  id: string,
  change: { readonly kind: "pause" | "resume" | "stop"; readonly nextDueAt: Date; readonly now: Date },
): Promise<boolean> {
  const where = { workspaceId: scope.workspaceId, id };
  const { kind, nextDueAt, now } = change;
  return write(async (tx) => {
    if (kind === "pause")
      return (await tx.mailSchedule.updateMany({ where, data: { pausedAt: now } })).count > 0;
    if (kind === "resume")
      return (await tx.mailSchedule.updateMany({ where, data: { pausedAt: null, nextDueAt } })).count > 0;
    const { count } = await tx.mailSchedule.deleteMany({ where });
    const entry = { at: now, actor: scope.userId ?? OPERATOR, kind: "mail/stopped", subject: id } as const;
    if (count > 0) await recordAudit(tx, scope.workspaceId, { ...entry, detail: "For good" });
    return count > 0;
  });
}

export async function findSchedule({ workspaceId }: OwnerScope, id: string): Promise<StoredSchedule | null> {
  const row = await reader().mailSchedule.findFirst({ where: { workspaceId, id }, include: WITH_HANDLE });
  return row && toSchedule(row);
}

/** Of the whole installation: whose time has come. */
export async function listDueSchedules(now: Date): Promise<readonly StoredSchedule[]> {
  const rows = await reader().mailSchedule.findMany({
    where: { nextDueAt: { lte: now }, pausedAt: null },
    orderBy: [{ nextDueAt: "asc" }, { id: "asc" }],
    include: WITH_HANDLE,
  });
  return rows.map(toSchedule);
}

/** Our own code wrote these columns, so the casts hold. */
export function toSchedule({ profile, recipients, cadence, ...row }: Row): StoredSchedule {
  return {
    ...row,
    handle: profile.handle,
    cadence: cadence as StoredSchedule["cadence"],
    recipients: JSON.parse(recipients) as readonly string[],
  };
}
