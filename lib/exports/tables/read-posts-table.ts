import type { Handle } from "@/lib/domain/handle";
import { POST_TOTALS } from "@/lib/domain/mapping";
import { type Problem, problem } from "@/lib/domain/problem";
import type { PostRow } from "@/lib/domain/reading";
import { leftOut } from "./list-headings";
import type { PostsTable, TableReading } from "./mapped-table";
import { openSource, type TableSource } from "./open-source";
import { createPostReader, type PostRead } from "./post-row";
import { createRefusals, type Refusals } from "./refusals";
import { isAsWide, isReadable } from "./table-records";
import { refuseTable, TableRefusal } from "./table-refusal";
import { refuseRecord, refuseUnfit, warnOfBareQuotes } from "./wrong-rows";

/** Past this many unreadable rows from the first on, the rest is not read. */
const ROWS_TRIED = 1000;

type Gathered = {
  /** By handle, each with a number for its refusals. */
  readonly owners: Map<Handle, number>;
  readonly posts: Map<Handle, PostRow[]>;
  readonly refusals: Refusals;
  rowsRead: number;
};

export type PostsTableOutcome =
  | { readonly ok: true; readonly table: PostsTable }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** As `readDailyTable`, for a table of posts with lifetime totals: the links tell whose they are. */
export async function readPostsTable(source: TableSource, reading: TableReading): Promise<PostsTableOutcome> {
  try {
    return { ok: true, table: await read(source, reading) };
  } catch (error) {
    if (error instanceof TableRefusal) return { ok: false, problems: error.problems };
    throw error;
  }
}

async function read(source: TableSource, { mapping, only = null }: TableReading): Promise<PostsTable> {
  const open = await openSource(source, mapping);
  const { headings } = open.header;
  const readPost = createPostReader(mapping, headings, open.encodingSource !== null);
  const gathered: Gathered = { owners: new Map(), posts: new Map(), refusals: createRefusals(), rowsRead: 0 };
  const bare = warnOfBareQuotes();
  for await (const records of open.records)
    for (const record of records) {
      const { line, cells } = record;
      bare.look(record);
      const whole = cells !== null && isReadable(record) && isAsWide(cells, headings.length) ? cells : null;
      const row = whole === null ? refuseRecord(record, headings.length) : readPost(whole, line);
      gather(gathered, row, only);
    }
  if (gathered.rowsRead === 0) refuseTable("file/no-rows");
  const parts = [...gathered.posts].map(([handle, posts]) => toPart(gathered, handle, posts));
  const profiles = parts.filter(({ posts }) => posts.length > 0);
  if (profiles.length === 0) refuseUnfit(gathered.rowsRead, gathered.refusals);
  const lost = gathered.refusals.besides(profiles.map(({ owner }) => owner));
  const ignored = headings.filter((_, index) => mapping.columns[index]?.kind === "ignored");
  return {
    mapping,
    encoding: open.encoding,
    encodingSource: open.encodingSource,
    profiles: profiles.map(({ owner: _, ...profile }) => profile),
    rowsRead: gathered.rowsRead,
    rowsWithoutProfile: lost.rows,
    problems: [...open.warnings, ...leftOut(ignored), ...bare.problems, ...lost.problems],
  };
}

function gather(
  gathered: Gathered,
  read: PostRead | ReturnType<typeof refuseRecord>,
  only: Handle | null,
): void {
  const handle = "handle" in read ? read.handle : null;
  if (only !== null && handle !== null && handle !== only) return;
  gathered.rowsRead += 1;
  const owner = handle === null ? null : (gathered.owners.get(handle) ?? gathered.owners.size);
  if (handle !== null && owner !== null) gathered.owners.set(handle, owner);
  if (!read.ok) gathered.refusals.add(owner, read.problems);
  else add(gathered.posts, read.handle, read.row);
  if (gathered.rowsRead === ROWS_TRIED && gathered.posts.size === 0)
    refuseUnfit(gathered.rowsRead, gathered.refusals);
}

function add<Key>(groups: Map<Key, PostRow[]>, key: Key, post: PostRow): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [post]);
  else group.push(post);
}

function toPart({ owners, refusals }: Gathered, handle: Handle, posts: readonly PostRow[]) {
  const owner = owners.get(handle) ?? 0;
  const again: number[] = [];
  const kept = groupByPost(posts).flatMap((alike) => keepOne(alike, { owner, refusals, again }));
  const refused = refusals.of(owner);
  const said = { severity: "warning", line: again[0] ?? null, params: { count: again.length } } as const;
  return {
    owner,
    handle,
    posts: kept,
    rowsRead: kept.length + again.length + refused.rows,
    rowsRefused: refused.rows,
    rowsRepeated: again.length,
    problems: again.length === 0 ? refused.problems : [problem("row/repeated", said), ...refused.problems],
  };
}

type Keeping = {
  readonly owner: number;
  readonly refusals: Refusals;
  /** Lines that say again what another line says. */
  readonly again: number[];
};

/** A post that stands twice counts once when the rows are equal; when they differ all of them are refused. */
function keepOne(alike: readonly PostRow[], { owner, refusals, again }: Keeping): readonly PostRow[] {
  const [first, ...others] = alike;
  if (first === undefined) return [];
  const different = others.find((other) => !isSamePost(first, other));
  if (different === undefined) {
    again.push(...others.map(({ line }) => line));
    return [first];
  }
  for (const { line, postId } of alike) {
    const params = { other: line === different.line ? first.line : different.line };
    refusals.add(owner, [problem("row/post-twice", { severity: "refused", line, value: postId, params })]);
  }
  return [];
}

function groupByPost(posts: readonly PostRow[]): readonly (readonly PostRow[])[] {
  const groups = new Map<string, PostRow[]>();
  for (const post of posts) add(groups, post.postId, post);
  return [...groups.values()];
}

function isSamePost(one: PostRow, other: PostRow): boolean {
  const isEqual = (key: keyof PostRow) => one[key] === other[key];
  return isEqual("title") && isEqual("publishedOn") && POST_TOTALS.every(isEqual);
}
