import { type Day, dayAt, toDay } from "@/lib/domain/day";
import type { Section, WindowDays } from "@/lib/domain/report";
import { type AuditKind, recordAudit } from "./audit";
import { toOrigins } from "./branding";
import { reader, type Tx } from "./client";
import type { Prisma } from "./generated/sqlite/client";
import { newId } from "./new-id";
import { type PinnedReport, replacePinnedReports } from "./pinned-reports";
import {
  type OwnedProfile,
  type OwnerScope,
  type PortfolioChoice,
  type ProfileScope,
  type WorkspaceScope,
  withinReach,
} from "./scope";
import { write } from "./writer";

/** A share link as it lies in the database, without anything that opens it: to one profile, or to many. */
export type StoredLink = ProfileLink | PortfolioLink;

export type ProfileLink = LinkColumns & {
  readonly profileId: string;
  readonly handle: string;
  readonly portfolio: null;
};

/** Its sections are what each row opens; [] opens nothing. */
export type PortfolioLink = LinkColumns & {
  readonly profileId: null;
  readonly handle: null;
  readonly portfolio: PortfolioChoice;
};

/** What both kinds have. */
export type LinkColumns = {
  readonly id: string;
  readonly workspaceId: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly window: WindowDays;
  /** Readers cannot choose another window. */
  readonly windowFixed: boolean;
  /** Everything is shown as of this day; null: the newest. */
  readonly asOf: Day | null;
  readonly message: string | null;
  readonly downloads: boolean;
  /** Notes that are marked for clients stand on it. */
  readonly notesShown: boolean;
  /** Its preview card may tell the headline figure. */
  readonly headlineShown: boolean;
  /** BCP 47 tag of its numbers; null: the reader's own. */
  readonly locale: string | null;
  readonly passwordHash: string | null;
  /** How often the password was changed. */
  readonly passwordTurn: number;
  /** Since then the link shows kept reports; null: it is live. */
  readonly pinnedAt: Date | null;
  /** All links of the workspace are paused, or the one profile is private. */
  readonly isHeld: boolean;
  /** Origins that may show it in a frame. */
  readonly embedOrigins: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly pausedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastOpenedAt: Date | null;
  readonly opens: number;
};

export type NewLink = Pick<
  LinkColumns,
  | "title"
  | "sections"
  | "window"
  | "windowFixed"
  | "asOf"
  | "message"
  | "downloads"
  | "notesShown"
  | "headlineShown"
  | "locale"
  | "passwordHash"
  | "expiresAt"
> & {
  readonly tokenHash: string;
  readonly createdBy: string;
  readonly now: Date;
  /** The reports it shows for ever; null: a live link. */
  readonly pinned: readonly PinnedReport[] | null;
};

/** What changes, and how the audit log calls it. */
export type LinkChange = {
  readonly kind: Extract<AuditKind, `link/${string}`>;
  readonly actor: string;
  readonly now: Date;
  readonly set: Pick<
    Prisma.ShareLinkUpdateManyMutationInput,
    "pausedAt" | "revokedAt" | "tokenHash" | "passwordHash" | "passwordTurn" | "pinnedAt"
  >;
  /** The reports to keep from now on; [] keeps none; null leaves them as they are. */
  readonly pinned?: readonly PinnedReport[] | null;
};

const WITH_HANDLE = {
  profile: {
    select: {
      handle: true,
      isPrivate: true,
      workspace: { select: { linksPausedAt: true, embedOrigins: true } },
    },
  },
} satisfies Prisma.ShareLinkInclude;
type Row = Prisma.ShareLinkGetPayload<{ include: typeof WITH_HANDLE }>;

export async function storeLink(
  scope: OwnerScope,
  { profileId }: OwnedProfile,
  link: NewLink,
): Promise<ProfileLink> {
  const { now, sections, pinned, ...values } = link;
  const { workspaceId } = scope;
  return write(async (tx) => {
    const row = await tx.shareLink.create({
      data: {
        ...values,
        sections: sections.join(","),
        workspaceId,
        profileId,
        id: newId(now),
        createdAt: now,
        pinnedAt: pinned === null ? null : now,
      },
      include: WITH_HANDLE,
    });
    if (pinned !== null)
      await replacePinnedReports(tx, scope, { profileId, linkId: row.id, reports: pinned });
    const detail = `@${row.profile.handle}: ${row.sections}, ${row.expiresAt?.toISOString() ?? "no end"}`;
    await recordAudit(tx, workspaceId, {
      at: now,
      actor: link.createdBy,
      kind: "link/created",
      subject: row.id,
      detail,
    });
    return toProfileLink(row);
  });
}

/** Every link of the profiles that this person may see, newest first. */
export async function listProfileLinks(scope: WorkspaceScope): Promise<readonly ProfileLink[]> {
  const rows = await reader().shareLink.findMany({
    where: withinReach(scope),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: WITH_HANDLE,
  });
  return rows.map(toProfileLink);
}

/** The link to one profile with this hash, whatever its state. */
export async function findProfileLinkByHash(tokenHash: string): Promise<ProfileLink | null> {
  const row = await reader().shareLink.findUnique({ where: { tokenHash }, include: WITH_HANDLE });
  return row && toProfileLink(row);
}

