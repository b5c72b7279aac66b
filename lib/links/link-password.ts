import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { findPasswordProblem, verifyPassword } from "@/lib/accounts/password";
import { countAttempt } from "@/lib/db/rate-limits";

const WINDOW_MS = 15 * 60 * 1_000;
/** The address of a reader is kept hashed, and no longer than any count. Tries per reader, and of all readers of one link together. */
const TRIES_PER_CLIENT = 5;
const TRIES_PER_LINK = 50;

/** What a password is tried on: no more than that needs. */
export type LockedLink = {
  readonly id: string;
  readonly passwordHash: string;
  readonly passwordTurn: number;
};

/** What is wrong with a password for a link, as a sentence; null when it can be used. */
export function findLinkPasswordProblem(password: string): string | null {
  return findPasswordProblem(password, "");
}

export type Unlocking =
  /** `proof` lets this reader in until the password is changed. */
  | { readonly kind: "unlocked"; readonly proof: string }
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly seconds: number };

/** Tries a password on a link that asks for one. Every try counts, the right one too, so that nothing is learned from being let in. */
export async function unlockLink(
  link: LockedLink,
  password: string,
  { client, now }: { readonly client: string; readonly now: Date },
): Promise<Unlocking> {
  const { id, passwordHash } = link;
  const waits = await countAttempt(
    [
      {
        key: `link/${id}/${createHash("sha256").update(`${id} ${client}`).digest("hex")}`,
        max: TRIES_PER_CLIENT,
        windowMs: WINDOW_MS,
      },
      { key: `link/${id}`, max: TRIES_PER_LINK, windowMs: WINDOW_MS },
    ],
    now,
  );
  if (waits !== null) return { kind: "wait", seconds: Math.max(1, Math.ceil(waits / 1_000)) };
  if (!(await verifyPassword({ hash: passwordHash, password }))) return { kind: "wrong" };
  return { kind: "unlocked", proof: toProof(link) };
}

/** True when the link asks for no password, or the reader has said the present one. */
export function isUnlocked(
  {
    id,
    passwordHash,
    passwordTurn,
  }: Omit<LockedLink, "passwordHash"> & { readonly passwordHash: string | null },
  proof: string | null,
): boolean {
  if (passwordHash === null) return true;
  if (proof === null) return false;
  const [given, expected] = [Buffer.from(proof), Buffer.from(toProof({ id, passwordHash, passwordTurn }))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Only who knows the stored hash can make it, and a new password makes another. */
function toProof({ id, passwordHash, passwordTurn }: LockedLink): string {
  return createHmac("sha256", passwordHash).update(`${id} ${passwordTurn}`).digest("base64url");
}
