import { recordAccount } from "./account-events";
import type { AuditKind } from "./audit";
import { reader } from "./client";
import type { WorkspaceScope } from "./scope";
import { write } from "./writer";

/**
 * Writes down that somebody signed in, failed to, or signed out, in every workspace of that person. An address that
 * nobody has here leaves no trace: what strangers type is not ours to keep.
 */
export async function recordSession(event: {
  readonly email: string;
  readonly kind: Extract<AuditKind, `session/${string}` | `account/${string}`>;
  readonly now: Date;
}): Promise<void> {
  const { email, kind, now } = event;
  const user = await reader().user.findFirst({
    where: { email, memberships: { some: {} } },
    select: { id: true },
  });
  if (user === null) return;
  await write((tx) => recordAccount(tx, { userId: user.id, kind, now, detail: "" }));
}

export type StoredMember = { readonly userId: string; readonly email: string; readonly role: string };

/** The people of a workspace, oldest first; a client does not get to know of other clients. */
export async function listMembers(scope: WorkspaceScope): Promise<readonly StoredMember[]> {
  const rows = await reader().member.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...(scope.onlyProfiles && { OR: [{ role: { not: "client" } }, { userId: scope.userId ?? "" }] }),
    },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    select: { userId: true, role: true, user: { select: { email: true } } },
  });
  return rows.map(({ user, ...row }) => ({ ...row, email: user.email }));
}
