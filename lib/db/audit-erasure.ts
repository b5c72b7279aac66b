import { database, type Tx } from "./client";
import { Prisma } from "./generated/sqlite/client";

const ERASED = "(deleted for good)";

type Erasure = {
  /** Ids of what is deleted. */
  readonly subjects: readonly string[];
  /** What nobody shall find any more: a handle, an address. */
  readonly words: readonly string[];
};

/**
 * Takes what names a deleted thing out of the audit log of a workspace; that it happened, when and by whom stays. The log lets nobody change
 * it otherwise: its guard is lifted for these rows alone, inside the transaction that deletes the thing.
 */
export async function eraseFromAudit(
  tx: Tx,
  { workspaceId }: { readonly workspaceId: string },
  { subjects, words }: Erasure,
): Promise<void> {
  const named = await findNaming(tx, workspaceId, words);
  const about = await tx.auditEvent.findMany({
    where: { workspaceId, subject: { in: [...subjects] } },
    select: { id: true },
  });
  const ids = [...new Set([...named, ...about.map(({ id }) => id)])];
  if (ids.length === 0) return;
  await withoutGuard(tx, async () => {
    for (let from = 0; from < ids.length; from += 500)
      await tx.auditEvent.updateMany({
        where: { workspaceId, id: { in: ids.slice(from, from + 500) } },
        data: { detail: ERASED },
      });
  });
}

/** A handle may be part of another one: `@rye` is not `@rye.bread`. */
async function findNaming(tx: Tx, workspaceId: string, words: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const word of words) {
    const within =
      database().kind === "sqlite"
        ? Prisma.sql`instr("detail", ${word})`
        : Prisma.sql`strpos("detail", ${word})`;
    const rows = await tx.$queryRaw<{ id: string; detail: string }[]>`
      SELECT "id", "detail" FROM "AuditEvent" WHERE "workspaceId" = ${workspaceId} AND ${within} > 0`;
    const whole = new RegExp(`(?<![\\w.])${word.replace(/[^\w]/g, "\\$&")}(?!\\.?\\w)`);
    ids.push(...rows.filter(({ detail }) => whole.test(detail)).map(({ id }) => id));
  }
  return ids;
}

async function withoutGuard(tx: Tx, work: () => Promise<void>): Promise<void> {
  if (database().kind === "postgresql") {
    await tx.$executeRaw`ALTER TABLE "AuditEvent" DISABLE TRIGGER "AuditEvent_is_append_only"`;
    await work();
    await tx.$executeRaw`ALTER TABLE "AuditEvent" ENABLE TRIGGER "AuditEvent_is_append_only"`;
    return;
  }
  const [guard] = await tx.$queryRaw<{ sql: string }[]>`
    SELECT "sql" FROM sqlite_schema WHERE "type" = 'trigger' AND "name" = 'AuditEvent_is_not_updated'`;
  if (guard === undefined) throw new Error("The audit log has no guard.");
  await tx.$executeRaw`DROP TRIGGER "AuditEvent_is_not_updated"`;
  await work();
  await tx.$executeRawUnsafe(guard.sql);
}
