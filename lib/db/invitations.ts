import { isRole, type Role } from "@/lib/domain/role";
import { recordAudit } from "./audit";
import { reader, type Tx } from "./client";
import type { Prisma } from "./generated/sqlite/client";
import { newId } from "./new-id";
import type { OwnedProfile, OwnerScope } from "./scope";
import { lockInstallation, write } from "./writer";

/** Whoever holds a token, in the audit log. */
export const INVITED = "invited";

/** Who acts, for the audit log: a user's id or the operator. */
export type ActedBy = { readonly by: string; readonly at: Date };

export type NewInvitation = {
  /** In lower case. */
  readonly email: string;
  readonly role: Role;
  /** What a client may see; [] for the other roles, who see everything. */
  readonly profiles: readonly OwnedProfile[];
  readonly expiresAt: Date;
} & NewToken;

/** What opens an invitation, and until when. */
export type NewToken = { readonly tokenHash: string; readonly tokenExpiresAt: Date };

export type StoredInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly profileIds: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Keeps an invitation; an open one for the same address gives way to it. */
export async function storeInvitation(
  scope: OwnerScope,
  { profiles, ...invitation }: NewInvitation,
  { by, at }: ActedBy,
): Promise<StoredInvitation> {
  const { workspaceId } = scope;
  return write(async (tx) => {
    const { email, role } = invitation;
    await tx.invitation.updateMany({
      where: { workspaceId, email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: at },
    });
    const row = await tx.invitation.create({
      data: {
        ...invitation,
        workspaceId,
        id: newId(at),
        profiles: JSON.stringify(profiles.map(({ profileId }) => profileId)),
        createdBy: by,
        createdAt: at,
      },
    });
    const seen = profiles.map(({ handle }) => `@${handle}`).join(", ");
    const detail = `${email} as ${role}${seen === "" ? "" : `: ${seen}`}`;
    await recordAudit(tx, workspaceId, { at, actor: by, kind: "person/invited", subject: row.id, detail });
    return toStored(row);
  });
}

/** The invitations that can still be used, newest first. */
export async function listOpenInvitations(
  scope: OwnerScope,
  now: Date,
): Promise<readonly StoredInvitation[]> {
  const rows = await reader().invitation.findMany({
    where: { workspaceId: scope.workspaceId, ...open(now) },
    orderBy: { id: "desc" },
  });
  return rows.map(toStored);
}

/** False when the workspace has no such invitation that could still be used. */
export async function revokeInvitation(scope: OwnerScope, id: string, { by, at }: ActedBy): Promise<boolean> {
  const { workspaceId } = scope;
  return write(async (tx) => {
    const found = await tx.invitation.findFirst({ where: { workspaceId, id, ...open(at) } });
    if (found === null) return false;
    await tx.invitation.updateMany({ where: { workspaceId, id }, data: { revokedAt: at } });
    const event = { at, actor: by, kind: "person/invitation-revoked", subject: id } as const;
    await recordAudit(tx, workspaceId, { ...event, detail: found.email });
    return true;
  });
}

export type FoundInvitation = {
  readonly email: string;
  readonly role: Role;
  readonly workspaceName: string;
  /** The user id of whoever has an account under this address already. */
  readonly userId: string | null;
};

/** Gives an open invitation another token in place of the one that it has; its address, or null when the workspace has no such invitation. */
export async function replaceToken(
  scope: OwnerScope,
  id: string,
  token: NewToken,
  { by, at }: ActedBy,
): Promise<string | null> {
  const { workspaceId } = scope;
  return write(async (tx) => {
    const found = await tx.invitation.findFirst({ where: { workspaceId, id, ...open(at) } });
    if (found === null) return null;
    await tx.invitation.updateMany({ where: { workspaceId, id }, data: token });
    const event = { at, actor: by, kind: "person/invitation-renewed", subject: id } as const;
    await recordAudit(tx, workspaceId, { ...event, detail: found.email });
    return found.email;
  });
}

export type RenewedInvitation = { readonly workspaceId: string; readonly id: string } & Pick<
  FoundInvitation,
  "email" | "workspaceName"
>;

/** Whether a token with this hash is over while its invitation is still open. */
export async function isEndedToken(tokenHash: string, now: Date): Promise<boolean> {
  const where = { tokenHash, ...ended(now) };
  return (await reader().invitation.findFirst({ where, select: { id: true } })) !== null;
}

