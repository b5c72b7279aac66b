import type { Handle } from "@/lib/domain/handle";
import { reader, type Tx } from "./client";
import { instant } from "./dialect";
import type { Prisma } from "./generated/sqlite/client";
import { newId } from "./new-id";
import { lockInstallation, write } from "./writer";

declare const proof: unique symbol;

export type Role = "owner" | "admin" | "editor" | "viewer";
const ROLES: readonly string[] = ["owner", "admin", "editor", "viewer"] satisfies readonly Role[];

/** Proof that somebody was found to belong to a workspace. Only this file makes one. */
export type WorkspaceScope = {
  readonly [proof]: "workspace";
  readonly workspaceId: string;
  /** null: the machine's operator, or the holder of a share link. */
  readonly userId: string | null;
  readonly role: Role;
};

/** Proof that a profile was found within somebody's reach. Only this file makes one. */
export type ProfileScope = {
  readonly [proof]: "profile";
  readonly workspaceId: string;
  readonly profileId: string;
  readonly handle: Handle;
  /** As its owner calls it; null when nobody gave a name. */
  readonly name: string | null;
};

/** What a person may say about a profile; absent leaves it as it is, null clears it. */
export type ProfileChange = {
  readonly name?: string | null;
  readonly category?: string | null;
  readonly timeZone?: string | null;
};

export type ProfileSettings = {
  readonly category: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
};

const PROFILE = { id: true, workspaceId: true, handle: true, name: true } satisfies Prisma.ProfileSelect;
type ProfileRow = Prisma.ProfileGetPayload<{ select: typeof PROFILE }>;

/** The workspace that a signed-in person works in: the one joined first; null when they belong to none. */
export async function workspaceScopeOfUser(userId: string): Promise<WorkspaceScope | null> {
  const member = await reader().member.findFirst({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { workspaceId: "asc" }],
  });
  if (!member) return null;
  if (!isRole(member.role)) throw new Error(`The database holds an unknown role: ${member.role}`);
  return workspaceProof({ workspaceId: member.workspaceId, userId, role: member.role });
}

/**
 * The reach of whoever runs commands on this machine: the first workspace, as its owner. Creates the
 * workspace when there is none.
 */
export async function operatorScope(): Promise<WorkspaceScope> {
  const find = (tx: Tx) => tx.workspace.findFirst({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const workspace =
    (await find(reader())) ??
    (await write(async (tx) => {
      await lockInstallation(tx);
      return (await find(tx)) ?? tx.workspace.create({ data: { id: newId(), name: "Workspace" } });
    }));
  return workspaceProof({ workspaceId: workspace.id, userId: null, role: "owner" });
}

export async function findProfile(scope: WorkspaceScope, handle: Handle): Promise<ProfileScope | null> {
  const row = await reader().profile.findUnique({
    where: { workspaceId_handle: { workspaceId: scope.workspaceId, handle } },
    select: PROFILE,
  });
  return row && profileProof(row);
}

/** All profiles of the workspace in the order of their handles. */
export async function listProfiles(scope: WorkspaceScope): Promise<readonly ProfileScope[]> {
  const rows = await reader().profile.findMany({
    where: { workspaceId: scope.workspaceId },
    select: PROFILE,
  });
  return rows.map(profileProof).sort((a, b) => (a.handle < b.handle ? -1 : 1));
}

/** The profile of that handle, created when the workspace does not have it yet. */
export async function ensureProfile(tx: Tx, scope: WorkspaceScope, handle: Handle): Promise<ProfileScope> {
  const { workspaceId } = scope;
  // Prisma's upsert looks first and then inserts, which fails when two do it at once on PostgreSQL.
  await tx.$executeRaw`INSERT INTO "Profile" ("id", "workspaceId", "handle", "createdAt")
    VALUES (${newId()}, ${workspaceId}, ${handle}, ${instant(new Date())})
    ON CONFLICT ("workspaceId", "handle") DO NOTHING`;
  const row = await tx.profile.findUniqueOrThrow({
    where: { workspaceId_handle: { workspaceId, handle } },
    select: PROFILE,
  });
  return profileProof(row);
}

export async function findProfileSettings(scope: ProfileScope): Promise<ProfileSettings> {
  return findProfileSettingsIn(reader(), scope);
}

/** The same inside a transaction. */
export async function findProfileSettingsIn(tx: Tx, scope: ProfileScope): Promise<ProfileSettings> {
  return tx.profile.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id: scope.profileId } },
    select: { category: true, timeZone: true },
  });
}

/** Changes what is given and returns the profile as it is then. */
export async function updateProfile(
  tx: Tx,
  scope: ProfileScope,
  change: ProfileChange,
): Promise<ProfileScope> {
  const row = await tx.profile.update({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id: scope.profileId } },
    data: change,
    select: PROFILE,
  });
  return profileProof(row);
}

/** The one profile that a share link opens. The caller has checked the link: not expired, paused or revoked. */
export async function profileScopeOfLink(link: {
  readonly workspaceId: string;
  readonly profileId: string;
}): Promise<ProfileScope | null> {
  const row = await reader().profile.findUnique({
    where: { workspaceId_id: { workspaceId: link.workspaceId, id: link.profileId } },
    select: PROFILE,
  });
  return row && profileProof(row);
}

function isRole(text: string): text is Role {
  return ROLES.includes(text);
}

function workspaceProof(found: Omit<WorkspaceScope, typeof proof>): WorkspaceScope {
  return found as WorkspaceScope;
}

function profileProof(row: ProfileRow): ProfileScope {
  const found = {
    workspaceId: row.workspaceId,
    profileId: row.id,
    handle: row.handle as Handle,
    name: row.name,
  };
  return found as ProfileScope;
}
