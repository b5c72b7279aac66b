import { randomBytes } from "node:crypto";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { authClient } from "@/lib/db/auth-client";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import { env, readSecret } from "@/lib/env";
import { hashPassword, PASSWORD_MIN, verifyPassword } from "./password";

/** A session ends this long after signing in, whatever happens. */
const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Whether cookies travel over https only: so it is when BASE_URL says https. */
function isSecure(): boolean {
  return env().baseUrl?.startsWith("https:") ?? false;
}

/** `__Host-`: a browser takes it over https only, from this host only, and no other host can set it. */
function sessionCookieName(): string {
  return isSecure() ? "__Host-tallyboard" : "tallyboard";
}

/** What a browser has between its password and its code. */
export function secondFactorCookieName(): string {
  return isSecure() ? "__Host-tallyboard-code" : "tallyboard-code";
}

/**
 * better-auth checks passwords and keeps sessions; its own HTTP endpoints are not mounted, so nothing of it can be called from
 * outside. Sign-up is closed in it as well: users come from a claim or an invitation.
 */
function createAuth() {
  const { baseUrl, dataFolder, port } = env();
  return betterAuth({
    appName: "Tallyboard",
    baseURL: baseUrl ?? `http://localhost:${port}`,
    secret: readSecret(dataFolder),
    database: prismaAdapter(authClient(), { provider: database().kind, transaction: false }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      // Ours is counted in characters and checked where a password is set.
      maxPasswordLength: 1_024,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: { changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    // Tries are also counted in lib/accounts/second-factor.ts; no browser is trusted without a code.
    plugins: [twoFactor({ issuer: "Tallyboard", accountLockout: { maxFailedAttempts: 10 } })],
    // Attempts are counted per account and per address in lib/accounts/attempts.ts.
    rateLimit: { enabled: false },
    databaseHooks: {
      user: { create: { before: () => Promise.resolve(false) } },
      session: {
        create: {
          // 256 bits instead of better-auth's 190, and no address kept.
          before: (session) =>
            Promise.resolve({
              data: { ...session, token: randomBytes(32).toString("base64url"), ipAddress: null },
            }),
        },
      },
    },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: { name: sessionCookieName() },
        two_factor: { name: secondFactorCookieName() },
      },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
  });
}

type Auth = ReturnType<typeof createAuth>;

let current: { readonly auth: Auth; readonly for: string } | null = null;

/** The one instance of this process; a new one when the database or the address changed, as tests do. */
export function auth(): Auth {
  const { baseUrl, dataFolder } = env();
  const wanted = JSON.stringify([database().url, baseUrl, dataFolder]);
  if (current?.for !== wanted) current = { auth: createAuth(), for: wanted };
  return current.auth;
}