/** Gives an open invitation a token in place of this ended one, once; null when there is no such token. */
export async function replaceEndedToken(
  tokenHash: string,
  token: NewToken,
  at: Date,
): Promise<RenewedInvitation | null> {
  return write(async (tx) => {
    const found = await tx.invitation.findFirst({
      where: { tokenHash, ...ended(at) },
      include: { workspace: { select: { name: true } } },
    });
    if (found === null) return null;
    const { workspaceId, id, email, workspace } = found;
    const { count } = await tx.invitation.updateMany({
      where: { workspaceId, id, tokenHash, ...ended(at) },
      data: token,
    });
    if (count === 0) return null;
    const event = { at, actor: INVITED, kind: "person/invitation-renewed", subject: id } as const;
    await recordAudit(tx, workspaceId, { ...event, detail: email });
    return { workspaceId, id, email, workspaceName: workspace.name };
  });
}

/** What an invitation with this hash is to; null when it is unknown, used, revoked or over. */
export async function findInvitationByHash(tokenHash: string, now: Date): Promise<FoundInvitation | null> {
  const row = await reader().invitation.findFirst({
    where: { tokenHash, ...usable(now) },
    include: { workspace: { select: { name: true } } },
  });
  if (row === null) return null;
  const { email, workspace } = row;
  const user = await reader().user.findUnique({ where: { email }, select: { id: true } });
  return { email, role: toRole(row.role), workspaceName: workspace.name, userId: user?.id ?? null };
}

export type Joining = {
  readonly tokenHash: string;
  readonly now: Date;
  /** null: the account that has this address already, whose password was asked. */
  readonly newUser: { readonly name: string; readonly passwordHash: string } | null;
};

/** Uses an invitation once; the user id of who joined, or null when it cannot be used (any more). */
export async function acceptInvitation({ tokenHash, now, newUser }: Joining): Promise<string | null> {
  return write(async (tx) => {
    await lockInstallation(tx);
    const found = await tx.invitation.findFirst({ where: { tokenHash, ...usable(now) } });
    if (found === null) return null;
    const { workspaceId, id, email, role } = found;
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if ((user === null) !== (newUser !== null)) return null;
    const userId = user?.id ?? (await createUser(tx, { email, now, ...newUser }));
    const { count } = await tx.invitation.updateMany({
      where: { workspaceId, id, tokenHash, ...usable(now) },
      data: { acceptedAt: now },
    });
    if (count === 0) return null;
    await tx.member.upsert({
      where: { workspaceId_userId: { workspaceId, userId } },
      create: { workspaceId, userId, role, createdAt: now },
      update: { role },
    });
    await tx.memberProfile.deleteMany({ where: { workspaceId, userId } });
    await chooseProfiles(tx, { workspaceId, userId }, parseIds(found.profiles));
    const event = { at: now, actor: userId, kind: "person/joined", subject: userId } as const;
    await recordAudit(tx, workspaceId, { ...event, detail: `${email} as ${role}` });
    return userId;
  });
}

/** Those of the profiles that the workspace (still) has. */
export async function chooseProfiles(
  tx: Tx,
  member: { readonly workspaceId: string; readonly userId: string },
  profileIds: readonly string[],
): Promise<void> {
  const { workspaceId } = member;
  const known = await tx.profile.findMany({
    where: { workspaceId, id: { in: [...profileIds] } },
    select: { id: true },
  });
  for (const { id: profileId } of known) await tx.memberProfile.create({ data: { ...member, profileId } });
}

type NewUser = { email: string; now: Date; name?: string; passwordHash?: string };

async function createUser(tx: Tx, { email, now, name, passwordHash }: NewUser): Promise<string> {
  if (name === undefined || passwordHash === undefined) throw new Error("A new user needs a password.");
  const id = newId(now);
  const account = { id: newId(now), accountId: id, providerId: "credential", password: passwordHash };
  await tx.user.create({ data: { id, name, email, accounts: { create: account } } });
  return id;
}

function open(now: Date) {
  return { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } } as const;
}

/** Open, with a token that still opens it. */
function usable(now: Date) {
  return { ...open(now), tokenExpiresAt: { gt: now } } as const;
}

/** Open, with a token that is over. */
function ended(now: Date) {
  return { ...open(now), OR: [{ tokenExpiresAt: null }, { tokenExpiresAt: { lte: now } }] };
}

function toStored(row: Prisma.InvitationGetPayload<object>): StoredInvitation {
  const { id, email, createdAt, expiresAt } = row;
  return { id, email, createdAt, expiresAt, role: toRole(row.role), profileIds: parseIds(row.profiles) };
}

function parseIds(json: string): readonly string[] {
  const ids: unknown = JSON.parse(json);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

function toRole(text: string): Role {
  if (!isRole(text)) throw new Error(`The database holds an unknown role: ${text}`);
  return text;
}
