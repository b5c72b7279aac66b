import { OPERATOR } from "@/lib/db/import-records";
import type { ProfileScope, WorkspaceScope } from "@/lib/db/scope";
import { type LinkChange, listStoredLinks, storeLink, updateLink } from "@/lib/db/share-links";
import type { Section, WindowDays } from "@/lib/domain/report";
import { type Link, mayShare, SECTIONS, toLink } from "./link";
import { hashToken, newToken } from "./token";

const DAY_MS = 24 * 60 * 60 * 1_000;

export type LinkOrder = {
  /** Null: named after the profile. */
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** The window it opens with. */
  readonly window: WindowDays;
  /** Null: never ends, which the maker has confirmed. */
  readonly expiresInDays: number | null;
};

export type NewLinkResult = {
  readonly link: Link;
  /** Shown once; only its hash is kept. */
  readonly token: string;
};

/** The person who acts, for the audit log and as proof that they may. */
export type Actor = { readonly scope: WorkspaceScope; readonly now: Date };

/** Thrown when a viewer's request gets as far as changing links. */
export class MayNotShareError extends Error {
  override readonly name = "MayNotShareError";
  constructor() {
    super("Only an owner or an admin of the workspace can create or change links.");
  }
}

/** Makes a live link to chosen sections of a profile and returns its token, once. */
export async function createLink(
  profile: ProfileScope,
  order: LinkOrder,
  actor: Actor,
): Promise<NewLinkResult> {
  assertMayShare(actor.scope);
  if (profile.workspaceId !== actor.scope.workspaceId) throw new MayNotShareError();
  const token = newToken();
  const { now } = actor;
  const days = order.expiresInDays;
  const stored = await storeLink(profile, {
    tokenHash: hashToken(token),
    title: order.title?.trim().slice(0, 120) || (profile.name ?? `@${profile.handle}`),
    sections: SECTIONS.filter((section) => order.sections.includes(section)),
    window: order.window,
    expiresAt: days === null ? null : new Date(now.getTime() + days * DAY_MS),
    createdBy: actorName(actor.scope),
    now,
  });
  return { link: toLink(stored, now), token };
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

async function changeLink(
  id: string,
  { scope, now }: Actor,
  change: Pick<LinkChange, "kind" | "set">,
): Promise<Link | null> {
  assertMayShare(scope);
  const stored = await updateLink(scope, id, { ...change, actor: actorName(scope), now });
  return stored && toLink(stored, now);
}

function assertMayShare(scope: WorkspaceScope): void {
  if (!mayShare(scope)) throw new MayNotShareError();
}

function actorName(scope: WorkspaceScope): string {
  return scope.userId ?? OPERATOR;
}
