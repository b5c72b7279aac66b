import { overrideReaderLocale } from "@/lib/accounts/reader-locale";
import { countOpens, findLinkByHash } from "@/lib/db/links";
import {
  findProfile,
  type ProfileScope,
  portfolioScopeOfLink,
  profileScopeOfLink,
  type WorkspaceScope,
} from "@/lib/db/scope";
import type { PortfolioLink, StoredLink } from "@/lib/db/share-links";
import { parseHandle } from "@/lib/domain/handle";
import type { Section, WindowDays } from "@/lib/domain/report";
import { toLinkState } from "./link";
import { isUnlocked, type LockedLink } from "./link-password";
import { createOpenCounter } from "./open-counter";
import { hashToken, isTokenShape } from "./token";

type Shown = { readonly title: string; readonly sections: readonly Section[]; readonly window: WindowDays };

/** What the holder of a link may see of one profile: these sections. A portfolio link opens one for each of its rows. */
export type OpenedLink = Shown & {
  readonly kind: "profile";
  readonly scope: ProfileScope;
  readonly stored: StoredLink;
};

/** What the holder of a portfolio link may see: a row for each of these profiles. */
export type OpenedPortfolio = Shown & {
  readonly kind: "portfolio";
  readonly scope: WorkspaceScope;
  readonly stored: PortfolioLink;
};

/**
 * Looks a token up on every request; null alike for wrong, malformed, paused, expired and revoked ones, and for one that asks for
 * a password which `proof` (of unlockLink) does not show. The database finds the hash by its unique index, so no secret is compared in memory.
 */
export async function openShared(
  token: string,
  now: Date,
  proof: string | null = null,
): Promise<OpenedLink | OpenedPortfolio | null> {
  const stored = await findLive(token, now);
  if (stored === null || !isUnlocked(stored, proof)) return null;
  const { title, sections, window } = stored;
  if (stored.portfolio === null) {
    const scope = await profileScopeOfLink(stored);
    if (scope === null) return null;
    overrideReaderLocale(stored.locale);
    return { kind: "profile", scope, title, sections, window, stored };
  }
  const { workspaceId, portfolio, pinnedAt, id } = stored;
  const pinnedId = pinnedAt === null ? null : id;
  const scope = await portfolioScopeOfLink({ workspaceId, portfolio, pinnedId });
  overrideReaderLocale(stored.locale);
  return { kind: "portfolio", scope, title, sections, window, stored };
}

/** The same for one profile: of a portfolio link the one of that handle, if the link shows it and its rows open. */
export async function openLink(
  token: string,
  now: Date,
  proof: string | null = null,
  handle: string | null = null,
): Promise<OpenedLink | null> {
  const opened = await openShared(token, now, proof);
  return opened?.kind === "portfolio" ? openRow(opened, handle) : opened;
}

/** One profile of a portfolio; null where its rows open nothing, and for a profile that it does not show. */
export async function openRow(
  { scope, title, sections, window, stored }: OpenedPortfolio,
  handle: string | null,
): Promise<OpenedLink | null> {
  const parsed = handle === null ? null : parseHandle(handle);
  const profile = parsed === null || sections.length === 0 ? null : await findProfile(scope, parsed);
  return profile && { kind: "profile", scope: profile, title, sections, window, stored };
}

/** A link that stands and asks for a password, to try one on it; null when there is no such link. It opens nothing. */
export async function findLockedLink(token: string, now: Date): Promise<LockedLink | null> {
  const stored = await findLive(token, now);
  if (stored === null || stored.passwordHash === null) return null;
  return { id: stored.id, passwordHash: stored.passwordHash, passwordTurn: stored.passwordTurn };
}

/** Whether this token belongs to a link that stands, though it may still ask for a password. It opens nothing. */
export async function isLiveLink(token: string, now: Date): Promise<boolean> {
  return (await findLive(token, now)) !== null;
}

async function findLive(token: string, now: Date): Promise<StoredLink | null> {
  if (!isTokenShape(token)) return null;
  const stored = await findLinkByHash(hashToken(token));
  return stored !== null && toLinkState(stored, now) === "live" ? stored : null;
}

/** Programs that fetch a link to draw a preview or to index it; they are not the client looking. */
const BOT =
  /bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|slack|telegram|discord|skype|teams|linkedin|embed|curl|wget|python|headless-fetch|monitor|uptime|axios|go-http/i;

const countPatiently = createOpenCounter<StoredLink>(countOpens);

/**
 * Counts one opening, unless a program asked. Neither the address nor the browser is kept. Resolves when it is written down or, after
 * minutes of a locked database, given up; never rejects. A page must not wait for it.
 */
export async function countLinkOpen(
  { stored }: { readonly stored: StoredLink },
  userAgent: string | null,
  now: Date,
): Promise<void> {
  if (userAgent === null || BOT.test(userAgent)) return;
  await countPatiently(stored, now);
}

/** Whether a person asks for the page itself; what the page fetches afterwards is no opening. */
export function isOpening(headers: Headers): boolean {
  return (headers.get("sec-fetch-dest") ?? "document") === "document";
}
