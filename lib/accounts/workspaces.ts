import type { OwnerScope } from "@/lib/db/scope";
import { createWorkspace, listWorkspacesOf, type OwnWorkspace, switchWorkspace } from "@/lib/db/workspaces";
import type { SignedIn } from "./session";

export { listWorkspacesOf, type OwnWorkspace };

const LONGEST_NAME = 80;

/** From the next request on this browser works there; a sentence for whoever asked when they do not belong to it, else null. */
export async function workIn({ scope, sessionId }: SignedIn, workspaceId: string): Promise<string | null> {
  const done = await switchWorkspace(scope, sessionId, workspaceId.slice(0, 50));
  return done ? null : "You do not belong to that workspace. Reload the page.";
}

export type Made =
  | { readonly ok: true; readonly workspaceId: string; readonly name: string }
  | { readonly ok: false; readonly problem: string };

/** Makes a further workspace for an owner, or for the operator. Nothing of the workspaces there are is in it. */
export async function makeWorkspace(scope: OwnerScope, text: string, now: Date): Promise<Made> {
  const name = text.replace(/\s+/g, " ").trim();
  if (name === "" || [...name].length > LONGEST_NAME)
    return { ok: false, problem: `Name the workspace, in at most ${LONGEST_NAME} characters.` };
  return { ok: true, workspaceId: await createWorkspace(scope, { name, now }), name };
}
