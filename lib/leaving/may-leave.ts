import type { WorkspaceScope } from "@/lib/db/scope";

/** What can be deleted for good. */
export type DeletionKind = "profile" | "workspace" | "account";

/** Who may take along or delete what: everything is its owner's, an account everybody's own. */
export function mayLeave({ role }: WorkspaceScope, kind: DeletionKind): boolean {
  return kind === "account" || role === "owner";
}
