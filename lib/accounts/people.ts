import { listMembers } from "@/lib/db/members";
import type { WorkspaceScope } from "@/lib/db/scope";

/** E-mail addresses of the people of a workspace by their user id. */
export async function listPeople(scope: WorkspaceScope): Promise<ReadonlyMap<string, string>> {
  return new Map((await listMembers(scope)).map(({ userId, email }) => [userId, email]));
}