/** Changes a link to one profile of the workspace that is not revoked and returns it as it is then; null when there is none. */
export async function updateProfileLink(
  scope: OwnerScope,
  id: string,
  change: LinkChange,
): Promise<ProfileLink | null> {
  const where = { workspaceId: scope.workspaceId, id, revokedAt: null };
  return write(async (tx) => {
    const { count } = await tx.shareLink.updateMany({ where, data: change.set });
    if (count === 0) return null;
    const row = await findRow(tx, scope, id);
    if (change.pinned) {
      const { profileId } = row;
      await replacePinnedReports(tx, scope, { profileId, linkId: id, reports: change.pinned });
    }
    const { kind, actor, now } = change;
    await recordAudit(tx, scope.workspaceId, {
      at: now,
      actor,
      kind,
      subject: id,
      detail: `@${row.profile.handle}`,
    });
    return toProfileLink(row);
  });
}

type Opening = { readonly link: ProfileLink; readonly at: Date };

/** Counts openings of links to one profile by people, in all and on their days (UTC), in one transaction. */
export async function countProfileOpens(openings: readonly Opening[]): Promise<void> {
  const days = new Map<string, Opening[]>();
  for (const opening of openings) {
    const key = `${opening.link.id} ${dayAt(opening.at.getTime())}`;
    days.set(key, [...(days.get(key) ?? []), opening]);
  }
  await write(async (tx) => {
    for (const opened of days.values()) await countOpensOfDay(tx, opened);
  });
}

async function countOpensOfDay(tx: Tx, opened: readonly Opening[]): Promise<void> {
  const newest = new Date(Math.max(...opened.map(({ at }) => at.getTime())));
  const [link] = opened.map((opening) => opening.link);
  if (link === undefined) return;
  const where = { profileId: link.profileId, id: link.id };
  const opens = opened.length;
  const { count } = await tx.shareLink.updateMany({ where, data: { opens: { increment: opens } } });
  // Deleted meanwhile, which must not cost the others their count.
  if (count === 0) return;
  const key = { profileId: link.profileId, linkId: link.id, day: dayAt(newest.getTime()) };
  await tx.linkOpenDay.upsert({
    where: { profileId_linkId_day: key },
    create: { ...key, workspaceId: link.workspaceId, opens },
    update: { opens: { increment: opens } },
    select: { linkId: true },
  });
  // Openings may be written down in another order than they happened.
  const isEarlier = [{ lastOpenedAt: null }, { lastOpenedAt: { lt: newest } }];
  await tx.shareLink.updateMany({ where: { ...where, OR: isEarlier }, data: { lastOpenedAt: newest } });
}

function findRow(tx: Tx, scope: WorkspaceScope, id: string): Promise<Row> {
  return tx.shareLink.findFirstOrThrow({
    where: { workspaceId: scope.workspaceId, id },
    include: WITH_HANDLE,
  });
}

/** Our own code wrote these columns, so the casts hold. */
function toProfileLink({ profile, tokenHash: _, sections, window, asOf, ...row }: Row): ProfileLink {
  return {
    ...row,
    handle: profile.handle,
    portfolio: null,
    embedOrigins: toOrigins(profile.workspace.embedOrigins),
    isHeld: profile.isPrivate || profile.workspace.linksPausedAt !== null,
    asOf: asOf === null ? null : toDay(asOf),
    sections: sections.split(",") as Section[],
    window: window as WindowDays,
  };
}

/** How often people opened each link to one profile on each of the days since `from`; days without an opening are left out. */
export async function listProfileOpenDays(
  scope: WorkspaceScope,
  from: Day,
): Promise<readonly { readonly linkId: string; readonly day: Day; readonly opens: number }[]> {
  const rows = await reader().linkOpenDay.findMany({
    where: { ...withinReach(scope), day: { gte: from } },
    orderBy: { day: "asc" },
    select: { linkId: true, day: true, opens: true },
  });
  return rows.map((row) => ({ ...row, day: toDay(row.day) }));
}

/** Since when all links of the workspace are paused; null: they are not. */
export async function findLinksPausedAt(scope: WorkspaceScope): Promise<Date | null> {
  const row = await reader().workspace.findUnique({
    where: { id: scope.workspaceId },
    select: { linksPausedAt: true },
  });
  return row?.linksPausedAt ?? null;
}

/** Whether no link may show the profile. */
export async function findPrivate({ workspaceId, profileId }: ProfileScope): Promise<boolean> {
  const row = await reader().profile.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: profileId } },
    select: { isPrivate: true },
  });
  return row.isPrivate;
}

type Switch = { readonly on: boolean; readonly actor: string; readonly now: Date };

/** Pauses every link of the workspace at once, those made later too, or opens them again as they were. */
export async function holdAllLinks(scope: OwnerScope, { on, actor, now }: Switch): Promise<void> {
  const { workspaceId } = scope;
  await write(async (tx) => {
    await tx.workspace.update({ where: { id: workspaceId }, data: { linksPausedAt: on ? now : null } });
    const kind = on ? "links/paused" : "links/resumed";
    await recordAudit(tx, workspaceId, { at: now, actor, kind, subject: workspaceId, detail: "All links" });
  });
}

/** A private profile is shown by no link. */
export async function setProfilePrivate(profile: OwnedProfile, { on, actor, now }: Switch): Promise<void> {
  const { workspaceId, profileId } = profile;
  await write(async (tx) => {
    await tx.profile.update({ where: { id: profileId, workspaceId }, data: { isPrivate: on } });
    const kind = on ? "profile/made-private" : "profile/opened";
    await recordAudit(tx, workspaceId, {
      at: now,
      actor,
      kind,
      subject: profileId,
      detail: `@${profile.handle}`,
    });
  });
}
