import type { Section, WindowDays } from "@/lib/domain/report";
import { type AuditKind, recordAudit } from "./audit";
import { reader, type Tx } from "./client";
import type { Prisma } from "./generated/sqlite/client";
import { newId } from "./new-id";
import type { ProfileScope, WorkspaceScope } from "./scope";
import { write } from "./writer";

/** A share link as it lies in the database, without anything that opens it. */
export type StoredLink = {
  readonly id: string;
  readonly workspaceId: string;
  readonly profileId: string;
  readonly handle: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly window: WindowDays;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly pausedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastOpenedAt: Date | null;
  readonly opens: number;
};

export type NewLink = Pick<StoredLink, "title" | "sections" | "window" | "expiresAt"> & {
  readonly tokenHash: string;
  readonly createdBy: string;
  readonly now: Date;
};

/** What changes, and how the audit log calls it. */
export type LinkChange = {
  readonly kind: Extract<AuditKind, `link/${string}`>;
  readonly actor: string;
  readonly now: Date;
  readonly set: Pick<Prisma.ShareLinkUpdateManyMutationInput, "pausedAt" | "revokedAt" | "tokenHash">;
};

const WITH_HANDLE = { profile: { select: { handle: true } } } satisfies Prisma.ShareLinkInclude;
type Row = Prisma.ShareLinkGetPayload<{ include: typeof WITH_HANDLE }>;

export async function storeLink(scope: ProfileScope, link: NewLink): Promise<StoredLink> {
  const { now, sections, ...values } = link;
  const { workspaceId, profileId } = scope;
  return write(async (tx) => {
    const row = await tx.shareLink.create({
      data: {
        ...values,
        sections: sections.join(","),
        workspaceId,
        profileId,
        id: newId(now),
        createdAt: now,
      },
      include: WITH_HANDLE,
    });
    const detail = `@${row.profile.handle}: ${row.sections}, ${row.expiresAt?.toISOString() ?? "no end"}`;
    await recordAudit(tx, workspaceId, {
      at: now,
      actor: link.createdBy,
      kind: "link/created",
      subject: row.id,
      detail,
    });
    return toStoredLink(row);
  });
}

/** Every link of the workspace, newest first. */
export async function listStoredLinks(scope: WorkspaceScope): Promise<readonly StoredLink[]> {
  const rows = await reader().shareLink.findMany({
    where: { workspaceId: scope.workspaceId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: WITH_HANDLE,
  });
  return rows.map(toStoredLink);
}

/** The link with this hash, whatever its state. */
export async function findLinkByHash(tokenHash: string): Promise<StoredLink | null> {
  const row = await reader().shareLink.findUnique({ where: { tokenHash }, include: WITH_HANDLE });
  return row && toStoredLink(row);
}

/** Changes a link of the workspace that is not revoked and returns it as it is then; null when there is none. */
export async function updateLink(
  scope: WorkspaceScope,
  id: string,
  change: LinkChange,
): Promise<StoredLink | null> {
  const where = { workspaceId: scope.workspaceId, id, revokedAt: null };
  return write(async (tx) => {
    const { count } = await tx.shareLink.updateMany({ where, data: change.set });
    if (count === 0) return null;
    const row = await findRow(tx, scope, id);
    const { kind, actor, now } = change;
    await recordAudit(tx, scope.workspaceId, {
      at: now,
      actor,
      kind,
      subject: id,
      detail: `@${row.profile.handle}`,
    });
    return toStoredLink(row);
  });
}

/** Counts one opening by a person. */
export async function countOpen(link: StoredLink, now: Date): Promise<void> {
  const where = { profileId: link.profileId, id: link.id };
  await write(async (tx) => {
    await tx.shareLink.updateMany({ where, data: { opens: { increment: 1 } } });
    // Two openings may be written down in the other order than they happened.
    const isEarlier = [{ lastOpenedAt: null }, { lastOpenedAt: { lt: now } }];
    await tx.shareLink.updateMany({ where: { ...where, OR: isEarlier }, data: { lastOpenedAt: now } });
  });
}

function findRow(tx: Tx, scope: WorkspaceScope, id: string): Promise<Row> {
  return tx.shareLink.findFirstOrThrow({
    where: { workspaceId: scope.workspaceId, id },
    include: WITH_HANDLE,
  });
}

/** Our own code wrote these columns, so the casts hold. */
function toStoredLink({ profile, tokenHash: _, sections, window, ...row }: Row): StoredLink {
  return {
    ...row,
    handle: profile.handle,
    sections: sections.split(",") as Section[],
    window: window as WindowDays,
  };
}
