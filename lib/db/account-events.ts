import { type AuditKind, recordAudit } from "./audit";
import type { Tx } from "./client";

/** Writes down what somebody did with their own account, in every workspace of theirs. */
export async function recordAccount(
  tx: Tx,
  event: {
    readonly userId: string;
    readonly kind: Extract<AuditKind, `account/${string}` | `session/${string}`>;
    readonly now: Date;
    readonly detail: string;
  },
): Promise<void> {
  const { userId, kind, now, detail } = event;
  const memberships = await tx.member.findMany({ where: { userId }, select: { workspaceId: true } });
  for (const { workspaceId } of memberships)
    await recordAudit(tx, workspaceId, { at: now, actor: userId, kind, subject: userId, detail });
}
