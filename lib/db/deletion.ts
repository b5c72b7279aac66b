import { recordAudit } from "./audit";
import { eraseFromAudit } from "./audit-erasure";
import { reader, type Tx } from "./client";
import { OPERATOR } from "./import-records";
import type { OwnedProfile, OwnerScope, WorkspaceScope } from "./scope";
import { lockProfile, write } from "./writer";

/**
 * Deletes a profile with everything that was imported, entered, shared and scheduled for it. The audit log keeps when and by whom, and
 * loses every word that names the profile or its files.
 */
export async function deleteProfileRows(
  profile: OwnedProfile,
  by: { readonly scope: WorkspaceScope; readonly now: Date },
): Promise<void> {
  const { workspaceId, profileId, handle } = profile;
  const mine = { workspaceId, profileId };
  await write(async (tx) => {
    await lockProfile(tx, profile);
    const subjects = [profileId, ...(await idsOf(tx, mine))];
    await eraseFromAudit(tx, by.scope, { subjects, words: [handle] });
    const imports = await tx.import.findMany({ where: mine, select: { sha256: true }, distinct: ["sha256"] });
    await tx.profile.deleteMany({ where: { workspaceId, id: profileId } });
    await tx.columnMapping.deleteMany({ where: { workspaceId, profileKey: handle } });
    for (const { sha256 } of imports)
      if ((await tx.import.findFirst({ where: { workspaceId, sha256 }, select: { id: true } })) === null)
        await tx.originalFile.deleteMany({ where: { workspaceId, sha256 } });
    const actor = by.scope.userId ?? OPERATOR;
    const entry = { at: by.now, actor, kind: "profile/deleted", subject: profileId } as const;
    await recordAudit(tx, workspaceId, { ...entry, detail: "For good" });
  });
}

/** Whatever the audit log may name of a profile besides itself. */
async function idsOf(
  tx: Tx,
  where: { readonly workspaceId: string; readonly profileId: string },
): Promise<readonly string[]> {
  const select = { id: true } as const;
  const rows = [
    ...(await tx.import.findMany({ where, select })),
    ...(await tx.shareLink.findMany({ where, select })),
    ...(await tx.note.findMany({ where, select })),
    ...(await tx.campaign.findMany({ where, select })),
    ...(await tx.goal.findMany({ where, select })),
    ...(await tx.mailSchedule.findMany({ where, select })),
  ];
  return rows.map(({ id }) => id);
}

/** Deletes a workspace with everything in it, and the accounts of those who belong to no other: they could sign in to nothing. */
export async function deleteWorkspaceRows({ workspaceId }: OwnerScope): Promise<void> {
  await write(async (tx) => {
    const members = await tx.member.findMany({ where: { workspaceId }, select: { userId: true } });
    await tx.workspace.delete({ where: { id: workspaceId } });
    await tx.user.deleteMany({
      where: { id: { in: members.map(({ userId }) => userId) }, memberships: { none: {} } },
    });
  });
}

/** How many workspaces would be left without an owner if this person went. */
export async function countOwnedAlone(scope: WorkspaceScope): Promise<number> {
  const { userId } = scope;
  if (userId === null) return 0;
  const owned = await reader().member.findMany({ where: { userId, role: "owner" } });
  let alone = 0;
  for (const { workspaceId } of owned) {
    const others = { workspaceId, role: "owner", userId: { not: userId } };
    if ((await reader().member.findFirst({ where: others })) === null) alone += 1;
  }
  return alone;
}

/** Deletes the account of whoever asks, in all its workspaces; what they entered stays, without their name. */
export async function deleteAccountRows(scope: WorkspaceScope, now: Date): Promise<void> {
  const { userId } = scope;
  if (userId === null) return;
  await write(async (tx) => {
    const user = await tx.user.findUnique({
      where: { id: userId },
      select: { email: true, name: true, memberships: { select: { workspaceId: true } } },
    });
    if (user === null) return;
    for (const { workspaceId } of user.memberships) {
      await eraseFromAudit(tx, { workspaceId }, { subjects: [], words: [user.email] });
      await tx.invitation.deleteMany({ where: { workspaceId, email: user.email } });
      const entry = { at: now, actor: userId, kind: "account/deleted", subject: userId } as const;
      await recordAudit(tx, workspaceId, { ...entry, detail: "For good" });
    }
    await tx.verification.deleteMany({ where: { OR: [{ identifier: user.email }, { value: userId }] } });
    await tx.user.delete({ where: { id: userId } });
  });
}
