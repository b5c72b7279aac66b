import { findProfile, listProfiles, type ProfileScope, type WorkspaceScope } from "@/lib/db/scope";
import { type Handle, parseHandle } from "@/lib/domain/handle";

/** Every profile that somebody may choose, in the order of their handles. */
export function listProfilesForPicker(scope: WorkspaceScope): Promise<readonly ProfileScope[]> {
  return listProfiles(scope);
}

/** The profile of an address or command; null when the workspace has none of that handle. */
export async function findReportProfile(
  scope: WorkspaceScope,
  handle: Handle | string,
): Promise<ProfileScope | null> {
  const parsed = parseHandle(handle);
  return parsed === null ? null : findProfile(scope, parsed);
}
