import type { Handle } from "@/lib/domain/handle";
import { isRole, type Role } from "@/lib/domain/role";
import { SAMPLE_HANDLE } from "@/lib/domain/sample";
import { reader, type Tx } from "./client";
import { instant } from "./dialect";
import type { Prisma } from "./generated/sqlite/client";
import { newId } from "./new-id";
import { lockInstallation, write } from "./writer";

declare const proof: unique symbol;
declare const editing: unique symbol;
declare const owning: unique symbol;

/** Proof that somebody was found to belong to a workspace. Only this file makes one. */
export type WorkspaceScope = {
  readonly [proof]: "workspace";
  readonly workspaceId: string;
  /** null: the machine's operator, or the holder of a share link. */
  readonly userId: string | null;
  readonly role: Role;
  /** The ids of the profiles that a client may see; null: all of the workspace, whatever is added. */
  readonly onlyProfiles: readonly string[] | null;
};

type Editing = { readonly [editing]: true };
type Owning = { readonly [owning]: true };

/** Proof that this person may import, enter and change what profiles say. */
export type EditorScope = WorkspaceScope & Editing;
/** Proof that this person may also share, choose people and delete. */
export type OwnerScope = EditorScope & Owning;

/** Proof that a profile was found within somebody's reach. Only this file makes one. */
export type ProfileScope = {
  readonly [proof]: "profile";
  readonly workspaceId: string;
  readonly profileId: string;
  readonly handle: Handle;
  /** As its owner calls it; null when nobody gave a name. */
  readonly name: string | null;
};

export type EditableProfile = ProfileScope & Editing;
export type OwnedProfile = EditableProfile & Owning;

/** What finding a profile proves: as much as the scope that it is found with. */
export type ProfileIn<Scope extends WorkspaceScope> = Scope extends OwnerScope
  ? OwnedProfile
  : Scope extends EditorScope
    ? EditableProfile
    : ProfileScope;

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

/** Which profiles a portfolio link shows. */
export type PortfolioChoice =
  | { readonly kind: "all" }
  | { readonly kind: "tag"; readonly tag: string }
  | {
      readonly kind: "chosen";
      readonly profiles: readonly { readonly profileId: string; readonly handle: Handle }[];
    };

const PROFILE = { id: true, workspaceId: true, handle: true, name: true } satisfies Prisma.ProfileSelect;
type ProfileRow = Prisma.ProfileGetPayload<{ select: typeof PROFILE }>;

/**
 * The workspace that a signed-in person works in: the one that their session chose, if they (still) belong to it, else the one joined
 * first; null when they belong to none.
 */
export async function workspaceScopeOfUser(
  userId: string,
  sessionId: string | null = null,
): Promise<WorkspaceScope | null> {
  const [members, session] = await Promise.all([
    reader().member.findMany({
      where: { userId },
      orderBy: [{ createdAt: "asc" }, { workspaceId: "asc" }],
      include: { profiles: { select: { profileId: true } } },
    }),
    sessionId === null
      ? null
      : reader().session.findFirst({ where: { id: sessionId, userId }, select: { worksIn: true } }),
  ]);
  const member = members.find(({ workspaceId }) => workspaceId === session?.worksIn) ?? members[0];
  if (member === undefined) return null;
  const { workspaceId, role, profiles } = member;
  if (!isRole(role)) throw new Error(`The database holds an unknown role: ${role}`);
  const onlyProfiles = role === "client" ? profiles.map(({ profileId }) => profileId) : null;
  return { workspaceId, userId, role, onlyProfiles } as WorkspaceScope;
}

/** The stronger proof, for owners and editors; null for everybody else. */
export function asEditor(scope: WorkspaceScope): EditorScope | null {
  return scope.role === "owner" || scope.role === "editor" ? (scope as EditorScope) : null;
}

/** The strongest proof, for owners; null for everybody else. */
export function asOwner(scope: WorkspaceScope): OwnerScope | null {
  return scope.role === "owner" ? (scope as OwnerScope) : null;
}

/** Whether a profile of the workspace is one that this person may see. */
export function maySee({ onlyProfiles }: WorkspaceScope, profileId: string): boolean {
  return onlyProfiles === null || onlyProfiles.includes(profileId);
}

/** The rows, of any table with a profile, that this person may see. */
export function withinReach({ workspaceId, onlyProfiles }: WorkspaceScope) {
  return onlyProfiles === null ? { workspaceId } : { workspaceId, profileId: { in: [...onlyProfiles] } };
}

/** No workspace, or more than one, has the name that a command gave. */
export class UnknownWorkspaceError extends Error {
  override readonly name = "UnknownWorkspaceError";
}

/**
 * The reach of whoever runs commands on this machine, as an owner: the workspace of this id or name, or the first one. Creates the
 * first one when there is none; throws UnknownWorkspaceError.
 */
