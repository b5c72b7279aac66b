import { type Day, toDay } from "@/lib/domain/day";
import { lastDetailDay } from "@/lib/domain/detail-window";
import type { EntrySource, NamedShare, PostDetailEntry, PostDetailFigures } from "@/lib/domain/report";
import type { LabelledShare } from "@/lib/domain/written-figure";
import { recordAudit } from "./audit";
import { reader } from "./client";
import { among, fromShareJson, toShareJson } from "./entry-claims";
import { listMemberNames } from "./member-names";
import type { EditableProfile, ProfileScope } from "./scope";
import { write } from "./writer";

type Post = { readonly postId: string; readonly publishedOn: Day };

/** Who enters something by hand, and when. */
export type EnteredBy = { readonly by: string; readonly at: Date };

export type NewPostDetail = PostDetailFigures & { readonly postId: string };

/**
 * What is known of these posts on the newest day, up to `until` (null: at all), on which somebody read anything: field by field what was entered
 * by hand, else what the newest table that knows it says. A day outside the seven of the post shows nothing.
 */
export async function listPostDetails(
  scope: ProfileScope,
  posts: readonly Post[],
  until: Day | null,
): Promise<ReadonlyMap<string, PostDetailEntry>> {
  const records = await listRecords(scope, posts);
  const found = new Map<string, PostDetailEntry>();
  for (const { postId, publishedOn } of posts) {
    const [first, last] = [publishedOn, lastDetailDay(publishedOn)];
    const own = records.filter(
      (record) =>
        record.postId === postId &&
        (until === null || record.capturedOn <= until) &&
        (record.source.kind === "hand" || (record.capturedOn >= first && record.capturedOn <= last)),
    );
    const capturedOn = own.map((record) => record.capturedOn).reduce(later, null);
    if (capturedOn === null) continue;
    found.set(
      postId,
      merge(
        capturedOn,
        own.filter((record) => record.capturedOn === capturedOn),
      ),
    );
  }
  return found;
}

/** What was entered by hand of these posts, of every day, oldest first. */
export async function listEnteredDetails(
  scope: ProfileScope,
  posts: readonly Post[],
): Promise<readonly NewPostDetail[]> {
  const records = (await listRecords(scope, posts)).filter(({ source }) => source.kind === "hand");
  return records
    .toSorted((a, b) => (a.capturedOn < b.capturedOn ? -1 : 1))
    .map((record) => ({ postId: record.postId, ...toFigures(record.capturedOn, record) }));
}

type Fields = {
  readonly averageWatchMillis: number | null;
  readonly watchedFull: number | null;
  readonly trafficSources: readonly LabelledShare[];
  readonly viewerLocations: readonly LabelledShare[];
};
type Told = Fields & { readonly postId: string; readonly capturedOn: Day; readonly source: EntrySource };

/** In the order in which they are believed: what was entered by hand, then the newest table. */
async function listRecords(scope: ProfileScope, posts: readonly Post[]): Promise<readonly Told[]> {
  if (posts.length === 0) return [];
  const { profileId, workspaceId } = scope;
  const where = { profileId, workspaceId, postId: { in: posts.map(({ postId }) => postId) } };
  const [entered, imported] = await Promise.all([
    reader().postDetail.findMany({ where }),
    reader().postDetailReading.findMany({
      where: { ...where, import: { undoneAt: null } },
      include: { import: { select: { fileName: true, exportedOn: true, sha256: true } } },
    }),
  ]);
  const names = await listMemberNames(
    scope,
    entered.map((row) => row.enteredBy),
  );
  const rank = (row: (typeof imported)[number]) => `${row.import.exportedOn} ${row.import.sha256}`;
  return [
    ...entered.map((row) =>
      toRecord(row, {
        kind: "hand",
        by: names.get(row.enteredBy) ?? null,
        at: row.enteredAt.toISOString(),
      }),
    ),
    ...imported
      .toSorted((a, b) => (rank(a) > rank(b) ? -1 : 1))
      .map((row) => {
        const { importId, line } = row;
        return toRecord(row, { kind: "file", importId, fileName: row.import.fileName, line });
      }),
  ];
}

type Row = Omit<Fields, "trafficSources" | "viewerLocations"> & {
  readonly postId: string;
  readonly capturedOn: string;
  readonly trafficSources: string;
  readonly viewerLocations: string;
};

