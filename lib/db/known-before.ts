import { addDays, type Day, type DayRange } from "@/lib/domain/day";
import { WIDEST_SHIFT } from "@/lib/domain/evidence";
import type { AudienceDimension } from "@/lib/domain/reading";
import type { Tx } from "./client";
import type { ProfileScope } from "./scope";

/** Who said something: what decides which of two claims is shown. */
export type Claimant = { readonly importId: string; readonly exportedOn: string; readonly sha256: string };

export type HourClaim = Claimant & {
  readonly day: Day;
  readonly hour: number;
  readonly value: bigint | null;
};
export type ShareClaim = Claimant & { readonly label: string; readonly millionths: number };
export type PostClaim = Claimant & {
  readonly postId: string;
  readonly format: string;
  readonly views: bigint | null;
  readonly likes: bigint | null;
  readonly comments: bigint | null;
  readonly shares: bigint | null;
  readonly saves: bigint | null;
};

const CLAIMANT = { import: { select: { exportedOn: true, sha256: true, shiftDays: true } } } as const;

/** Everything the ledger says of the hours of these calendar days. */
export async function hourClaims(
  tx: Tx,
  profile: ProfileScope,
  days: DayRange,
): Promise<readonly HourClaim[]> {
  const rows = await tx.hourlyActivity.findMany({
    where: {
      profileId: profile.profileId,
      workspaceId: profile.workspaceId,
      labelDay: { gte: addDays(days.from, -WIDEST_SHIFT), lte: addDays(days.to, WIDEST_SHIFT) },
    },
    select: { labelDay: true, hour: true, value: true, importId: true, ...CLAIMANT },
  });
  return rows.map(({ labelDay, import: by, ...row }) => ({
    ...row,
    day: addDays(labelDay as Day, by.shiftDays),
    exportedOn: by.exportedOn,
    sha256: by.sha256,
  }));
}

/** What other exports of the same day say of the followers. */
export async function shareClaims(
  tx: Tx,
  profile: ProfileScope,
  read: { readonly dimension: AudienceDimension; readonly on: Day },
): Promise<readonly ShareClaim[]> {
  const rows = await tx.audienceShare.findMany({
    where: {
      profileId: profile.profileId,
      workspaceId: profile.workspaceId,
      dimension: read.dimension,
      readOn: read.on,
    },
    select: { label: true, millionths: true, importId: true, ...CLAIMANT },
  });
  return rows.map(({ import: by, ...row }) => ({ ...row, exportedOn: by.exportedOn, sha256: by.sha256 }));
}

/** What other exports of the same day say of the posts. */
export async function postClaims(tx: Tx, profile: ProfileScope, readOn: Day): Promise<readonly PostClaim[]> {
  const rows = await tx.postReading.findMany({
    where: { profileId: profile.profileId, workspaceId: profile.workspaceId, readOn },
    select: {
      postId: true,
      views: true,
      likes: true,
      comments: true,
      shares: true,
      saves: true,
      importId: true,
      import: { select: { exportedOn: true, sha256: true, format: true } },
    },
  });
  return rows.map(({ import: by, ...row }) => ({
    ...row,
    exportedOn: by.exportedOn,
    sha256: by.sha256,
    format: by.format,
  }));
}
