import { reader, type Tx } from "./client";
import { type EditableProfile, maySee, type ProfileScope, type WorkspaceScope } from "./scope";

/** The tags of every profile that this person may see, by the profile's id, each in the order of the alphabet. */
export async function listTags(scope: WorkspaceScope): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await reader().profileTag.findMany({
    where: { workspaceId: scope.workspaceId },
    orderBy: [{ profileId: "asc" }, { tag: "asc" }],
    select: { profileId: true, tag: true },
  });
  const found = new Map<string, string[]>();
  for (const { profileId, tag } of rows)
    if (maySee(scope, profileId)) found.set(profileId, [...(found.get(profileId) ?? []), tag]);
  return found;
}

/** The tags of one profile. */
export async function listTagsOf({ workspaceId, profileId }: ProfileScope): Promise<readonly string[]> {
  const rows = await reader().profileTag.findMany({
    where: { workspaceId, profileId },
    orderBy: { tag: "asc" },
    select: { tag: true },
  });
  return rows.map(({ tag }) => tag);
}

/** Puts these in the place of the tags that were there. */
export async function replaceTags(
  tx: Tx,
  { workspaceId, profileId }: EditableProfile,
  tags: readonly string[],
): Promise<void> {
  await tx.profileTag.deleteMany({ where: { workspaceId, profileId } });
  await tx.profileTag.createMany({ data: tags.map((tag) => ({ workspaceId, profileId, tag })) });
}
