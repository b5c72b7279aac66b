import { endSessionsOf, listSessionsOf } from "@/lib/db/sessions";
import { toBrowserName } from "@/lib/domain/browser-name";
import { IDLE_MS, type SignedIn } from "./session";

export type OwnSession = {
  readonly id: string;
  /** Such as "Firefox on Linux". */
  readonly browser: string;
  readonly signedInAt: Date;
  /** To the hour. */
  readonly lastUsedAt: Date;
  /** The browser that asks. */
  readonly isThis: boolean;
};

/** The browsers that are signed in as this person, the one that asks first. */
export async function listOwnSessions(session: SignedIn, now: Date): Promise<readonly OwnSession[]> {
  const usedSince = new Date(now.getTime() - IDLE_MS);
  const stored = await listSessionsOf(session.user.id, { usedSince, now });
  return stored
    .map(({ userAgent, ...each }) => ({
      ...each,
      browser: toBrowserName(userAgent),
      isThis: each.id === session.sessionId,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Signs one browser of this person out, or with null every one but this; how many were. */
export function endOwnSessions(session: SignedIn, id: string | null, now: Date): Promise<number> {
  const which = id === null ? { except: session.sessionId } : { id };
  return endSessionsOf(session.user.id, which, now);
}
