import { asOwner, type PortfolioChoice, type WorkspaceScope } from "@/lib/db/scope";
import type { LinkColumns, StoredLink } from "@/lib/db/share-links";
import type { Day } from "@/lib/domain/day";
import type { Section, WindowDays } from "@/lib/domain/report";

export const SECTIONS = ["overview", "content", "followers"] as const satisfies readonly Section[];

/** Days until a link ends, unless its maker chooses otherwise. */
export const DEFAULT_EXPIRY_DAYS = 30;

/** `held`: nothing is wrong with the link, but all links of the workspace are paused or the profile is private. */
export type LinkState = "live" | "paused" | "held" | "expired" | "revoked";

/** Which profiles a portfolio link shows; private ones never. */
export type SharedPortfolio =
  | { readonly kind: "all" }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "chosen"; readonly handles: readonly string[] };

/** "all profiles", "the profiles tagged retail", "@a, @b": for people, after what a link shows. */
export function formatPortfolio(shown: SharedPortfolio): string {
  if (shown.kind === "all") return "all profiles";
  if (shown.kind === "tag") return `the profiles tagged ${shown.tag}`;
  const [first, second, ...others] = shown.handles.map((handle) => `@${handle}`);
  const named = [first, second].filter((handle) => handle !== undefined).join(", ");
  return others.length === 0 ? named || "no profile" : `${named} and ${others.length} more`;
}

/** A share link as its owner sees it. What opens it is not in here and nowhere else either. */
export type Link = {
  readonly id: string;
  /** Whose dashboard it is; null: a portfolio. */
  readonly handle: string | null;
  /** Which profiles it shows; null: the one. */
  readonly portfolio: SharedPortfolio | null;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly window: WindowDays;
  readonly windowFixed: boolean;
  readonly asOf: Day | null;
  readonly message: string | null;
  readonly downloads: boolean;
  readonly notesShown: boolean;
  readonly headlineShown: boolean;
  readonly locale: string | null;
  readonly hasPassword: boolean;
  /** Since then it shows kept figures; null: it is live. */
  readonly pinnedAt: Date | null;
  readonly state: LinkState;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastOpenedAt: Date | null;
  readonly opens: number;
};

/** A link ends at the very instant of `expiresAt`: there it is over. */
export function toLinkState(
  link: Pick<LinkColumns, "revokedAt" | "expiresAt" | "pausedAt" | "isHeld">,
  now: Date,
): LinkState {
  if (link.revokedAt !== null) return "revoked";
  if (link.expiresAt !== null && link.expiresAt <= now) return "expired";
  if (link.pausedAt !== null) return "paused";
  return link.isHeld ? "held" : "live";
}

export function toLink(stored: StoredLink, now: Date): Link {
  const { id, handle, title, sections, window, windowFixed, asOf, message, downloads, notesShown } = stored;
  const { headlineShown, locale } = stored;
  const { passwordHash, pinnedAt, createdBy, createdAt, expiresAt, lastOpenedAt, opens } = stored;
  const shows = {
    id,
    handle,
    portfolio: stored.portfolio && toSharedPortfolio(stored.portfolio),
    title,
    sections,
    window,
    windowFixed,
    asOf,
    message,
    downloads,
    notesShown,
    headlineShown,
    locale,
    pinnedAt,
  };
  const life = { createdBy, createdAt, expiresAt, lastOpenedAt, opens };
  return { ...shows, ...life, hasPassword: passwordHash !== null, state: toLinkState(stored, now) };
}

function toSharedPortfolio(choice: PortfolioChoice): SharedPortfolio {
  if (choice.kind !== "chosen") return choice;
  return { kind: "chosen", handles: choice.profiles.map(({ handle }) => handle) };
}

/** Only owners may give others access. */
export function mayShare(scope: WorkspaceScope): boolean {
  return asOwner(scope) !== null;
}
