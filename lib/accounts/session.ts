import { headers } from "next/headers";
import { redirect } from "next/navigation";
import {
  asEditor,
  asOwner,
  type EditorScope,
  type OwnerScope,
  type WorkspaceScope,
  workspaceScopeOfUser,
} from "@/lib/db/scope";
import { auth } from "./auth";
import { toInternalPath } from "./next-path";
import { PATH_HEADER } from "./request-headers";
import { refuseForeignOrigin } from "./same-origin";

/** A session that nobody used for this long is over. */
export const IDLE_MS = 7 * 24 * 60 * 60 * 1_000;
/** How exactly the last use is known; writing it down on every request would only cost. */
const TOUCH_MS = 60 * 60 * 1_000;

export type SignedIn = {
  readonly user: { readonly id: string; readonly email: string; readonly name: string };
  readonly sessionId: string;
  readonly hasSecondFactor: boolean;
  readonly scope: WorkspaceScope;
  /** The same with the proof that changing takes; null for who may only look. */
  readonly editor: EditorScope | null;
  /** The same with the proof that sharing and choosing people takes; null for who is no owner. */
  readonly owner: OwnerScope | null;
};

/** Who sent a request with these headers, looked up in the database each time; null when nobody is signed in. */
export async function findSession(requestHeaders: Headers, now: Date = new Date()): Promise<SignedIn | null> {
  if (!requestHeaders.has("cookie")) return null;
  const found = await auth().api.getSession({ headers: requestHeaders });
  if (found === null) return null;
  const { session, user } = found;
  const idle = now.getTime() - session.updatedAt.getTime();
  const { internalAdapter } = await auth().$context;
  if (idle > IDLE_MS || session.expiresAt <= now) {
    await internalAdapter.deleteSession(session.token);
    return null;
  }
  const scope = await workspaceScopeOfUser(user.id, session.id);
  if (scope === null) return null;
  if (idle > TOUCH_MS)
    // A page does not wait for an import that is being stored; what fails here is tried again by the next request.
    internalAdapter.updateSession(session.token, { updatedAt: now }).catch((error: unknown) => {
      process.stderr.write(`The last use of a session could not be noted: ${error}\n`);
    });
  return {
    user: { id: user.id, email: user.email, name: user.name },
    sessionId: session.id,
    hasSecondFactor: user.twoFactorEnabled ?? false,
    scope,
    editor: asEditor(scope),
    owner: asOwner(scope),
  };
}

/** For pages and server actions: who is signed in, or null. */
export async function getSession(): Promise<SignedIn | null> {
  return findSession(await headers());
}

/** For pages and server actions: who is signed in; everybody else is sent to the sign-in page and back afterwards. */
export async function requireSession(): Promise<SignedIn> {
  const requestHeaders = await headers();
  const session = await findSession(requestHeaders);
  if (session !== null) return session;
  const path = requestHeaders.get(PATH_HEADER);
  redirect(path === null ? "/sign-in" : `/sign-in?next=${encodeURIComponent(toInternalPath(path))}`);
}

/**
 * For route handlers: who is signed in, or the answer to give instead (401, or 403 when something is to be changed from a
 * page that is not ours): `const session = await requireApiSession(request); if (!session.ok) return session.response;`
 */
export async function requireApiSession(
  request: Request,
): Promise<({ readonly ok: true } & SignedIn) | { readonly ok: false; readonly response: Response }> {
  const foreign = refuseForeignOrigin(request);
  if (foreign !== null) return { ok: false, response: foreign };
  const session = await findSession(request.headers);
  if (session !== null) return { ok: true, ...session };
  const response = Response.json(
    { problem: "You are not signed in. Sign in and try again." },
    { status: 401, headers: { "Cache-Control": "no-store" } },
  );
  return { ok: false, response };
}
