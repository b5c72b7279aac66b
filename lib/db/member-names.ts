import { reader } from "./client";
import type { ProfileScope } from "./scope";

/** What people of the profile's workspace are called, by user id; those who have left are not in it. */
export async function listMemberNames(
  { workspaceId }: ProfileScope,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const users = await reader().user.findMany({
    where: { id: { in: [...new Set(userIds)] }, memberships: { some: { workspaceId } } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
