import type { PinnedRow } from "@/lib/db/pinned-portfolios";
import { storePortfolioLink, updatePortfolioLink } from "@/lib/db/portfolio-links";
import { listProfiles, type OwnerScope, type PortfolioChoice } from "@/lib/db/scope";
import { normalizeTag } from "@/lib/domain/profile-tag";
import { type Link, type SharedPortfolio, toLink } from "./link";
import {
  type Actor,
  actorName,
  type LinkOrder,
  type NewLinkResult,
  toNewLink,
  toTitle,
} from "./manage-links";
import { newToken } from "./token";

const TITLE = "Portfolio";

/** A link to many profiles, a row each; its sections are what each row opens, and [] opens nothing. */
export type PortfolioOrder = Omit<LinkOrder, "pinned" | "headlineShown"> & {
  readonly shows: SharedPortfolio;
};

type Standing = Required<Pick<LinkOrder, "sections" | "window" | "windowFixed" | "asOf">>;

/** Keeps what a portfolio shows at this moment; null: it is too much to keep. Reports make it, so the caller brings it. */
type Pin = (
  workspaceId: string,
  portfolio: PortfolioChoice,
  chosen: Standing,
) => Promise<readonly PinnedRow[] | null>;

/** A portfolio link cannot be made or pinned; the message is a sentence for its maker. */
export class PortfolioRefusedError extends Error {
  override readonly name = "PortfolioRefusedError";
}

/** Makes a link to many profiles, pinned where `pin` is given, and returns its token, once. Throws PortfolioRefusedError. */
export async function createPortfolioLink(
  { shows, ...order }: PortfolioOrder,
  actor: Actor,
  pin: Pin | null,
): Promise<NewLinkResult> {
  const portfolio = await findChoice(actor.scope, shows);
  const { sections, window, windowFixed = false, asOf = null } = order;
  const standing = { sections, window, windowFixed, asOf };
  const pinned = pin === null ? null : await keep(pin, actor, portfolio, standing);
  const token = newToken();
  const stored = await storePortfolioLink(actor.scope, {
    ...(await toNewLink({ ...order, pinned: null }, actor, token)),
    title: toTitle(order) || TITLE,
    portfolio,
    pinned,
  });
  return { link: toLink(stored, actor.now), token };
}

/**
 * From now on the link to many profiles shows what it shows at this moment, whatever is imported; null when the workspace has no such link.
 * Throws PortfolioRefusedError.
 */
export async function pinPortfolioLink(link: Link, actor: Actor, pin: Pin): Promise<Link | null> {
  if (link.portfolio === null) return null;
  const { scope, now } = actor;
  const pinned = await keep(pin, actor, await findChoice(scope, link.portfolio), link);
  const change = { kind: "link/pinned", set: { pinnedAt: now }, pinned } as const;
  const stored = await updatePortfolioLink(scope, link.id, { ...change, actor: actorName(scope), now });
  return stored && toLink(stored, now);
}

async function keep(pin: Pin, { scope }: Actor, portfolio: PortfolioChoice, standing: Standing) {
  const rows = await pin(scope.workspaceId, portfolio, standing);
  if (rows !== null) return rows;
  throw new PortfolioRefusedError(
    "These are too many profiles to keep their figures. Choose fewer, or let the link show the newest.",
  );
}

/** The profiles of a choice by their handles. */
async function findChoice(scope: OwnerScope, shows: SharedPortfolio): Promise<PortfolioChoice> {
  if (shows.kind === "all") return shows;
  if (shows.kind === "tag") {
    const tag = normalizeTag(shows.tag);
    if (tag === "") throw new PortfolioRefusedError("Name the tag of the profiles that the link shall show.");
    return { kind: "tag", tag };
  }
  const wanted = new Set(shows.handles.map((handle) => handle.replace(/^@/, "").toLowerCase()));
  const profiles = (await listProfiles(scope)).filter(({ handle }) => wanted.has(handle));
  const missing = [...wanted].filter((handle) => profiles.every((profile) => profile.handle !== handle));
  if (missing.length > 0)
    throw new PortfolioRefusedError(
      `This workspace has no profile ${missing.map((handle) => `@${handle}`).join(", ")}.`,
    );
  if (profiles.length === 0)
    throw new PortfolioRefusedError("Choose at least one profile for the link to show.");
  return { kind: "chosen", profiles };
}
