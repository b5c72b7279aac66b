import { isRole, type Role } from "@/lib/domain/role";
import { recordAudit } from "./audit";
import { reader, type Tx } from "./client";
import { type ActedBy, chooseProfiles } from "./invitations";
import type { OwnedProfile, OwnerScope } from "./scope";
import { lockInstallation, write } from "./writer";

export type Person = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The profiles that a client may see; [] for the other roles, who see everything. */
  readonly profileIds: readonly string[];
  readonly hasSecondFactor: boolean;
  readonly joinedAt: Date;
  /** To the hour; null when no browser of theirs is signed in. */
  readonly lastSeenAt: Date | null;
};

/** Everybody of the workspace, oldest first. */
export async function listPersons(scope: OwnerScope): Promise<readonly Person[]> {
  const rows = await reader().member.findMany({
    where: { workspaceId: scope.workspaceId },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    include: {
      profiles: { select: { profileId: true } },
      user: {
        select: {
          email: true,
          name: true,
          twoFactorEnabled: true,
          sessions: { select: { updatedAt: true }, orderBy: { updatedAt: "desc" }, take: 1 },
        },
      },
    },
  });
  return rows.map(({ userId, role, createdAt, profiles, user }) => ({
    userId,
    email: user.email,
    name: user.name,
    role: toRole(role),
    profileIds: profiles.map(({ profileId }) => profileId),
    hasSecondFactor: user.twoFactorEnabled,
    joinedAt: createdAt,
    lastSeenAt: user.sessions[0]?.updatedAt ?? null,
  }));
}

/** `last-owner`: nothing was changed, because the workspace would have no owner any more. */
export type PersonChange = "done" | "unknown" | "last-owner";

type Change = {
  readonly userId: string;
  readonly role: Role;
  readonly profiles: readonly OwnedProfile[];
};

/** Gives somebody another role, from their next request on; `profiles` are what a client may see. */
export async function changePerson(
  scope: OwnerScope,
  { userId, role, profiles }: Change,
  { by, at }: ActedBy,
): Promise<PersonChange> {
  const { workspaceId } = scope;
  return write(async (tx) => {
    await lockInstallation(tx);
    const found = await findMember(tx, scope, userId);
    if (found === null) return "unknown";
    if (role !== "owner" && (await isLastOwner(tx, scope, found))) return "last-owner";
    await tx.member.update({ where: { workspaceId_userId: { workspaceId, userId } }, data: { role } });
    await tx.memberProfile.deleteMany({ where: { workspaceId, userId } });
    const chosen = role === "client" ? profiles : [];
    await chooseProfiles(
      tx,
      { workspaceId, userId },
      chosen.map(({ profileId }) => profileId),
    );
    const seen = chosen.map(({ handle }) => `@${handle}`).join(", ");
    const detail = `${found.email}: ${found.role} → ${role}${seen === "" ? "" : `, ${seen}`}`;
    const event = { at, actor: by, kind: "person/role-changed", subject: userId } as const;
    await recordAudit(tx, workspaceId, { ...event, detail });
    return "done";
  });
}

/** Takes somebody out; their sessions end with it, and so does an account that belongs to no other workspace. */
export async function removePerson(
  scope: OwnerScope,
  userId: string,
  { by, at }: ActedBy,
): Promise<PersonChange> {
  const { workspaceId } = scope;
  return write(async (tx) => {
    await lockInstallation(tx);
    const found = await findMember(tx, scope, userId);
    if (found === null) return "unknown";
    if (await isLastOwner(tx, scope, found)) return "last-owner";
    await tx.member.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
    await tx.session.deleteMany({ where: { userId } });
    if ((await tx.member.count({ where: { userId } })) === 0) await tx.user.delete({ where: { id: userId } });
    const event = { at, actor: by, kind: "person/removed", subject: userId } as const;
    await recordAudit(tx, workspaceId, { ...event, detail: `${found.email}, ${found.role}` });
    return "done";
  });
}

/** Lets somebody sign in with the password alone again, who lost phone and codes; their sessions end. False: no such person. */
export async function resetSecondFactor(
  scope: OwnerScope,
  userId: string,
  { by, at }: ActedBy,
): Promise<boolean> {
  return write(async (tx) => {
    const found = await findMember(tx, scope, userId);
    if (found === null) return false;
    await tx.twoFactor.deleteMany({ where: { userId } });
    await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } });
    await tx.session.deleteMany({ where: { userId } });
    const event = { at, actor: by, kind: "account/second-factor-reset", subject: userId } as const;
    await recordAudit(tx, scope.workspaceId, { ...event, detail: found.email });
    return true;
  });
}

type Member = { readonly email: string; readonly role: string };

async function findMember(tx: Tx, { workspaceId }: OwnerScope, userId: string): Promise<Member | null> {
  const row = await tx.member.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { role: true, user: { select: { email: true } } },
  });
  return row && { role: row.role, email: row.user.email };
}

async function isLastOwner(tx: Tx, { workspaceId }: OwnerScope, { role }: Member): Promise<boolean> {
  return role === "owner" && (await tx.member.count({ where: { workspaceId, role: "owner" } })) === 1;
}

function toRole(text: string): Role {
  if (!isRole(text)) throw new Error(`The database holds an unknown role: ${text}`);
  return text;
}
