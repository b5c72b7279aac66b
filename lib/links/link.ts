import type { WorkspaceScope } from "@/lib/db/scope";
import type { StoredLink } from "@/lib/db/share-links";
import type { Section, WindowDays } from "@/lib/domain/report";

export const SECTIONS = ["overview", "content", "followers"] as const satisfies readonly Section[];

/** Days until a link ends, unless its maker chooses otherwise. */
export const DEFAULT_EXPIRY_DAYS = 30;

export type LinkState = "live" | "paused" | "expired" | "revoked";

/** A share link as its owner sees it. What opens it is not in here and nowhere else either. */
export type Link = {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly window: WindowDays;
  readonly state: LinkState;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastOpenedAt: Date | null;
  readonly opens: number;
};

/** A link ends at the very instant of `expiresAt`: there it is over. */
export function toLinkState(
  link: Pick<StoredLink, "revokedAt" | "expiresAt" | "pausedAt">,
  now: Date,
): LinkState {
  if (link.revokedAt !== null) return "revoked";
  if (link.expiresAt !== null && link.expiresAt <= now) return "expired";
  return link.pausedAt === null ? "live" : "paused";
}

export function toLink(stored: StoredLink, now: Date): Link {
  const { workspaceId: _, profileId: __, pausedAt: ___, revokedAt: ____, ...shown } = stored;
  return { ...shown, state: toLinkState(stored, now) };
}

/** Viewers look; only these roles may give others access. */
const MAY_SHARE: readonly WorkspaceScope["role"][] = ["owner", "admin"];

export function mayShare(scope: WorkspaceScope): boolean {
  return MAY_SHARE.includes(scope.role);
}
