import { createHmac, randomInt } from "node:crypto";
import { removeBackups } from "@/lib/db/automatic-backup";
import {
  countOwnedAlone,
  deleteAccountRows,
  deleteProfileRows,
  deleteWorkspaceRows,
} from "@/lib/db/deletion";
import { type DeletionSubject, storeDeletionCode, tryDeletionCode } from "@/lib/db/deletion-codes";
import { eraseTraces } from "@/lib/db/erase-traces";
import { OPERATOR } from "@/lib/db/import-records";
import { countAttempt } from "@/lib/db/rate-limits";
import { asOwner, type OwnedProfile, type WorkspaceScope } from "@/lib/db/scope";
import { eraseBackupsUntil } from "@/lib/db/upkeep";
import { env, readSecret } from "@/lib/env";
import { removeUploadsOf } from "@/lib/imports/uploads";
import { clearOutbox, sendMessage, sendsMail } from "@/lib/mail/send-message";
import { mayLeave } from "./may-leave";
import { sweepArchives } from "./workspace-archive";

const CODE_MINUTES = 10;
/** No 0, 1, I, O, L, U: nothing that is read two ways or spells a word. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 8;
/** Each code has five tries, so an hour has 25 guesses at 30⁸ codes. */
const CODES_PER_HOUR = 5;
const HOUR_MS = 60 * 60 * 1_000;

export type Leaving =
  | { readonly kind: "profile"; readonly profile: OwnedProfile }
  | { readonly kind: "workspace" }
  | { readonly kind: "account" };

type Refusal = { readonly kind: "refused"; readonly problem: string };

/** Who asks; `email` null: the operator, who is shown the code. */
export type Leaver = { readonly scope: WorkspaceScope; readonly email: string | null; readonly now: Date };

export type CodeSent =
  | Refusal
  /** `mail`: to the person's own address. `console`: where the server's output goes. */
  | { readonly kind: "sent"; readonly by: "mail" | "console" }
  | { readonly kind: "told"; readonly code: string };

/** Gives out the one-time code without which nothing is deleted: ten minutes, five tries. */
export async function askToDelete(leaving: Leaving, leaver: Leaver): Promise<CodeSent> {
  const refused = await findRefusal(leaving, leaver);
  if (refused !== null) return refused;
  const { scope, email, now } = leaver;
  const rule = { key: `deletion/${scope.userId ?? OPERATOR}`, max: CODES_PER_HOUR, windowMs: HOUR_MS };
  if (email !== null && (await countAttempt([rule], now)) !== null)
    return refuse("Too many codes were asked for. Wait an hour, then ask again.");
  const code = newCode();
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
  await storeDeletionCode(scope, toSubject(leaving, scope), { hash: hashCode(code), expiresAt, now });
  if (email === null) return { kind: "told", code };
  if (!sendsMail()) {
    process.stdout.write(`One-time code for a deletion that was asked for in the browser: ${code}\n`);
    return { kind: "sent", by: "console" };
  }
  await sendMessage(toMessage(leaving, { email, code, now }), [scope.workspaceId]);
  return { kind: "sent", by: "mail" };
}

export type Deleted = Refusal | { readonly kind: "deleted" };

/**
 * Deletes for good when the code is right, and takes what was deleted out of the database's files, the uploads that wait, the archives, the
 * outbox and the automatic backups, of which a fresh one is made soon. What was downloaded, sent or backed up by hand is elsewhere and stays.
 */
export async function deleteForGood(leaving: Leaving, code: string, leaver: Leaver): Promise<Deleted> {
  const refused = await findRefusal(leaving, leaver);
  if (refused !== null) return refused;
  const { scope, now } = leaver;
  const tried = await tryDeletionCode(scope, toSubject(leaving, scope), { hash: hashCode(code), now });
  if (tried === "wrong")
    return refuse("This is not the code. Check it and try again; five tries are allowed.");
  if (tried === "over")
    return refuse(
      "The code is over, after ten minutes or five tries. Ask for a new one; nothing was deleted.",
    );
  await deleteRows(leaving, leaver);
  await eraseFiles(leaving, scope);
  await eraseTraces();
  await eraseBackups();
  return { kind: "deleted" };
}

async function deleteRows(leaving: Leaving, { scope, now }: Leaver): Promise<void> {
  if (leaving.kind === "profile") await deleteProfileRows(leaving.profile, { scope, now });
  const owner = asOwner(scope);
  if (leaving.kind === "workspace" && owner !== null) await deleteWorkspaceRows(owner);
  if (leaving.kind === "account") await deleteAccountRows(scope, now);
}

async function eraseFiles(leaving: Leaving, scope: WorkspaceScope): Promise<void> {
  if (leaving.kind === "account") return;
  const { workspaceId } = scope;
  await removeUploadsOf(scope);
  await sweepArchives(null);
  await clearOutbox(leaving.kind === "profile" ? [workspaceId, leaving.profile.profileId] : [workspaceId]);
}

/** One may have been begun since somebody asked. Other processes hear of it through the database and throw away theirs within a minute. */
async function eraseBackups(): Promise<void> {
  const { backupFolder } = env();
  await eraseBackupsUntil(new Date());
  if (backupFolder !== null) removeBackups(backupFolder, null);
}

async function findRefusal(leaving: Leaving, { scope }: Leaver): Promise<Refusal | null> {
  if (!mayLeave(scope, leaving.kind) || (leaving.kind === "account" && scope.userId === null))
    return refuse("Only an owner of the workspace can delete this. Ask one of them.");
  if (leaving.kind === "profile" && leaving.profile.workspaceId !== scope.workspaceId)
    return refuse("This workspace has no such profile. Reload the page.");
  if (leaving.kind === "account" && (await countOwnedAlone(scope)) > 0)
    return refuse(
      "You are the only owner of a workspace. Make somebody else its owner, or delete the workspace: your account goes with it.",
    );
  return null;
}

function toSubject(leaving: Leaving, scope: WorkspaceScope): DeletionSubject {
  const { kind } = leaving;
  if (kind === "profile") return { kind, subjectId: leaving.profile.profileId };
  return { kind, subjectId: kind === "workspace" ? scope.workspaceId : (scope.userId ?? OPERATOR) };
}

type Asked = { readonly email: string; readonly code: string; readonly now: Date };

function toMessage(leaving: Leaving, { email, code, now }: Asked) {
  const what = { profile: "a profile", workspace: "a workspace", account: "your account" }[leaving.kind];
  const text = `Somebody who is signed in as you asked to delete ${what} of Tallyboard for good.

    ${code}

The code works once, for ${CODE_MINUTES} minutes. If this was not you, enter it nowhere and change your password.
`;
  const id = `<deletion-${now.getTime()}-${randomInt(2 ** 40)}@tallyboard>`;
  return { id, to: email, subject: "Code to delete for good", text, html: null, attachments: [] };
}

/** Two groups of four signs, such as `K7QF-2WDX`. */
function newCode(): string {
  const signs = Array.from({ length: CODE_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  return `${signs.slice(0, 4).join("")}-${signs.slice(4).join("")}`;
}

/** Eight signs could be guessed from a plain hash: it needs this installation's secret, too. */
function hashCode(code: string): string {
  const plain = code.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return createHmac("sha256", readSecret(env().dataFolder)).update(`deletion ${plain}`).digest("hex");
}

function refuse(problem: string): Refusal {
  return { kind: "refused", problem };
}
