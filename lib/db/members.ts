import { type AuditKind, recordAudit } from "./audit";
import { reader } from "./client";
import { write } from "./writer";

/**
 * Writes down that somebody signed in, failed to, or signed out, in every workspace of that person. An address that
 * nobody has here leaves no trace: what strangers type is not ours to keep.
 */
export async function recordSession(event: {
  readonly email: string;
  readonly kind: Extract<AuditKind, `session/${string}`>;
  readonly now: Date;
}): Promise<void> {
  const user = await reader().user.findUnique({
    where: { email: event.email },
    select: { id: true, memberships: { select: { workspaceId: true } } },
  });
  if (user === null || user.memberships.length === 0) return;
  const entry = { at: event.now, actor: user.id, kind: event.kind, subject: user.id, detail: "" };
  await write(async (tx) => {
    for (const { workspaceId } of user.memberships) await recordAudit(tx, workspaceId, entry);
  });
}
