import { createHash, type Hash } from "node:crypto";
import { database, reader } from "./client";
import { Prisma } from "./generated/sqlite/client";
import { byExport, toFormat } from "./imports";

/** An import that gave way says nothing, as if it had never been. */
const STANDING = { undoneAt: null, gaveWayTo: null };

type ProfileKey = { readonly workspaceId: string; readonly profileId: string };

/**
 * SHA-256 (hex) over the boards and active ledgers of all profiles, in an order of its own: equal for equal contents,
 * whatever the order of importing, the random ids, the clock or the database. Profiles without imports do not count.
 */
export async function stateHash(): Promise<string> {
  const profiles = await reader().profile.findMany({
    where: { imports: { some: STANDING } },
    select: { id: true, workspaceId: true, handle: true },
  });
  const lines: string[] = [];
  for (const profile of profiles) {
    const hash = await profileStateHash({ workspaceId: profile.workspaceId, profileId: profile.id });
    lines.push(`${profile.handle} ${hash}\n`);
  }
  return createHash("sha256").update(lines.sort().join("")).digest("hex");
}

/** The same for one profile. */
export async function profileStateHash(profile: ProfileKey): Promise<string> {
  const hash = createHash("sha256");
  const where = { workspaceId: profile.workspaceId, profileId: profile.profileId };
  const imports = await reader().import.findMany({ where: { ...where, ...STANDING } });
  const ordered = imports
    .map((row) => ({ row, format: toFormat(row.format), sha256: row.sha256, exportedOn: exportedOn(row) }))
    .sort((a, b) => byExport(a, b));
  const names = new Map(ordered.map(({ row }) => [row.id, `${row.exportedOn}/${row.sha256}`]));
  const holding = await importsHolding(profile);
  for (const { row } of ordered) {
    const shift = [row.ownMode, row.shiftOverride, row.shiftDays, row.shiftReason];
    add(hash, ["import", row.format, names.get(row.id), row.firstLabelDay, row.lastLabelDay, ...shift]);
    await addImport(hash, { ...where, importId: row.id }, holding);
  }
  await addBoard(hash, profile, names);
  await addPosts(hash, profile, names);
  return hash.digest("hex");
}

function exportedOn(row: { readonly exportedOn: string }) {
  return { day: row.exportedOn as never, source: "given" as const };
}

function add(hash: Hash, fields: readonly unknown[]): void {
  hash.update(
    `${JSON.stringify(fields, (_, value) => (typeof value === "bigint" ? value.toString() : value))}\n`,
  );
}

type OfImport = ProfileKey & { readonly importId: string };
type Lines = Promise<readonly (readonly unknown[])[]>;

const OTHER_LINES = {
  HourlyActivity: async (where: OfImport): Lines => {
    const rows = await reader().hourlyActivity.findMany({
      where,
      orderBy: [{ labelDay: "asc" }, { hour: "asc" }],
    });
    return rows.map((row) => ["hour", row.labelDay, row.hour, row.value, row.line]);
  },
  AudienceShare: async (where: OfImport): Lines => {
    const rows = await reader().audienceShare.findMany({ where, orderBy: { line: "asc" } });
    return rows.map((row) => ["share", row.dimension, row.readOn, row.label, row.millionths, row.line]);
  },
  PostReading: async (where: OfImport): Lines => {
    const rows = await reader().postReading.findMany({ where, orderBy: { line: "asc" } });
    return rows.map((row) => ["post", row.postId, row.readOn, row.line, ...told(row)]);
  },
  PostDetailReading: async (where: OfImport): Lines => {
    const rows = await reader().postDetailReading.findMany({ where, orderBy: { line: "asc" } });
    return rows.map((row) => ["detail", row.postId, row.capturedOn, row.line, ...toldOfDetail(row)]);
  },
  TopItemReading: async (where: OfImport): Lines => {
    const rows = await reader().topItemReading.findMany({ where, orderBy: { line: "asc" } });
    return rows.map((row) => ["top", row.kind, row.readOn, row.rank, row.label, row.url, row.line]);
  },
} as const;

const OTHER_TABLES = [
  "HourlyActivity",
  "AudienceShare",
  "PostReading",
  "PostDetailReading",
  "TopItemReading",
] as const;

