import { z } from "zod";
import { recordSession } from "@/lib/db/members";
import { env } from "@/lib/env";
import { countSignIn, forgiveSignIn } from "./attempts";
import { auth } from "./auth";
import { toClientKey } from "./client-address";
import { findPasswordProblem } from "./password";
import { findSession } from "./session";

export const CHANGE_PASSWORD_FORM = z.strictObject({
  current: z.string().max(1_024),
  password: z.string().max(1_024),
});

/** `cookies` are whole Set-Cookie values: this browser goes on with a new session, all others are signed out. */
export type ChangePasswordResult =
  | { readonly kind: "changed"; readonly cookies: readonly string[] }
  | { readonly kind: "not-signed-in" }
  | { readonly kind: "wrong" }
  | { readonly kind: "invalid"; readonly problem: string }
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number };

/** Sets a new password for who is signed in and knows the current one; guesses are counted as sign-ins are. */
export async function changePassword(
  form: z.infer<typeof CHANGE_PASSWORD_FORM>,
  requestHeaders: Headers,
  now: Date = new Date(),
): Promise<ChangePasswordResult> {
  const session = await findSession(requestHeaders, now);
  if (session === null) return { kind: "not-signed-in" };
  const { email } = session.user;
  const problem = findPasswordProblem(form.password, email);
  if (problem !== null) return { kind: "invalid", problem };
  const client = toClientKey(requestHeaders, env().trustedProxies);
  const retryAfterSeconds = await countSignIn(email, client, now);
  if (retryAfterSeconds !== null) return { kind: "too-many", retryAfterSeconds };
  const response = await auth().api.changePassword({
    body: { currentPassword: form.current, newPassword: form.password, revokeOtherSessions: true },
    headers: requestHeaders,
    asResponse: true,
  });
  if (!response.ok) return { kind: "wrong" };
  await forgiveSignIn(email, client);
  await recordSession({ email, kind: "account/password-changed", now });
  return { kind: "changed", cookies: response.headers.getSetCookie() };
}
