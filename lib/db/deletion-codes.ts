import { timingSafeEqual } from "node:crypto";
import { OPERATOR } from "./import-records";
import { newId } from "./new-id";
import type { WorkspaceScope } from "./scope";
import { write } from "./writer";

/** What a code is for: one thing, asked for by one person. */
export type DeletionSubject = {
  readonly kind: "profile" | "workspace" | "account";
  readonly subjectId: string;
};

const MOST_TRIES = 5;

/** Replaces every code that this person has out. */
export async function storeDeletionCode(
  scope: WorkspaceScope,
  subject: DeletionSubject,
  code: { readonly hash: string; readonly expiresAt: Date; readonly now: Date },
): Promise<void> {
  const own = { workspaceId: scope.workspaceId, userId: scope.userId ?? OPERATOR };
  const { hash: codeHash, expiresAt, now } = code;
  await write(async (tx) => {
    await tx.deletionCode.deleteMany({ where: own });
    await tx.deletionCode.create({ data: { ...own, ...subject, id: newId(now), codeHash, expiresAt } });
  });
}

/** `over`: no code is out for this, it is too old, or it was tried too often. A right code is used up. */
export async function tryDeletionCode(
  scope: WorkspaceScope,
  subject: DeletionSubject,
  tried: { readonly hash: string; readonly now: Date },
): Promise<"right" | "wrong" | "over"> {
  const { workspaceId, userId } = scope;
  const where = { workspaceId, userId: userId ?? OPERATOR, ...subject };
  return write(async (tx) => {
    // Counted before it is looked at, so that tries side by side count, too.
    const open = { ...where, tries: { lt: MOST_TRIES }, expiresAt: { gt: tried.now } };
    const { count } = await tx.deletionCode.updateMany({ where: open, data: { tries: { increment: 1 } } });
    const row = count === 0 ? null : await tx.deletionCode.findFirst({ where });
    if (row === null) return "over";
    const [given, expected] = [Buffer.from(tried.hash), Buffer.from(row.codeHash)];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "wrong";
    await tx.deletionCode.deleteMany({ where });
    return "right";
  });
}