export async function operatorScope(wanted: string | null = null): Promise<OwnerScope> {
  if (wanted !== null) return operatorScopeOf(wanted);
  const find = (tx: Tx) => tx.workspace.findFirst({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const workspace =
    (await find(reader())) ??
    (await write(async (tx) => {
      await lockInstallation(tx);
      return (await find(tx)) ?? tx.workspace.create({ data: { id: newId(), name: "Workspace" } });
    }));
  return toOperator(workspace.id);
}

async function operatorScopeOf(wanted: string): Promise<OwnerScope> {
  const found = await reader().workspace.findMany({
    where: { OR: [{ id: wanted }, { name: wanted }] },
    select: { id: true },
  });
  const [only, ...others] = found;
  if (only === undefined)
    throw new UnknownWorkspaceError("There is no such workspace; `workspace list` lists them.");
  if (others.length > 0)
    throw new UnknownWorkspaceError(
      "Several workspaces have this name; give the id that `workspace list` tells.",
    );
  return toOperator(only.id);
}

function toOperator(workspaceId: string): OwnerScope {
  const role: Role = "owner";
  return { workspaceId, userId: null, role, onlyProfiles: null } as OwnerScope;
}

export async function findProfile<Scope extends WorkspaceScope>(
  scope: Scope,
  handle: Handle,
): Promise<ProfileIn<Scope> | null> {
  const row = await reader().profile.findUnique({
    where: { workspaceId_handle: { workspaceId: scope.workspaceId, handle } },
    select: PROFILE,
  });
  return row && maySee(scope, row.id) ? profileProof<ProfileIn<Scope>>(row) : null;
}

/** All profiles that this person may see in the order of their handles. */
export async function listProfiles<Scope extends WorkspaceScope>(
  scope: Scope,
): Promise<readonly ProfileIn<Scope>[]> {
  const { workspaceId, onlyProfiles } = scope;
  const rows = await reader().profile.findMany({
    where: { workspaceId, ...(onlyProfiles && { id: { in: [...onlyProfiles] } }) },
    select: PROFILE,
  });
  return rows
    .sort((a, b) => (a.handle < b.handle ? -1 : 1))
    .map((row) => profileProof<ProfileIn<Scope>>(row));
}

/** The profile of that handle, created when the workspace does not have it yet. */
export async function ensureProfile<Scope extends EditorScope>(
  tx: Tx,
  scope: Scope,
  handle: Handle,
): Promise<ProfileIn<Scope>> {
  const { workspaceId } = scope;
  // Prisma's upsert looks first and then inserts, which fails when two do it at once on PostgreSQL.
  await tx.$executeRaw`INSERT INTO "Profile" ("id", "workspaceId", "handle", "createdAt")
    VALUES (${newId()}, ${workspaceId}, ${handle}, ${instant(new Date())})
    ON CONFLICT ("workspaceId", "handle") DO NOTHING`;
  const row = await tx.profile.findUniqueOrThrow({
    where: { workspaceId_handle: { workspaceId, handle } },
    select: PROFILE,
  });
  return profileProof<ProfileIn<Scope>>(row);
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
export async function updateProfile<Profile extends EditableProfile>(
  tx: Tx,
  scope: Profile,
  change: ProfileChange,
): Promise<Profile> {
  const row = await tx.profile.update({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id: scope.profileId } },
    data: change,
    select: PROFILE,
  });
  return profileProof<Profile>(row);
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
  return row && profileProof<ProfileScope>(row);
}

/**
 * The reach of a portfolio link, as of a client who sees these profiles: those of its choice as it stands now, or those that it keeps, if it is
 * pinned; never a private one, and the made-up one only where it was chosen by name. The caller has checked the link.
 */
export async function portfolioScopeOfLink(link: {
  readonly workspaceId: string;
  readonly portfolio: PortfolioChoice;
  /** The id of a link that is pinned; null: of a live or a new one. */
  readonly pinnedId: string | null;
}): Promise<WorkspaceScope> {
  const { workspaceId, portfolio, pinnedId } = link;
  const rows = await reader().profile.findMany({
    where: { workspaceId, isPrivate: false, ...toChosen(portfolio, pinnedId) },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const role: Role = "client";
  const onlyProfiles = rows.map(({ id }) => id);
  const reach: Omit<WorkspaceScope, typeof proof> = { workspaceId, userId: null, role, onlyProfiles };
  return reach as WorkspaceScope;
}

function toChosen(portfolio: PortfolioChoice, pinnedId: string | null): Prisma.ProfileWhereInput {
  if (pinnedId !== null) return { kept: { some: { linkId: pinnedId } } };
  if (portfolio.kind === "chosen")
    return { id: { in: portfolio.profiles.map(({ profileId }) => profileId) } };
  const handle = { not: SAMPLE_HANDLE };
  return portfolio.kind === "all" ? { handle } : { handle, tags: { some: { tag: portfolio.tag } } };
}

function profileProof<Profile extends ProfileScope>(row: ProfileRow): Profile {
  const found = {
    workspaceId: row.workspaceId,
    profileId: row.id,
    handle: row.handle as Handle,
    name: row.name,
  };
  return found as Profile;
}
