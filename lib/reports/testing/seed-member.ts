import { newId } from "@/lib/db/new-id";
import { type EditorScope, type OwnerScope, type WorkspaceScope, workspaceScopeOfUser } from "@/lib/db/scope";
import { write } from "@/lib/db/writer";
import type { Role } from "@/lib/domain/role";

/** Somebody of a role in a workspace, found as signing in would find them; the workspace is created when it is new. */
export async function seedMember(workspaceId: string, role: "owner"): Promise<OwnerScope>;
export async function seedMember(workspaceId: string, role: "editor"): Promise<EditorScope>;
export async function seedMember(workspaceId: string, role: Role): Promise<WorkspaceScope>;
export async function seedMember(workspaceId: string, role: Role): Promise<WorkspaceScope> {
  const id = newId();
  await write(async (tx) => {
    await tx.workspace.upsert({
      where: { id: workspaceId },
      create: { id: workspaceId, name: workspaceId },
      update: {},
    });
    await tx.user.create({ data: { id, name: role, email: `${id}@northwind.example` } });
    await tx.member.create({ data: { workspaceId, userId: id, role } });
  });
  const scope = await workspaceScopeOfUser(id);
  if (scope === null) throw new Error("The member was not found.");
  return scope;
}
