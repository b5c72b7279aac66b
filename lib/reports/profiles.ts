import { findProfile, listProfiles, type ProfileIn, type WorkspaceScope } from "@/lib/db/scope";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import { isSample } from "@/lib/domain/sample";

/** Every profile that somebody may choose, in the order of their handles; the made-up one last, so that it is never shown unasked. */
export async function listProfilesForPicker<Scope extends WorkspaceScope>(
  scope: Scope,
): Promise<readonly ProfileIn<Scope>[]> {
  const profiles = await listProfiles(scope);
  return [
    ...profiles.filter(({ handle }) => !isSample(handle)),
    ...profiles.filter(({ handle }) => isSample(handle)),
  ];
}

/** The profile of an address or command; null when the workspace has none of that handle. */
export async function findReportProfile<Scope extends WorkspaceScope>(
  scope: Scope,
  handle: Handle | string,
): Promise<ProfileIn<Scope> | null> {
  const parsed = parseHandle(handle);
  return parsed === null ? null : findProfile(scope, parsed);
}
