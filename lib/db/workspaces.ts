import { isRole, type Role } from "@/lib/domain/role";
import { recordAudit } from "./audit";
import { reader } from "./client";
import { OPERATOR } from "./import-records";
import { newId } from "./new-id";
import type { OwnerScope, WorkspaceScope } from "./scope";
import { write } from "./writer";

/** A workspace that whoever asks belongs to. */
export type OwnWorkspace = {
  readonly workspaceId: string;
  readonly name: string;
  readonly role: Role;
  /** The one that they work in now. */
  readonly isHere: boolean;
};

/** Those that this person belongs to, the one joined first in front; for the operator every one of the installation. */
export async function listWorkspacesOf(scope: WorkspaceScope): Promise<readonly OwnWorkspace[]> {
  const { userId } = scope;
  if (userId === null) {
    const all = await reader().workspace.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
    return all.map(({ id, name }) => toOwn(scope, { workspaceId: id, name, role: scope.role }));
  }
  const memberships = await reader().member.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { workspaceId: "asc" }],
    select: { workspaceId: true, role: true, workspace: { select: { name: true } } },
  });
  return memberships.map(({ workspaceId, role, workspace }) =>
    toOwn(scope, { workspaceId, name: workspace.name, role }),
  );
}

function toOwn(
  scope: WorkspaceScope,
  { workspaceId, name, role }: { workspaceId: string; name: string; role: string },
): OwnWorkspace {
  if (!isRole(role)) throw new Error(`The database holds an unknown role: ${role}`);
  return { workspaceId, name, role, isHere: workspaceId === scope.workspaceId };
}

/** From the next request on this session works in another workspace of its person; false when they do not belong to it. */
export async function switchWorkspace(
  { userId }: WorkspaceScope,
  sessionId: string,
  workspaceId: string,
): Promise<boolean> {
  if (userId === null) return false;
  return write(async (tx) => {
    const member = await tx.member.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } });
    if (member === null) return false;
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId },
      data: { worksIn: workspaceId },
    });
    return count > 0;
  });
}

/** Makes a further workspace whose owner is whoever makes it, or that belongs to nobody yet where the operator does; its id. */
export async function createWorkspace(
  { userId }: OwnerScope,
  { name, now }: { readonly name: string; readonly now: Date },
): Promise<string> {
  const workspaceId = newId(now);
  await write(async (tx) => {
    await tx.workspace.create({ data: { id: workspaceId, name, createdAt: now } });
    if (userId !== null)
      await tx.member.create({ data: { workspaceId, userId, role: "owner", createdAt: now } });
    const event = {
      at: now,
      actor: userId ?? OPERATOR,
      kind: "workspace/made",
      subject: workspaceId,
    } as const;
    await recordAudit(tx, workspaceId, { ...event, detail: name });
  });
  return workspaceId;
}
