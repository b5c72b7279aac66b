import { z } from "zod";
import { OPERATOR } from "@/lib/db/import-records";
import {
  acceptInvitation,
  type FoundInvitation,
  findInvitationByHash,
  isEndedToken,
  listOpenInvitations,
  type RenewedInvitation,
  replaceEndedToken,
  replaceToken,
  revokeInvitation,
  storeInvitation,
} from "@/lib/db/invitations";
import { listProfiles, type OwnerScope } from "@/lib/db/scope";
import { ROLES, type Role } from "@/lib/domain/role";
import { env } from "@/lib/env";
import { hashToken, isTokenShape, newToken } from "@/lib/links/token";
import { countJoin, countSignIn, forgiveSignIn } from "./attempts";
import { auth } from "./auth";
import { toClientKey } from "./client-address";
import { findPasswordProblem, hashPassword } from "./password";

const MINUTE_MS = 60 * 1_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
export const INVITATION_DAYS = 7;
/** What opens it ends sooner: whoever comes later asks for another one, which goes to the invited address. */
export const TOKEN_MINUTES = 60;

const INVITE_FORM = z.strictObject({
  email: z.string().trim().toLowerCase().pipe(z.email().max(320)),
  role: z.enum(ROLES),
  /** Handles, for a client. */
  profiles: z.array(z.string().max(100)).max(1_000),
});

export type Invited =
  | { readonly ok: true; readonly email: string; readonly token: string; readonly expiresAt: Date }
  | { readonly ok: false; readonly problem: string };

/** Invites somebody for 7 days; the token opens /join once within an hour, is returned this once, and only its hash is kept. */
export async function invite(scope: OwnerScope, form: unknown, now: Date): Promise<Invited> {
  const read = INVITE_FORM.safeParse(form);
  if (!read.success) return { ok: false, problem: "Enter an e-mail address such as you@example.com." };
  const { email, role } = read.data;
  const chosen = await findChosen(scope, role, read.data.profiles);
  if (!chosen.ok) return chosen;
  const { token, stored } = makeToken(now);
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
  const invitation = { email, role, profiles: chosen.profiles, ...stored, expiresAt };
  await storeInvitation(scope, invitation, { by: scope.userId ?? OPERATOR, at: now });
  return { ok: true, email, token, expiresAt };
}

/** Another token for an open invitation, in place of the one before; null when the workspace has no such invitation. */
export async function renewInvitation(
  scope: OwnerScope,
  id: string,
  now: Date,
): Promise<{ readonly email: string; readonly token: string } | null> {
  const { token, stored } = makeToken(now);
  const email = await replaceToken(scope, id, stored, { by: scope.userId ?? OPERATOR, at: now });
  return email === null ? null : { email, token };
}

/** Whether this is the ended token of an invitation that is still open. */
export async function isEndedInvitation(token: string, now: Date): Promise<boolean> {
  return isTokenShape(token) && isEndedToken(hashToken(token), now);
}

export type Renewal =
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number }
  /** `message`: what is to be sent to the invited address; null: this was no such token, which nobody is told. */
  | { readonly kind: "heard"; readonly message: (RenewedInvitation & { readonly token: string }) | null };

/** Exchanges the ended token of an open invitation for another one, once: an hour passes before that one can be exchanged. */
export async function renewEndedInvitation(
  token: string,
  requestHeaders: Headers,
  now: Date = new Date(),
): Promise<Renewal> {
  const retryAfterSeconds = await countJoin(toClientKey(requestHeaders, env().trustedProxies), now);
  if (retryAfterSeconds !== null) return { kind: "too-many", retryAfterSeconds };
  if (!isTokenShape(token)) return { kind: "heard", message: null };
  const next = makeToken(now);
  const renewed = await replaceEndedToken(hashToken(token), next.stored, now);
  return { kind: "heard", message: renewed && { ...renewed, token: next.token } };
}

function makeToken(now: Date) {
  const token = newToken();
  const tokenExpiresAt = new Date(now.getTime() + TOKEN_MINUTES * MINUTE_MS);
  return { token, stored: { tokenHash: hashToken(token), tokenExpiresAt } };
}

