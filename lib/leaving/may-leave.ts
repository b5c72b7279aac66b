import type { WorkspaceScope } from "@/lib/db/scope";

/** What can be deleted for good. */
export type DeletionKind = "profile" | "workspace" | "account";

/** Who may take along or delete what: everything is its owner's, a profile an admin's too, an account everybody's own. */
export function mayLeave({ role }: WorkspaceScope, kind: DeletionKind): boolean {
  if (kind === "account") return true;
  return role === "owner" || (kind === "profile" && role === "admin");
}
