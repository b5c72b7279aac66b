import { reader, type Tx } from "./client";
import { newId } from "./new-id";
import type { OwnerScope } from "./scope";

export type AuditKind =
  | "installation/claimed"
  | "session/signed-in"
  | "session/refused"
  | "session/signed-out"
  | "session/code-refused"
  | "account/password-changed"
  | "account/sessions-ended"
  | "account/second-factor-on"
  | "account/second-factor-off"
  | "account/second-factor-codes"
  | "account/second-factor-reset"
  | "person/invited"
  | "person/invitation-revoked"
  | "person/invitation-renewed"
  | "person/joined"
  | "person/role-changed"
  | "person/removed"
  | "import/committed"
  | "import/undone"
  | "import/redone"
  | "mapping/saved"
  | "mapping/forgotten"
  | "entry/post-details"
  | "entry/top-items"
  | "goal/set"
  | "goal/changed"
  | "goal/removed"
  | "note/added"
  | "note/changed"
  | "note/removed"
  | "campaign/added"
  | "campaign/changed"
  | "campaign/removed"
  | "link/created"
  | "link/paused"
  | "link/resumed"
  | "link/rotated"
  | "link/revoked"
  | "link/password-set"
  | "link/password-removed"
  | "link/pinned"
  | "link/unpinned"
  | "links/paused"
  | "links/resumed"
  | "profile/made-private"
  | "profile/opened"
  | "profile/changed"
  | "profile/deleted"
  | "workspace/made"
  | "workspace/exported"
  | "workspace/branded"
  | "database/restored"
  | "originals/kept-for"
  | "originals/removed"
  | "account/deleted"
  | "mail/scheduled"
  | "mail/stopped";

/** What happened; never a password, a token or its hash. */
export type AuditEntry = {
  readonly at: Date;
  /** A user's id, "operator" for whoever runs commands on the machine, or "clock" for what is done daily. */
  readonly actor: string;
  readonly kind: AuditKind;
  /** The id of what it happened to. */
  readonly subject: string;
  /** For people, one line. */
  readonly detail: string;
};

/** Appends to the audit log inside the transaction that does the thing, so that neither exists without the other. */
export async function recordAudit(tx: Tx, workspaceId: string, entry: AuditEntry): Promise<void> {
  const detail = toOneLine(entry.detail).slice(0, 500);
  await tx.auditEvent.create({ data: { ...entry, detail, workspaceId, id: newId(entry.at) } });
}

export type StoredAuditEntry = AuditEntry & { readonly id: string };

export type AuditChoice = {
  /** null: of every kind. */
  readonly kinds: readonly AuditKind[] | null;
  /** null: of everybody. */
  readonly actor: string | null;
  /** The id at which the page before ended; null: from the newest on. */
  readonly before: string | null;
  readonly limit: number;
};

/** The newest entries first; ids begin with their time. */
export async function listAudit(
  scope: OwnerScope,
  { kinds, actor, before, limit }: AuditChoice,
): Promise<readonly StoredAuditEntry[]> {
  const rows = await reader().auditEvent.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...(kinds && { kind: { in: [...kinds] } }),
      ...(actor !== null && { actor }),
      ...(before !== null && { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: limit,
    omit: { workspaceId: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as AuditKind }));
}

/** Escape sequences and line breaks would let a title forge a second line. */
function toOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}
