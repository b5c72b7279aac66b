import { Prisma } from "./generated/sqlite/client";
import type { ProfileScope } from "./scope";

/**
 * `FROM` and the start of `WHERE` for the imports `i` of a profile. The workspace is asked of the profile's own row: with it as a condition on
 * the imports, SQLite walks all imports of the workspace instead of the profile's.
 */
export function importsOf({
  profileId,
  workspaceId,
}: Pick<ProfileScope, "profileId" | "workspaceId">): Prisma.Sql {
  return Prisma.sql`
    "Profile" p JOIN "Import" i ON i."profileId" = p."id"
    WHERE p."id" = ${profileId} AND p."workspaceId" = ${workspaceId}`;
}
