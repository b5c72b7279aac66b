import type { Tx } from "./client";
import { Prisma } from "./generated/sqlite/client";
import type { ProfileScope } from "./scope";

const FIELDS = [
  "kind",
  "url",
  "title",
  "publishedOn",
  "readOn",
  "importId",
  "views",
  "likes",
  "comments",
  "shares",
  "saves",
];

const fields = Prisma.raw(FIELDS.map((name) => `"${name}"`).join(", "));
const taken = Prisma.raw(FIELDS.map((name) => `"${name}" = excluded."${name}"`).join(", "));

/** Shows the posts of a new import as it gives them, unless a newer export is shown already. */
export async function showPostsOf(
  tx: Tx,
  profile: ProfileScope,
  added: { readonly importId: string; readonly exportedOn: string; readonly sha256: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Post" ("profileId", "postId", "workspaceId", ${fields})
    SELECT "profileId", "postId", "workspaceId", ${fields} FROM "PostReading"
    WHERE "profileId" = ${profile.profileId} AND "workspaceId" = ${profile.workspaceId}
      AND "importId" = ${added.importId}
    ON CONFLICT ("profileId", "postId") DO UPDATE SET ${taken}
      WHERE (${added.exportedOn}, ${added.sha256}) > (
        SELECT o."exportedOn", o."sha256" FROM "Import" o
        WHERE o."profileId" = "Post"."profileId" AND o."id" = "Post"."importId")`;
}

/** After an import left the ledger: its posts as the newest remaining export gives them, or none. */
export async function withdrawPostsOf(tx: Tx, profile: ProfileScope, importId: string): Promise<void> {
  const { profileId, workspaceId } = profile;
  await tx.post.deleteMany({ where: { profileId, workspaceId, importId } });
  await tx.$executeRaw`
    INSERT INTO "Post" ("profileId", "postId", "workspaceId", ${fields})
    SELECT "profileId", "postId", "workspaceId", ${fields}
    FROM (
      SELECT p.*, ROW_NUMBER() OVER (PARTITION BY p."postId" ORDER BY p."readOn" DESC, i."sha256" DESC) AS "place"
      FROM "PostReading" p JOIN "Import" i ON i."profileId" = p."profileId" AND i."id" = p."importId"
      WHERE p."profileId" = ${profileId} AND p."workspaceId" = ${workspaceId} AND i."undoneAt" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "Post" s WHERE s."profileId" = p."profileId" AND s."postId" = p."postId")
    ) newest
    WHERE newest."place" = 1`;
}