/** The profiles that a client shall see, by their handles; the other roles see all and choose none. */
export async function findChosen(scope: OwnerScope, role: Role, handles: readonly string[]) {
  if (role !== "client") return { ok: true, profiles: [] } as const;
  const wanted = new Set(handles.map((handle) => handle.replace(/^@/, "").toLowerCase()));
  const profiles = (await listProfiles(scope)).filter(({ handle }) => wanted.has(handle));
  if (profiles.length > 0 && profiles.length === wanted.size) return { ok: true, profiles } as const;
  return { ok: false, problem: "Choose at least one profile that this client may see." } as const;
}

/** What can still be used, newest first, with the handles that a client would see. */
export async function listInvitations(scope: OwnerScope, now: Date) {
  const [open, profiles] = await Promise.all([listOpenInvitations(scope, now), listProfiles(scope)]);
  const handles = new Map(profiles.map(({ profileId, handle }) => [profileId, handle]));
  return open.map(({ profileIds, ...invitation }) => ({
    ...invitation,
    profiles: profileIds.flatMap((id) => handles.get(id) ?? []),
  }));
}

/** False when there is none that could still be used. */
export function withdrawInvitation(scope: OwnerScope, id: string, now: Date): Promise<boolean> {
  return revokeInvitation(scope, id, { by: scope.userId ?? OPERATOR, at: now });
}

/** What a token invites to; null for every token that opens nothing, whatever the reason. */
export async function findInvitation(token: string, now: Date): Promise<FoundInvitation | null> {
  return isTokenShape(token) ? findInvitationByHash(hashToken(token), now) : null;
}

export const JOIN_FORM = z.strictObject({
  token: z.string().max(100),
  /** Not asked of somebody who has an account. */
  name: z.string().max(200).default(""),
  password: z.string().max(1_024),
});

export type JoinResult =
  | { readonly kind: "joined"; readonly email: string }
  | { readonly kind: "closed" }
  | { readonly kind: "wrong" }
  | { readonly kind: "invalid"; readonly field: "name" | "password"; readonly problem: string }
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number };

/** Lets the invited person in: with a new account, or with the password of the one that has the address already. */
export async function join(
  form: z.output<typeof JOIN_FORM>,
  requestHeaders: Headers,
  now: Date = new Date(),
): Promise<JoinResult> {
  const client = toClientKey(requestHeaders, env().trustedProxies);
  const retryAfterSeconds = await countJoin(client, now);
  if (retryAfterSeconds !== null) return { kind: "too-many", retryAfterSeconds };
  const found = await findInvitation(form.token, now);
  if (found === null) return { kind: "closed" };
  const tokenHash = hashToken(form.token);
  const { email } = found;
  if (found.userId !== null) {
    const wait = await countSignIn(email, client, now);
    if (wait !== null) return { kind: "too-many", retryAfterSeconds: wait };
    if (!(await isPasswordOf(email, form.password))) return { kind: "wrong" };
    await forgiveSignIn(email, client);
    return toJoined(await acceptInvitation({ tokenHash, now, newUser: null }), email);
  }
  const name = form.name.trim();
  if (name === "" || [...name].length > 80)
    return { kind: "invalid", field: "name", problem: "Enter your name, in at most 80 characters." };
  const problem = findPasswordProblem(form.password, email);
  if (problem !== null) return { kind: "invalid", field: "password", problem };
  const newUser = { name, passwordHash: await hashPassword(form.password) };
  return toJoined(await acceptInvitation({ tokenHash, now, newUser }), email);
}

function toJoined(userId: string | null, email: string): JoinResult {
  return userId === null ? { kind: "closed" } : { kind: "joined", email };
}

/** Whether this is the password of the account, without starting a session. */
async function isPasswordOf(email: string, password: string): Promise<boolean> {
  const { internalAdapter, password: passwords } = await auth().$context;
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
  const hash = found?.accounts.find(({ providerId }) => providerId === "credential")?.password;
  return hash ? passwords.verify({ hash, password }) : false;
}
