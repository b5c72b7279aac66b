import { hashPassword } from "@/lib/accounts/password";
import { OPERATOR } from "@/lib/db/import-records";
import { listOpenDays, listStoredLinks, updateLink } from "@/lib/db/links";
import type { PinnedReport } from "@/lib/db/pinned-reports";
import {
  asOwner,
  type OwnedProfile,
  type OwnerScope,
  type ProfileScope,
  type WorkspaceScope,
} from "@/lib/db/scope";
import {
  findLinksPausedAt,
  findPrivate,
  holdAllLinks,
  type LinkChange,
  setProfilePrivate,
  storeLink,
  updateProfileLink,
} from "@/lib/db/share-links";
import { addDays, type Day, dayAt } from "@/lib/domain/day";
import type { Section, WindowDays } from "@/lib/domain/report";
import { type Link, SECTIONS, toLink } from "./link";
import { hashToken, newToken } from "./token";

const DAY_MS = 24 * 60 * 60 * 1_000;
export const LONGEST_MESSAGE = 500;

export type LinkOrder = {
  /** Null: named after the profile. */
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** The window it opens with. */
  readonly window: WindowDays;
  /** Null: never ends, which the maker has confirmed. */
  readonly expiresInDays: number | null;
  /** Readers cannot choose another window. */
  readonly windowFixed?: boolean;
  /** Everything is shown as of this day; null: the newest. */
  readonly asOf?: Day | null;
  readonly message?: string | null;
  /** Readers may take tables and charts away. */
  readonly downloads?: boolean;
  /** Notes that are marked for clients stand on it. */
  readonly notesShown?: boolean;
  /** The preview card in a chat may tell the headline figure. */
  readonly headlineShown?: boolean;
  /** BCP 47 tag of the numbers; null: the reader's own. */
  readonly locale?: string | null;
  /** What readers have to say first; null: nothing. */
  readonly password?: string | null;
  /** The reports that the link shows for ever; null: it is live. */
  readonly pinned?: readonly PinnedReport[] | null;
};

export type NewLinkResult = {
  readonly link: Link;
  /** Shown once; only its hash is kept. */
  readonly token: string;
};

/** The person who acts, for the audit log and as proof that they may. */
export type Actor = { readonly scope: OwnerScope; readonly now: Date };

/** Somebody who is no owner tried to make or change a link. */
export class MayNotShareError extends Error {
  override readonly name = "MayNotShareError";
  constructor() {
    super("Only an owner of the workspace can create or change links.");
  }
}

/** The proof that sharing takes; throws MayNotShareError for everybody but owners. */
export function requireSharer(scope: WorkspaceScope): OwnerScope {
  const owner = asOwner(scope);
  if (owner === null) throw new MayNotShareError();
  return owner;
}

/** Makes a live link to chosen sections of a profile and returns its token, once. */
export async function createLink(
  profile: OwnedProfile,
  order: LinkOrder,
  actor: Actor,
): Promise<NewLinkResult> {
  if (profile.workspaceId !== actor.scope.workspaceId) throw new MayNotShareError();
  const token = newToken();
  const stored = await storeLink(actor.scope, profile, {
    ...(await toNewLink(order, actor, token)),
    title: toTitle(order) || (profile.name ?? `@${profile.handle}`),
    headlineShown: order.headlineShown ?? false,
    pinned: order.pinned ?? null,
  });
  return { link: toLink(stored, actor.now), token };
}

/** One line; "" when its maker gave none. */
export function toTitle({ title }: Pick<LinkOrder, "title">): string {
  return title?.trim().slice(0, 120) ?? "";
}

/** What a new link of either kind has in common. */
export async function toNewLink(order: LinkOrder, { scope, now }: Actor, token: string) {
  const days = order.expiresInDays;
  return {
    tokenHash: hashToken(token),
    sections: SECTIONS.filter((section) => order.sections.includes(section)),
    window: order.window,
    ...toChoices(order),
    passwordHash: order.password ? await hashPassword(order.password) : null,
    expiresAt: days === null ? null : new Date(now.getTime() + days * DAY_MS),
    createdBy: actorName(scope),
    now,
  };
}

/** What is not said is closed, and readers may take tables away. */
function toChoices(order: LinkOrder) {
  return {
    windowFixed: order.windowFixed ?? false,
    asOf: order.asOf ?? null,
    message: order.message?.trim().slice(0, LONGEST_MESSAGE) || null,
    downloads: order.downloads ?? true,
    notesShown: order.notesShown ?? false,
    locale: order.locale ?? null,
  };
}

