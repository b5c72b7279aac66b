import { findProfile, listProfiles, type ProfileIn, type WorkspaceScope } from "@/lib/db/scope";
import { type Handle, parseHandle } from "@/lib/domain/handle";

/** Every profile that somebody may choose, in the order of their handles. */
export function listProfilesForPicker<Scope extends WorkspaceScope>(
  scope: Scope,
): Promise<readonly ProfileIn<Scope>[]> {
  return listProfiles(scope);
}

/** The profile of an address or command; null when the workspace has none of that handle. */
export async function findReportProfile<Scope extends WorkspaceScope>(
  scope: Scope,
  handle: Handle | string,
): Promise<ProfileIn<Scope> | null> {
  const parsed = parseHandle(handle);
  return parsed === null ? null : findProfile(scope, parsed);
}