function toRecord(row: Row, source: EntrySource): Told {
  const { postId, averageWatchMillis, watchedFull } = row;
  return {
    ...{ postId, averageWatchMillis, watchedFull, source },
    capturedOn: toDay(row.capturedOn),
    trafficSources: fromShareJson(row.trafficSources),
    viewerLocations: fromShareJson(row.viewerLocations),
  };
}

/** Unknown never beats a figure: each field is that of the first record that knows it. */
function merge(capturedOn: Day, records: readonly Told[]): PostDetailEntry {
  const used = new Set<Told>();
  const first = <Name extends keyof Fields>(name: Name): Fields[Name] | null => {
    const found = records.find((record) => isKnown(record[name]));
    if (found === undefined) return null;
    used.add(found);
    return found[name];
  };
  const figures = toFigures(capturedOn, {
    averageWatchMillis: first("averageWatchMillis"),
    watchedFull: first("watchedFull"),
    trafficSources: first("trafficSources") ?? [],
    viewerLocations: first("viewerLocations") ?? [],
  });
  const sources = records.filter((record) => used.has(record)).map(({ source }) => source);
  return { ...figures, sources };
}

function isKnown(value: number | readonly LabelledShare[] | null): boolean {
  return typeof value === "number" || (value !== null && value.length > 0);
}

function later(a: Day | null, b: Day): Day {
  return a !== null && a > b ? a : b;
}

function toFigures(capturedOn: Day, fields: Fields): PostDetailFigures {
  const { averageWatchMillis, watchedFull } = fields;
  return {
    capturedOn,
    averageWatchSeconds: averageWatchMillis === null ? null : averageWatchMillis / 1000,
    watchedFull: watchedFull === null ? null : watchedFull / 1e6,
    trafficSources: toNamed(fields.trafficSources),
    viewerLocations: toNamed(fields.viewerLocations),
  };
}

/** The days on which these posts were published, as the exports say; a post that no export of this profile holds is not in it. */
export async function listPublishedOn(
  scope: ProfileScope,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, Day>> {
  const { profileId, workspaceId } = scope;
  const rows = await reader().post.findMany({
    where: { profileId, workspaceId, ...among(postIds) },
    select: { postId: true, publishedOn: true },
  });
  return new Map(rows.map((row) => [row.postId, toDay(row.publishedOn)]));
}

/** Keeps what somebody read on TikTok's screen, all of it or nothing; a second entry of the same post and day replaces the first. */
export async function savePostDetails(
  scope: EditableProfile,
  entries: readonly NewPostDetail[],
  entered: EnteredBy,
): Promise<void> {
  const { profileId, workspaceId, handle } = scope;
  await write(async (tx) => {
    for (const entry of entries) {
      const key = { profileId, postId: entry.postId, capturedOn: entry.capturedOn };
      const values = { ...toColumns(entry), enteredBy: entered.by, enteredAt: entered.at };
      await tx.postDetail.upsert({
        where: { profileId_postId_capturedOn: key, workspaceId },
        create: { ...key, workspaceId, ...values },
        update: values,
        select: { postId: true },
      });
    }
    const posts = entries.length === 1 ? `post ${entries[0]?.postId}` : `${entries.length} posts`;
    await recordAudit(tx, workspaceId, {
      at: entered.at,
      actor: entered.by,
      kind: "entry/post-details",
      subject: profileId,
      detail: `Detail of ${posts} of @${handle}`,
    });
  });
}

function toColumns(entry: NewPostDetail) {
  const { averageWatchSeconds, watchedFull } = entry;
  return {
    averageWatchMillis: averageWatchSeconds === null ? null : Math.round(averageWatchSeconds * 1000),
    watchedFull: watchedFull === null ? null : Math.round(watchedFull * 1e6),
    trafficSources: toShareJson(toMillionths(entry.trafficSources)),
    viewerLocations: toShareJson(toMillionths(entry.viewerLocations)),
  };
}

/** In the order in which they were entered. */
function toMillionths(shares: readonly NamedShare[]): readonly LabelledShare[] {
  return shares.map(({ label, share }) => ({ label, millionths: Math.round(share * 1e6) }));
}

function toNamed(shares: readonly LabelledShare[]): readonly NamedShare[] {
  return shares.map(({ label, millionths }) => ({ label, share: millionths / 1e6 }));
}
