import { z } from "zod";
import { recordSession } from "@/lib/db/members";
import { env } from "@/lib/env";
import { countSignIn, forgiveSignIn } from "./attempts";
import { auth } from "./auth";
import { toClientKey } from "./client-address";
import { findSession } from "./session";

export const SIGN_IN_FORM = z.strictObject({
  email: z.string().max(320),
  password: z.string().max(1_024),
  next: z.string().max(2_000).optional(),
});

const ASKS_CODE = z.object({ twoFactorRedirect: z.literal(true) });

/** `wrong` is one answer for an unknown address and for a wrong password. `cookies` are whole Set-Cookie values. */
export type SignInResult =
  | { readonly kind: "signed-in"; readonly cookies: readonly string[] }
  /** The password was right; now the code is asked. */
  | { readonly kind: "code"; readonly cookies: readonly string[] }
  | { readonly kind: "wrong" }
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number };

/** Checks e-mail and password and starts a session with a new token. */
export async function signIn(
  given: { readonly email: string; readonly password: string },
  requestHeaders: Headers,
  now: Date = new Date(),
): Promise<SignInResult> {
  const email = given.email.trim().toLowerCase();
  const client = toClientKey(requestHeaders, env().trustedProxies);
  const retryAfterSeconds = await countSignIn(email, client, now);
  if (retryAfterSeconds !== null) return { kind: "too-many", retryAfterSeconds };
  const response = await auth().api.signInEmail({
    // An address that is none would be answered without hashing, and so be told apart by its time.
    body: {
      email: z.email().safeParse(email).success ? email : "nobody@tallyboard.invalid",
      password: given.password,
    },
    headers: new Headers({ "user-agent": requestHeaders.get("user-agent") ?? "" }),
    asResponse: true,
  });
  if (!response.ok) {
    await recordSession({ email, kind: "session/refused", now });
    return { kind: "wrong" };
  }
  // The tries are forgiven with the code: else a known password would buy new ones for it.
  if (ASKS_CODE.safeParse(await response.json()).success)
    return { kind: "code", cookies: response.headers.getSetCookie() };
  await forgiveSignIn(email, client);
  await recordSession({ email, kind: "session/signed-in", now });
  return { kind: "signed-in", cookies: response.headers.getSetCookie() };
}

/** Ends the session of this request; the Set-Cookie values that make the browser forget it. */
export async function signOut(requestHeaders: Headers, now: Date = new Date()): Promise<readonly string[]> {
  const session = await findSession(requestHeaders, now);
  const response = await auth().api.signOut({ headers: requestHeaders, asResponse: true });
  if (session !== null) await recordSession({ email: session.user.email, kind: "session/signed-out", now });
  return response.headers.getSetCookie();
}
