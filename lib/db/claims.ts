import { recordAudit } from "./audit";
import { reader, type Tx } from "./client";
import { newId } from "./new-id";
import { lockInstallation, write } from "./writer";

/** There is one claim at most: an installation is claimed once. */
const CLAIM_ID = 1;

export type NewOwner = {
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly passwordHash: string;
  readonly workspaceName: string;
};

/** Whether anybody has an account here. */
export async function hasUsers(): Promise<boolean> {
  return (await reader().user.findFirst({ select: { id: true } })) !== null;
}

/** Replaces the code that claims this installation; only its hash is kept. */
export async function storeClaim(codeHash: string, expiresAt: Date): Promise<void> {
  const values = { codeHash, expiresAt };
  await write((tx) =>
    tx.claim.upsert({ where: { id: CLAIM_ID }, create: { id: CLAIM_ID, ...values }, update: values }),
  );
}

/** Whether this is the hash of the current code and `now` is before its end. */
export async function isClaimCode(codeHash: string, now: Date): Promise<boolean> {
  return (await findClaim(reader(), codeHash, now)) !== null;
}

/** Whether a code is out that has not ended. */
export async function hasClaim(now: Date): Promise<boolean> {
  return (
    (await reader().claim.findFirst({ where: { expiresAt: { gt: now } }, select: { id: true } })) !== null
  );
}

/**
 * Makes the first owner in exchange for the code (null: for the operator's word) and ends the claim for good; their user id, or
 * null when the code is wrong or over or somebody else was first. The owner takes over the workspace that commands made before.
 */
export function claimOwner(
  owner: NewOwner,
  claim: { codeHash: string | null; now: Date },
): Promise<string | null> {
  return write(async (tx) => {
    await lockInstallation(tx);
    if ((await tx.user.findFirst({ select: { id: true } })) !== null) return null;
    if (claim.codeHash !== null && (await findClaim(tx, claim.codeHash, claim.now)) === null) return null;
    const userId = newId(claim.now);
    await tx.user.create({
      data: {
        id: userId,
        name: owner.name,
        email: owner.email,
        accounts: {
          create: {
            id: newId(claim.now),
            accountId: userId,
            providerId: "credential",
            password: owner.passwordHash,
          },
        },
      },
    });
    const workspaceId = await takeWorkspace(tx, owner, claim.now);
    await tx.member.create({ data: { workspaceId, userId, role: "owner" } });
    await tx.claim.deleteMany({});
    await recordAudit(tx, workspaceId, {
      at: claim.now,
      actor: userId,
      kind: "installation/claimed",
      subject: workspaceId,
      detail: claim.codeHash === null ? "By the environment variables" : "With the one-time code",
    });
    return userId;
  });
}

async function findClaim(tx: Tx, codeHash: string, now: Date): Promise<{ id: number } | null> {
  return tx.claim.findFirst({
    where: { id: CLAIM_ID, codeHash, expiresAt: { gt: now } },
    select: { id: true },
  });
}

async function takeWorkspace(tx: Tx, owner: NewOwner, now: Date): Promise<string> {
  const found = await tx.workspace.findFirst({
    where: { members: { none: {} } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  if (found === null)
    return (await tx.workspace.create({ data: { id: newId(now), name: owner.workspaceName } })).id;
  await tx.workspace.update({ where: { id: found.id }, data: { name: owner.workspaceName } });
  return found.id;
}
