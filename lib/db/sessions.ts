import { recordAccount } from "./account-events";
import { recordAudit } from "./audit";
import { reader } from "./client";
import { write } from "./writer";

export type StoredSession = {
  readonly id: string;
  readonly userAgent: string | null;
  readonly signedInAt: Date;
  /** To the hour. */
  readonly lastUsedAt: Date;
};

/** The sessions of one person that are not over, the one used last first. */
export async function listSessionsOf(
  userId: string,
  { usedSince, now }: { readonly usedSince: Date; readonly now: Date },
): Promise<readonly StoredSession[]> {
  const rows = await reader().session.findMany({
    where: { userId, expiresAt: { gt: now }, updatedAt: { gt: usedSince } },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
  });
  return rows.map(({ id, userAgent, createdAt, updatedAt }) => ({
    id,
    userAgent,
    signedInAt: createdAt,
    lastUsedAt: updatedAt,
  }));
}

/**
 * After a backup took the place of the database: who was signed in then is not now, and every workspace's log says what happened.
 */
export async function endSessionsAfterRestore(now: Date): Promise<void> {
  await write(async (tx) => {
    await tx.session.deleteMany();
    const entry = { at: now, actor: "operator", kind: "database/restored", subject: "database" } as const;
    for (const { id } of await tx.workspace.findMany({ select: { id: true } }))
      await recordAudit(tx, id, { ...entry, detail: "Everybody was signed out" });
  });
}

/** Ends one session of a person, or with `except` all but that one; how many ended. */
export async function endSessionsOf(
  userId: string,
  which: { readonly id: string } | { readonly except: string },
  now: Date,
): Promise<number> {
  const id = "id" in which ? which.id : { not: which.except };
  return write(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId, id } });
    if (count === 0) return 0;
    const detail = "id" in which ? "One browser" : `All other browsers: ${count}`;
    await recordAccount(tx, { userId, kind: "account/sessions-ended", now, detail });
    return count;
  });
}