/** Table and import id of what is there beside readings of days: most imports fill one table, and each question costs. */
async function importsHolding({ profileId, workspaceId }: ProfileKey): Promise<ReadonlySet<string>> {
  const parts = OTHER_TABLES.map(
    (table) => Prisma.sql`SELECT DISTINCT ${table} AS "table", "importId" FROM ${Prisma.raw(`"${table}"`)}
      WHERE "profileId" = ${profileId} AND "workspaceId" = ${workspaceId}`,
  );
  const rows = await reader().$queryRaw<{ table: string; importId: string }[]>(
    Prisma.sql`${Prisma.join(parts, " UNION ALL ")}`,
  );
  return new Set(rows.map(({ table, importId }) => `${table} ${importId}`));
}

async function addImport(hash: Hash, where: OfImport, holding: ReadonlySet<string>): Promise<void> {
  const line = Prisma.sql`t."labelDay" || ' ' || COALESCE(CAST(t."value" AS TEXT), '?') || ' ' || t."line"`;
  await addSeries(hash, where, {
    table: Prisma.sql`"Reading"`,
    day: "labelDay",
    line,
    importId: where.importId,
  });
  for (const table of OTHER_TABLES)
    if (holding.has(`${table} ${where.importId}`))
      for (const fields of await OTHER_LINES[table](where)) add(hash, fields);
}

async function addBoard(hash: Hash, profile: ProfileKey, names: ReadonlyMap<string, string>): Promise<void> {
  const line = Prisma.sql`t."day" || ' ' || CAST(t."value" AS TEXT) || ' ' || i."exportedOn" || '/' || i."sha256"`;
  add(hash, ["board", names.size]);
  await addSeries(hash, profile, { table: Prisma.sql`"Board"`, day: "day", line, importId: null });
}

async function addPosts(hash: Hash, profile: ProfileKey, names: ReadonlyMap<string, string>): Promise<void> {
  const { workspaceId, profileId } = profile;
  const posts = await reader().post.findMany({ where: { workspaceId, profileId } });
  posts.sort((a, b) => (a.postId < b.postId ? -1 : 1));
  for (const row of posts)
    add(hash, ["shown", row.postId, row.readOn, names.get(row.importId), ...told(row)]);
}

type Told = {
  readonly kind: string;
  readonly url: string;
  readonly title: string;
  readonly publishedOn: string;
  readonly views: bigint | null;
  readonly likes: bigint | null;
  readonly comments: bigint | null;
  readonly shares: bigint | null;
  readonly saves: bigint | null;
};

function told(row: Told): readonly unknown[] {
  const { kind, url, title, publishedOn, views, likes, comments, shares, saves } = row;
  return [kind, url, title, publishedOn, views, likes, comments, shares, saves];
}

type ToldOfDetail = {
  readonly averageWatchMillis: number | null;
  readonly watchedFull: number | null;
  readonly trafficSources: string;
  readonly viewerLocations: string;
};

function toldOfDetail(row: ToldOfDetail): readonly unknown[] {
  const { averageWatchMillis, watchedFull, trafficSources, viewerLocations } = row;
  return [averageWatchMillis, watchedFull, trafficSources, viewerLocations];
}

type Series = {
  readonly table: Prisma.Sql;
  readonly day: "day" | "labelDay";
  readonly line: Prisma.Sql;
  readonly importId: string | null;
};

/** One measure and year per row, written out by the database: a million readings are some thousand rows. */
async function addSeries(hash: Hash, profile: ProfileKey, series: Series): Promise<void> {
  const day = Prisma.raw(`t."${series.day}"`);
  const year = Prisma.sql`substr(${day}, 1, 4)`;
  const text =
    database().kind === "sqlite"
      ? Prisma.sql`group_concat(${series.line}, ',' ORDER BY ${day})`
      : Prisma.sql`string_agg(${series.line}, ',' ORDER BY ${day})`;
  const one = series.importId === null ? Prisma.empty : Prisma.sql`AND t."importId" = ${series.importId}`;
  const rows = await reader().$queryRaw<{ measure: string; year: string; text: string }[]>`
    SELECT t."measure", ${year} AS "year", ${text} AS "text"
    FROM ${series.table} t JOIN "Import" i ON i."profileId" = t."profileId" AND i."id" = t."importId"
    WHERE t."profileId" = ${profile.profileId} AND t."workspaceId" = ${profile.workspaceId} ${one}
    GROUP BY t."measure", ${year}`;
  for (const row of rows.sort(byMeasureAndYear)) add(hash, [row.measure, row.year, row.text]);
}

type MeasureAndYear = { readonly measure: string; readonly year: string };

/** Sorted here and not by the database: two databases compare upper and lower case differently. */
function byMeasureAndYear(a: MeasureAndYear, b: MeasureAndYear): number {
  if (a.measure !== b.measure) return a.measure < b.measure ? -1 : 1;
  return a.year < b.year ? -1 : 1;
}
