import { createHash, randomInt } from "node:crypto";
import { z } from "zod";
import { claimOwner, hasClaim, hasUsers, isClaimCode, storeClaim } from "@/lib/db/claims";
import { env } from "@/lib/env";
import { countClaim } from "./attempts";
import { toClientKey } from "./client-address";
import { findPasswordProblem, hashPassword } from "./password";

const CODE_VALID_MS = 24 * 60 * 60 * 1_000;
/** No 0, 1, I, O, L, U: nothing that is read two ways or spells a word. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 20 of 30 signs: 98 bits. */
const CODE_LENGTH = 20;

export const CLAIM_FORM = z.strictObject({
  code: z.string().max(100),
  email: z.string().max(320),
  password: z.string().max(1_024),
  workspace: z.string().max(200),
});

export type ClaimForm = z.infer<typeof CLAIM_FORM>;

export type ClaimResult =
  | { readonly kind: "claimed" }
  | { readonly kind: "closed" }
  | { readonly kind: "wrong-code" }
  | { readonly kind: "invalid"; readonly field: "email" | "password" | "workspace"; readonly problem: string }
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number };

/**
 * At start, when nobody has an account: makes the owner that the environment names, or a new one-time code.
 * Returns the code to print (it is kept nowhere, only its hash is), or null when there is nothing to claim.
 */
export async function ensureOwnerOrClaimCode(now: Date = new Date()): Promise<string | null> {
  if (await hasUsers()) return null;
  const { owner } = env();
  if (owner !== null) {
    const problem = findPasswordProblem(owner.password, owner.email);
    if (problem !== null) throw new Error(`TALLYBOARD_OWNER_PASSWORD cannot be used. ${problem}`);
    const email = owner.email.toLowerCase();
    await claimOwner(await newOwner({ ...owner, email, workspace: "Workspace" }), { codeHash: null, now });
    return null;
  }
  const code = newClaimCode();
  await storeClaim(hashOf(code), new Date(now.getTime() + CODE_VALID_MS));
  return code;
}

/** Whether the claim page exists: nobody has an account and a code is out. */
export async function isClaimOpen(now: Date = new Date()): Promise<boolean> {
  return !(await hasUsers()) && (await hasClaim(now));
}

/** Makes the first owner in exchange for the one-time code. From then on the claim is closed and nobody can sign up. */
export async function claimInstallation(
  form: ClaimForm,
  requestHeaders: Headers,
  now: Date = new Date(),
): Promise<ClaimResult> {
  if (!(await isClaimOpen(now))) return { kind: "closed" };
  const retryAfterSeconds = await countClaim(toClientKey(requestHeaders, env().trustedProxies), now);
  if (retryAfterSeconds !== null) return { kind: "too-many", retryAfterSeconds };
  const codeHash = hashOf(form.code);
  if (!(await isClaimCode(codeHash, now))) return { kind: "wrong-code" };
  const invalid = findInvalidField(form);
  if (invalid !== null) return invalid;
  const owner = await newOwner({ ...form, email: form.email.trim().toLowerCase() });
  return (await claimOwner(owner, { codeHash, now })) === null ? { kind: "closed" } : { kind: "claimed" };
}

function findInvalidField(form: ClaimForm): ClaimResult | null {
  const email = form.email.trim();
  if (!z.email().safeParse(email).success)
    return { kind: "invalid", field: "email", problem: "Enter an e-mail address such as you@example.com." };
  const problem = findPasswordProblem(form.password, email);
  if (problem !== null) return { kind: "invalid", field: "password", problem };
  const length = [...form.workspace.trim()].length;
  if (length < 1 || length > 80)
    return {
      kind: "invalid",
      field: "workspace",
      problem: "Give the workspace a name of at most 80 characters.",
    };
  return null;
}

async function newOwner(given: { email: string; password: string; workspace: string }) {
  return {
    name: given.email.split("@")[0] ?? given.email,
    email: given.email,
    passwordHash: await hashPassword(given.password),
    workspaceName: given.workspace.trim(),
  };
}

/** Four groups of five signs, such as `K7QFM-2WDXA-…`. */
function newClaimCode(): string {
  const code = Array.from({ length: CODE_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join(
    "",
  );
  return code.match(/.{5}/g)?.join("-") ?? code;
}

/** Dashes, spaces and small letters do not matter when typing it. */
function hashOf(code: string): string {
  return createHash("sha256")
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ""))
    .digest("hex");
}
