import { listPublishedOn } from "@/lib/db/post-details";
import { findProfile, type WorkspaceScope } from "@/lib/db/scope";
import type { Day } from "@/lib/domain/day";
import { lastDetailDay } from "@/lib/domain/detail-window";
import type { Handle } from "@/lib/domain/handle";
import { type Problem, problem } from "@/lib/domain/problem";
import type { DetailRow } from "@/lib/domain/reading";
import type { ReadExport, ReadFile } from "@/lib/exports/read-export";
import { MOST_LISTED } from "@/lib/exports/read-rows";

type Published = ReadonlyMap<string, Day>;

/**
 * The files of a batch with what tables of post details say checked against the days on which the posts were published, as the form for one post
 * does: a row read outside the 7 days of its post is refused. A post that neither the ledger nor the batch holds yet is kept, with a warning,
 * and shown once an export lists it; so the order of importing does not matter.
 */
export async function fitToPosts(
  scope: WorkspaceScope,
  read: readonly ReadFile[],
): Promise<readonly ReadFile[]> {
  const fitted: ReadFile[] = [];
  for (const file of read) {
    const isChecked = file.kind === "read" && file.rows.kind === "details" && file.profile !== null;
    fitted.push(isChecked ? await fitFile(scope, file, read) : file);
  }
  return fitted;
}

async function fitFile(
  scope: WorkspaceScope,
  file: ReadExport,
  batch: readonly ReadFile[],
): Promise<ReadFile> {
  const { rows, profile } = file;
  if (rows.kind !== "details" || profile === null) return file;
  const ids = rows.rows.map(({ postId }) => postId);
  const published = new Map([
    ...(await publishedInLedger(scope, profile.handle, ids)),
    ...publishedInBatch(batch, profile.handle),
  ]);
  const refused = rows.rows.flatMap((row) => findOutside(row, published) ?? []);
  const lines = new Set(refused.map(({ line }) => line));
  const kept = rows.rows.filter(({ line }) => !lines.has(line));
  const problems = [...file.problems, ...listed(refused), ...findUnknown(kept, published)];
  if (kept.length > 0) {
    const rowsRefused = file.rowsRefused + refused.length;
    return { ...file, rows: { ...rows, rows: kept }, rowsRefused, problems };
  }
  const { name, sha256, bytes, format } = file;
  return { kind: "refused", name, sha256, bytes, format, problems };
}

async function publishedInLedger(
  scope: WorkspaceScope,
  handle: Handle,
  postIds: readonly string[],
): Promise<Published> {
  const profile = await findProfile(scope, handle);
  return profile === null ? new Map() : listPublishedOn(profile, postIds);
}

function publishedInBatch(batch: readonly ReadFile[], handle: Handle): readonly (readonly [string, Day])[] {
  return batch.flatMap((file) =>
    file.kind === "read" && file.rows.kind === "posts" && file.profile?.handle === handle
      ? file.rows.rows.map(({ postId, publishedOn }) => [postId, publishedOn] as const)
      : [],
  );
}

function findOutside({ postId, capturedOn, line, written }: DetailRow, published: Published): Problem | null {
  const from = published.get(postId);
  if (from === undefined) return null;
  const to = lastDetailDay(from);
  if (capturedOn >= from && capturedOn <= to) return null;
  const place = { severity: "refused", line, column: "captured_on", value: written } as const;
  return problem("ledger/outside-window", { ...place, params: { from, to } });
}

/** The list is stored and shown, so it stops somewhere and says how many rows it leaves out. */
function listed(refused: readonly Problem[]): readonly Problem[] {
  const count = refused.length - MOST_LISTED;
  if (count <= 0) return refused;
  const more = problem("file/more-problems", { severity: "warning", params: { count } });
  return [...refused.slice(0, MOST_LISTED), more];
}

function findUnknown(rows: readonly DetailRow[], published: Published): readonly Problem[] {
  const unknown = rows.filter(({ postId }) => !published.has(postId));
  const [first] = unknown;
  if (first === undefined) return [];
  const count = new Set(unknown.map(({ postId }) => postId)).size;
  const place = { severity: "warning", line: first.line, value: first.postId } as const;
  return [problem("ledger/post-not-yet-known", { ...place, params: { count } })];
}
