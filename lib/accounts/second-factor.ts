import { z } from "zod";
import { recordSession } from "@/lib/db/members";
import { env } from "@/lib/env";
import { countCodeUse, countSignIn, forgiveSignIn } from "./attempts";
import { auth, secondFactorCookieName } from "./auth";
import { toClientKey } from "./client-address";
import { findSession, type SignedIn } from "./session";

/** What an authenticator app needs; shown once. */
export type Enrolment = {
  /** otpauth://totp/… */
  readonly uri: string;
  /** The same secret to type in, in base32. */
  readonly key: string;
  /** Each signs in once when the app is lost. */
  readonly backupCodes: readonly string[];
};

type Refused =
  | { readonly kind: "wrong" }
  | { readonly kind: "already-on" }
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number };

/** Makes a secret and backup codes for who is signed in and knows the password. Nothing is asked at sign-in before `confirmSecondFactor`. */
export async function enrolSecondFactor(
  session: SignedIn,
  password: string,
  requestHeaders: Headers,
): Promise<{ readonly kind: "enrolled"; readonly enrolment: Enrolment } | Refused> {
  if (session.hasSecondFactor) return { kind: "already-on" };
  return withPassword(session, requestHeaders, async () => {
    const response = await auth().api.enableTwoFactor({
      body: { password },
      headers: requestHeaders,
      asResponse: true,
    });
    if (!response.ok) return null;
    const { totpURI, backupCodes } = ENROLLED.parse(await response.json());
    const key = new URL(totpURI).searchParams.get("secret") ?? "";
    return { kind: "enrolled", enrolment: { uri: totpURI, key, backupCodes } } as const;
  });
}

const ENROLLED = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

export type CookieResult =
  /** `cookies` are whole Set-Cookie values: the session has a new token. */
  { readonly kind: "done"; readonly cookies: readonly string[] } | Refused;

/** Turns the second factor on when the app shows the right code; from then on sign-in asks for one. */
export async function confirmSecondFactor(
  session: SignedIn,
  code: string,
  { headers, now }: { readonly headers: Headers; readonly now: Date },
): Promise<CookieResult> {
  if (session.hasSecondFactor) return { kind: "already-on" };
  return withPassword(session, headers, async () => {
    const response = await auth().api.verifyTOTP({
      body: { code: toDigits(code) },
      headers,
      asResponse: true,
    });
    if (!response.ok) return null;
    await recordSession({ email: session.user.email, kind: "account/second-factor-on", now });
    return { kind: "done", cookies: response.headers.getSetCookie() } as const;
  });
}

/** Turns it off for who knows the password. */
export async function dropSecondFactor(
  session: SignedIn,
  password: string,
  { headers, now }: { readonly headers: Headers; readonly now: Date },
): Promise<CookieResult> {
  return withPassword(session, headers, async () => {
    const response = await auth().api.disableTwoFactor({ body: { password }, headers, asResponse: true });
    if (!response.ok) return null;
    await recordSession({ email: session.user.email, kind: "account/second-factor-off", now });
    return { kind: "done", cookies: response.headers.getSetCookie() } as const;
  });
}

/** New backup codes in place of the old ones, for who knows the password; shown once. */
export async function renewBackupCodes(
  session: SignedIn,
  password: string,
  { headers, now }: { readonly headers: Headers; readonly now: Date },
): Promise<{ readonly kind: "renewed"; readonly backupCodes: readonly string[] } | Refused> {
  return withPassword(session, headers, async () => {
    const response = await auth().api.generateBackupCodes({ body: { password }, headers, asResponse: true });
    if (!response.ok) return null;
    const { backupCodes } = z.object({ backupCodes: z.array(z.string()) }).parse(await response.json());
    await recordSession({ email: session.user.email, kind: "account/second-factor-codes", now });
    return { kind: "renewed", backupCodes } as const;
  });
}

/** Guesses of passwords and codes behind a session are counted as sign-ins are. */
async function withPassword<Done>(
  session: SignedIn,
  requestHeaders: Headers,
  work: () => Promise<Done | null>,
): Promise<Done | Refused> {
  const { email } = session.user;
  const client = toClientKey(requestHeaders, env().trustedProxies);
  const retryAfterSeconds = await countSignIn(email, client, new Date());
  if (retryAfterSeconds !== null) return { kind: "too-many", retryAfterSeconds };
  const done = await work();
  if (done === null) return { kind: "wrong" };
  await forgiveSignIn(email, client);
  return done;
}

export const CODE_FORM = z.strictObject({
  code: z.string().max(100),
  next: z.string().max(2_000).optional(),
});

export type CodeResult =
  | { readonly kind: "signed-in"; readonly cookies: readonly string[] }
  | { readonly kind: "wrong" }
  /** The ten minutes or the tries of this sign-in are over: it begins with the password again. */
  | { readonly kind: "over" }
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number };

/**
 * The second step of signing in: a code of the app or a backup code, for whoever gave the right password on this browser within ten
 * minutes. Tries are counted per account and per address in the database, five for one password; a code is taken once.
 */
export async function signInWithCode(
  given: string,
  requestHeaders: Headers,
  now: Date = new Date(),
): Promise<CodeResult> {
  const email = await findPendingEmail(requestHeaders);
  if (email === null) return { kind: "over" };
  const client = toClientKey(requestHeaders, env().trustedProxies);
  const retryAfterSeconds = await countSignIn(email, client, now);
  if (retryAfterSeconds !== null) return { kind: "too-many", retryAfterSeconds };
  const digits = toDigits(given);
  const isAppCode = /^\d{6}$/.test(digits);
  if (isAppCode && !(await countCodeUse(email, digits, now))) return { kind: "wrong" };
  const headers = new Headers(requestHeaders);
  const response = isAppCode
    ? await auth().api.verifyTOTP({ body: { code: digits }, headers, asResponse: true })
    : await auth().api.verifyBackupCode({ body: { code: given.trim() }, headers, asResponse: true });
  if (!response.ok) {
    await recordSession({ email, kind: "session/code-refused", now });
    return (await findPendingEmail(requestHeaders)) === null ? { kind: "over" } : { kind: "wrong" };
  }
  // One for the password and one for the code.
  await forgiveSignIn(email, client);
  await forgiveSignIn(email, client);
  await recordSession({ email, kind: "session/signed-in", now });
  return { kind: "signed-in", cookies: response.headers.getSetCookie() };
}

/** Whether this browser has given a right password and is asked for its code now. */
export async function isCodeAsked(requestHeaders: Headers): Promise<boolean> {
  return (await findSession(requestHeaders)) === null && (await findPendingEmail(requestHeaders)) !== null;
}

/** Whose code this browser is asked for; better-auth checks the cookie's signature before it takes any code. */
async function findPendingEmail(requestHeaders: Headers): Promise<string | null> {
  const cookie = (requestHeaders.get("cookie") ?? "")
    .split(/; */)
    .find((each) => each.startsWith(`${secondFactorCookieName()}=`));
  const [identifier] = decodeCookie(cookie?.split("=")[1] ?? "").split(".");
  if (!identifier?.startsWith("2fa-")) return null;
  const { internalAdapter } = await auth().$context;
  const pending = await internalAdapter.findVerificationValue(identifier);
  if (!pending || pending.expiresAt <= new Date()) return null;
  return (await internalAdapter.findUserById(pending.value))?.email ?? null;
}

function decodeCookie(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Apps show "123 456". */
function toDigits(code: string): string {
  return code.replace(/[\s-]/g, "");
}
