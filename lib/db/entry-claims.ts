import type { Day } from "@/lib/domain/day";
import { toDay } from "@/lib/domain/day";
import type { LabelledShare } from "@/lib/domain/written-figure";
import type { Tx } from "./client";
import type { Claimant } from "./known-before";
import type { ProfileScope } from "./scope";

/** What an imported table says of a post on the day on which it was read. */
export type DetailClaim = Claimant & {
  readonly postId: string;
  readonly capturedOn: Day;
  readonly averageWatchMillis: number | null;
  readonly watchedFull: number | null;
  readonly trafficSources: readonly LabelledShare[];
  readonly viewerLocations: readonly LabelledShare[];
};

export type TopClaim = Claimant & {
  readonly list: string;
  readonly readOn: Day;
  readonly rank: number;
  readonly label: string;
  readonly url: string | null;
};

/** A statement takes only so many values; past this all posts of the profile are looked at. */
const MOST_IDS = 500;

export function among(postIds: readonly string[]): { readonly postId?: { readonly in: string[] } } {
  return postIds.length > MOST_IDS ? {} : { postId: { in: [...postIds] } };
}

const CLAIMANT = { import: { select: { exportedOn: true, sha256: true } } } as const;

/** Everything that imported tables say of these posts. */
export async function detailClaims(
  tx: Tx,
  { profileId, workspaceId }: ProfileScope,
  postIds: readonly string[],
): Promise<readonly DetailClaim[]> {
  const rows = await tx.postDetailReading.findMany({
    where: { profileId, workspaceId, ...among(postIds), import: { undoneAt: null } },
    include: CLAIMANT,
  });
  return rows.map((row) => ({
    importId: row.importId,
    exportedOn: row.import.exportedOn,
    sha256: row.import.sha256,
    postId: row.postId,
    capturedOn: toDay(row.capturedOn),
    averageWatchMillis: row.averageWatchMillis,
    watchedFull: row.watchedFull,
    trafficSources: fromShareJson(row.trafficSources),
    viewerLocations: fromShareJson(row.viewerLocations),
  }));
}

/** Which of these posts somebody entered by hand, as "post day": what is entered stands before what is imported. */
export async function enteredDetails(
  tx: Tx,
  { profileId, workspaceId }: ProfileScope,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, Omit<DetailClaim, keyof Claimant>>> {
  const rows = await tx.postDetail.findMany({
    where: { profileId, workspaceId, ...among(postIds) },
  });
  return new Map(
    rows.map((row) => [
      `${row.postId} ${row.capturedOn}`,
      {
        postId: row.postId,
        capturedOn: toDay(row.capturedOn),
        averageWatchMillis: row.averageWatchMillis,
        watchedFull: row.watchedFull,
        trafficSources: fromShareJson(row.trafficSources),
        viewerLocations: fromShareJson(row.viewerLocations),
      },
    ]),
  );
}

/** Every list of top videos and sounds that imported tables hold for these days. */
export async function topClaims(
  tx: Tx,
  { profileId, workspaceId }: ProfileScope,
  days: readonly Day[],
): Promise<readonly TopClaim[]> {
  const rows = await tx.topItemReading.findMany({
    where: { profileId, workspaceId, readOn: { in: [...days] }, import: { undoneAt: null } },
    include: CLAIMANT,
  });
  return rows.map(({ import: { exportedOn, sha256 }, kind, readOn, importId, rank, label, url }) => ({
    ...{ importId, exportedOn, sha256, rank, label, url },
    list: kind,
    readOn: toDay(readOn),
  }));
}

/** Which lists somebody entered by hand, as "list day". */
export async function enteredTops(
  tx: Tx,
  { profileId, workspaceId }: ProfileScope,
  days: readonly Day[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.topItem.findMany({
    where: { profileId, workspaceId, readOn: { in: [...days] } },
    select: { kind: true, readOn: true },
    distinct: ["kind", "readOn"],
  });
  return new Set(rows.map(({ kind, readOn }) => `${kind} ${readOn}`));
}

/** JSON of label and millionths, in the order in which they were written. */
export function toShareJson(shares: readonly LabelledShare[]): string {
  return JSON.stringify(shares.map(({ label, millionths }) => [label, millionths]));
}

export function fromShareJson(json: string): readonly LabelledShare[] {
  const pairs = JSON.parse(json) as [string, number][];
  return pairs.map(([label, millionths]) => ({ label, millionths }));
}
