import type { FormatId } from "@/lib/domain/export-format";
import type { Tx } from "./client";
import { Prisma } from "./generated/sqlite/client";
import type { EditableProfile } from "./scope";

const LISTS_OF_POSTS: readonly FormatId[] = ["studio/content", "business/video", "table/posts"];

const FACTS = ["kind", "url", "title", "publishedOn", "readOn", "importId"];
const TOTALS = ["views", "likes", "comments", "shares", "saves"];

/** A table of posts may have no titles, which does not take away those that are known. */
const TITLE = Prisma.sql`FIRST_VALUE(p."title") OVER (
  PARTITION BY p."profileId", p."postId" ORDER BY p."title" = '', p."readOn" DESC, i."sha256" DESC) AS "title"`;

/** The columns of `Post` that come from readings. */
export const POST_FIELDS = names([...FACTS, ...TOTALS]);

/**
 * Each post as the newest export gives it, and each of its totals as the newest export that knows it: unknown never beats a number (Studio's
 * list has no saves, Business Suite's has). Two exports of a day go by their hash, as everywhere. `which` narrows readings p and imports i.
 */
export function newestPostsSql(which: Prisma.Sql): Prisma.Sql {
  const known = TOTALS.map(
    (total) => Prisma.sql`FIRST_VALUE(p.${names([total])}) OVER (
      PARTITION BY p."profileId", p."postId"
      ORDER BY p.${names([total])} IS NULL, p."readOn" DESC, i."sha256" DESC) AS ${names([total])}`,
  );
  return Prisma.sql`
    SELECT "profileId", "postId", "workspaceId", ${POST_FIELDS}
    FROM (
      SELECT p."profileId", p."postId", p."workspaceId", p."kind", p."url", ${TITLE}, p."publishedOn", p."readOn",
        p."importId", ${Prisma.join(known)},
        ROW_NUMBER() OVER (
          PARTITION BY p."profileId", p."postId" ORDER BY p."readOn" DESC, i."sha256" DESC) AS "place"
      FROM "PostReading" p JOIN "Import" i ON i."profileId" = p."profileId" AND i."id" = p."importId"
      WHERE i."undoneAt" IS NULL AND ${which}
    ) newest
    WHERE newest."place" = 1`;
}

/** Shows the posts of a new import together with what other exports know of them. */
export async function showPostsOf(
  tx: Tx,
  { profileId, workspaceId }: EditableProfile,
  added: { readonly importId: string },
): Promise<void> {
  const held = Prisma.sql`SELECT "postId" FROM "PostReading"
    WHERE "profileId" = ${profileId} AND "importId" = ${added.importId}`;
  await tx.$executeRaw`
    DELETE FROM "Post" WHERE "profileId" = ${profileId} AND "workspaceId" = ${workspaceId} AND "postId" IN (${held})`;
  await insertNewest(
    tx,
    Prisma.sql`p."profileId" = ${profileId} AND p."workspaceId" = ${workspaceId} AND p."postId" IN (${held})`,
  );
}

/** After the readings of an import left the ledger: the profile's posts as the remaining exports give them. */
export async function withdrawPostsOf(
  tx: Tx,
  { profileId, workspaceId }: EditableProfile,
  importId: string,
): Promise<void> {
  const withdrawn = await tx.import.findUnique({ where: { profileId_id: { profileId, id: importId } } });
  if (withdrawn === null || !LISTS_OF_POSTS.some((format) => format === withdrawn.format)) return;
  await tx.post.deleteMany({ where: { profileId, workspaceId } });
  await insertNewest(tx, Prisma.sql`p."profileId" = ${profileId} AND p."workspaceId" = ${workspaceId}`);
}

async function insertNewest(tx: Tx, which: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Post" ("profileId", "postId", "workspaceId", ${POST_FIELDS}) ${newestPostsSql(which)}`;
}

function names(columns: readonly string[]): Prisma.Sql {
  return Prisma.raw(columns.map((column) => `"${column}"`).join(", "));
}