/** Every link of the workspace, newest first. */
export async function listLinks(scope: WorkspaceScope, now: Date): Promise<readonly Link[]> {
  return (await listStoredLinks(scope)).map((stored) => toLink(stored, now));
}

/** The address answers 404 until resumed; null when the workspace has no such link or it is revoked. */
export function pauseLink(id: string, actor: Actor): Promise<Link | null> {
  return changeLink(id, actor, { kind: "link/paused", set: { pausedAt: actor.now } });
}

export function resumeLink(id: string, actor: Actor): Promise<Link | null> {
  return changeLink(id, actor, { kind: "link/resumed", set: { pausedAt: null } });
}

/** Gone for good from the next request on. */
export function revokeLink(id: string, actor: Actor): Promise<Link | null> {
  return changeLink(id, actor, { kind: "link/revoked", set: { revokedAt: actor.now } });
}

/** A new address for the same link; the old one is dead at once. */
export async function rotateLink(id: string, actor: Actor): Promise<NewLinkResult | null> {
  const token = newToken();
  const link = await changeLink(id, actor, { kind: "link/rotated", set: { tokenHash: hashToken(token) } });
  return link && { link, token };
}

/** Readers have to say this from their next request on; null: nothing any more. Earlier readers are asked again. */
export async function setLinkPassword(
  id: string,
  password: string | null,
  actor: Actor,
): Promise<Link | null> {
  const passwordHash = password === null ? null : await hashPassword(password);
  const kind = password === null ? "link/password-removed" : "link/password-set";
  return changeLink(id, actor, { kind, set: { passwordHash, passwordTurn: { increment: 1 } } });
}

/** From now on the link to one profile shows these reports, whatever is imported. */
export async function pinLink(
  id: string,
  reports: readonly PinnedReport[],
  { scope, now }: Actor,
): Promise<Link | null> {
  const change = { kind: "link/pinned", set: { pinnedAt: now }, pinned: reports } as const;
  const stored = await updateProfileLink(scope, id, { ...change, actor: actorName(scope), now });
  return stored && toLink(stored, now);
}

/** The link shows what is known at the time of looking again, and the kept reports are let go. */
export function unpinLink(id: string, actor: Actor): Promise<Link | null> {
  return changeLink(id, actor, { kind: "link/unpinned", set: { pinnedAt: null }, pinned: [] });
}

/** Whether all links of the workspace are paused, and whether the profile (null: none is chosen) is private. */
export async function getLinkSwitches(
  scope: WorkspaceScope,
  profile: ProfileScope | null,
): Promise<{ readonly allPaused: boolean; readonly isPrivate: boolean }> {
  return {
    allPaused: (await findLinksPausedAt(scope)) !== null,
    isPrivate: profile !== null && (await findPrivate(profile)),
  };
}

/** How often pages of each link were opened on each of the last 28 days (UTC), by link id; days and links without an opening are left out. */
export function listRecentOpens(
  scope: WorkspaceScope,
  now: Date,
): Promise<ReadonlyMap<string, readonly OpenDay[]>> {
  return listOpenDays(scope, addDays(dayAt(now.getTime()), -27));
}

export type OpenDay = { readonly day: Day; readonly opens: number };

/** Pauses every link of the workspace at once, or opens them again as they were. */
export async function switchAllLinks(on: "paused" | "open", actor: Actor): Promise<void> {
  const { scope, now } = actor;
  await holdAllLinks(scope, { on: on === "paused", actor: actorName(scope), now });
}

/** A private profile is shown by no link; those that were made open again when it is private no longer. */
export async function switchPrivate(profile: OwnedProfile, isPrivate: boolean, actor: Actor): Promise<void> {
  if (profile.workspaceId !== actor.scope.workspaceId) throw new MayNotShareError();
  await setProfilePrivate(profile, { on: isPrivate, actor: actorName(actor.scope), now: actor.now });
}

async function changeLink(
  id: string,
  { scope, now }: Actor,
  change: Pick<LinkChange, "kind" | "set"> & { readonly pinned?: readonly never[] },
): Promise<Link | null> {
  const stored = await updateLink(scope, id, { ...change, actor: actorName(scope), now });
  return stored && toLink(stored, now);
}

export function actorName(scope: WorkspaceScope): string {
  return scope.userId ?? OPERATOR;
}
