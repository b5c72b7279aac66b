import { overrideReaderLocale } from "@/lib/accounts/reader-locale";
import { type ProfileScope, profileScopeOfLink } from "@/lib/db/scope";
import { countOpens, findLinkByHash, type StoredLink } from "@/lib/db/share-links";
import type { Section, WindowDays } from "@/lib/domain/report";
import { toLinkState } from "./link";
import { isUnlocked, type LockedLink } from "./link-password";
import { createOpenCounter } from "./open-counter";
import { hashToken, isTokenShape } from "./token";

/** What the holder of a link may see: this profile, these sections. */
export type OpenedLink = {
  readonly scope: ProfileScope;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly window: WindowDays;
  readonly stored: StoredLink;
};

/**
 * Looks a token up on every request; null alike for wrong, malformed, paused, expired and revoked ones, and for one that asks for
 * a password which `proof` (of unlockLink) does not show. The database finds the hash by its unique index, so no secret is compared in memory.
 */
export async function openLink(
  token: string,
  now: Date,
  proof: string | null = null,
): Promise<OpenedLink | null> {
  const stored = await findLive(token, now);
  if (stored === null || !isUnlocked(stored, proof)) return null;
  const scope = await profileScopeOfLink(stored);
  if (scope === null) return null;
  const { title, sections, window } = stored;
  overrideReaderLocale(stored.locale);
  return { scope, title, sections, window, stored };
}

/** A link that stands and asks for a password, to try one on it; null when there is no such link. It opens nothing. */
export async function findLockedLink(token: string, now: Date): Promise<LockedLink | null> {
  const stored = await findLive(token, now);
  if (stored === null || stored.passwordHash === null) return null;
  return { id: stored.id, passwordHash: stored.passwordHash, passwordTurn: stored.passwordTurn };
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
export async function countLinkOpen(link: OpenedLink, userAgent: string | null, now: Date): Promise<void> {
  if (userAgent === null || BOT.test(userAgent)) return;
  await countPatiently(link.stored, now);
}

/** Whether a person asks for the page itself; what the page fetches afterwards is no opening. */
export function isOpening(headers: Headers): boolean {
  return (headers.get("sec-fetch-dest") ?? "document") === "document";
}
