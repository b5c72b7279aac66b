import { setImmediate as nextTurn } from "node:timers/promises";
import type { Day } from "@/lib/domain/day";
import type { Measure } from "@/lib/domain/measure";
import type {
  AudienceDimension,
  DetailRow,
  HourRow,
  PostRow,
  Rows,
  ShareRow,
  TopRow,
} from "@/lib/domain/reading";
import type { Tx } from "./client";
import { insertReadings } from "./daily-readings";
import { type JsonColumns, type JsonRow, jsonRows } from "./dialect";
import { toShareJson } from "./entry-claims";
import { Prisma } from "./generated/sqlite/client";
import type { EditableProfile, ProfileScope } from "./scope";

/** One statement takes this many rows: long enough to be fast, short enough not to stall the process. */
const ROWS_PER_STATEMENT = 5_000;

type Added = {
  readonly importId: string;
  readonly readOn: Day;
  readonly rows: Rows;
  /** Daily rows that no other import can say anything about go on the board as well; null or absent: the caller folds them in. */
  readonly alone?: { readonly shiftDays: number } | null;
};

/** Appends everything an export says to the ledger, unknown values included. */
export async function insertRows(tx: Tx, profile: EditableProfile, added: Added): Promise<void> {
  const { rows } = added;
  switch (rows.kind) {
    case "daily":
    case "columns":
      return insertReadings(tx, profile, { importId: added.importId, rows, alone: added.alone ?? null });
    case "hours":
      return insertHours(tx, profile, { importId: added.importId, rows: rows.rows });
    case "shares":
      return insertShares(tx, profile, { ...added, dimension: rows.dimension, rows: rows.rows });
    case "posts":
      return insertPosts(tx, profile, { ...added, rows: rows.rows });
    case "details":
      return insertDetails(tx, profile, { importId: added.importId, rows: rows.rows });
    case "tops":
      return insertTops(tx, profile, { importId: added.importId, rows: rows.rows });
  }
}

/** Takes everything that an import said out of the ledger. */
export async function deleteRows(tx: Tx, profile: EditableProfile, importId: string): Promise<void> {
  const where = { workspaceId: profile.workspaceId, profileId: profile.profileId, importId };
  await tx.reading.deleteMany({ where });
  await tx.hourlyActivity.deleteMany({ where });
  await tx.audienceShare.deleteMany({ where });
  await tx.postReading.deleteMany({ where });
  await tx.postDetailReading.deleteMany({ where });
  await tx.topItemReading.deleteMany({ where });
}

/** The measures that an import says anything about. */
export async function measuresOf(tx: Tx, profile: ProfileScope, importId: string): Promise<Measure[]> {
  const rows = await tx.$queryRaw<{ measure: string }[]>`
    SELECT DISTINCT "measure" FROM "Reading" WHERE "profileId" = ${profile.profileId}
      AND "workspaceId" = ${profile.workspaceId} AND "importId" = ${importId}`;
  return rows.map((row) => row.measure as Measure);
}

/** What one daily import says, by label day; null: it says that it does not know. */
export async function loadLabelValues(
  tx: Tx,
  profile: ProfileScope,
  importId: string,
): Promise<ReadonlyMap<Day, Readonly<Partial<Record<Measure, bigint | null>>>>> {
  const rows = await tx.reading.findMany({
    where: { workspaceId: profile.workspaceId, profileId: profile.profileId, importId },
    select: { measure: true, labelDay: true, value: true },
  });
  const values = new Map<Day, Partial<Record<Measure, bigint | null>>>();
  for (const { measure, labelDay, value } of rows) {
    const day = values.get(labelDay as Day) ?? {};
    day[measure as Measure] = value;
    values.set(labelDay as Day, day);
  }
  return values;
}

async function insertHours(
  tx: Tx,
  profile: ProfileScope,
  added: { readonly importId: string; readonly rows: readonly HourRow[] },
): Promise<void> {
  const columns = { labelDay: "text", hour: "integer", value: "bigint", line: "integer" } as const;
  for await (const chunk of inChunks(added.rows)) {
    await tx.$executeRaw`
      INSERT INTO "HourlyActivity" ("profileId", "labelDay", "hour", "importId", "workspaceId", "value", "line")
      SELECT ${profile.profileId}, r."labelDay", r."hour", ${added.importId}, ${profile.workspaceId}, r."value", r."line"
      FROM ${jsonRows(columns, chunk)}`;
  }
}

async function insertShares(
  tx: Tx,
  profile: ProfileScope,
  added: {
    readonly importId: string;
    readonly readOn: Day;
    readonly dimension: AudienceDimension;
    readonly rows: readonly ShareRow[];
  },
): Promise<void> {
  const columns = { label: "text", millionths: "integer", line: "integer" } as const;
  for await (const chunk of inChunks(added.rows)) {
    await tx.$executeRaw`
      INSERT INTO "AudienceShare"
        ("profileId", "dimension", "readOn", "importId", "label", "workspaceId", "millionths", "line")
      SELECT ${profile.profileId}, ${added.dimension}, ${added.readOn}, ${added.importId}, r."label",
        ${profile.workspaceId}, r."millionths", r."line"
      FROM ${jsonRows(columns, chunk)}`;
  }
}

const POST_COLUMNS = {
  postId: "text",
  kind: "text",
  url: "text",
  title: "text",
  publishedOn: "text",
  views: "bigint",
  likes: "bigint",
  comments: "bigint",
  shares: "bigint",
  saves: "bigint",
  line: "integer",
} as const satisfies JsonColumns;

async function insertPosts(
  tx: Tx,
  profile: ProfileScope,
  added: { readonly importId: string; readonly readOn: Day; readonly rows: readonly PostRow[] },
): Promise<void> {
  const fields = fieldList(POST_COLUMNS);
  for await (const chunk of inChunks<JsonRow<typeof POST_COLUMNS>>(added.rows)) {
    await tx.$executeRaw`
      INSERT INTO "PostReading" ("profileId", "workspaceId", "readOn", "importId", ${fields})
      SELECT ${profile.profileId}, ${profile.workspaceId}, ${added.readOn}, ${added.importId}, ${fields}
      FROM ${jsonRows(POST_COLUMNS, chunk)}`;
  }
}

const DETAIL_COLUMNS = {
  postId: "text",
  capturedOn: "text",
  averageWatchMillis: "integer",
  watchedFull: "integer",
  trafficSources: "text",
  viewerLocations: "text",
  line: "integer",
} as const satisfies JsonColumns;

async function insertDetails(
  tx: Tx,
  { profileId, workspaceId }: ProfileScope,
  { importId, rows }: { readonly importId: string; readonly rows: readonly DetailRow[] },
): Promise<void> {
  const fields = fieldList(DETAIL_COLUMNS);
  const written = rows.map((row) => ({
    ...row,
    trafficSources: toShareJson(row.trafficSources),
    viewerLocations: toShareJson(row.viewerLocations),
  }));
  for await (const chunk of inChunks<JsonRow<typeof DETAIL_COLUMNS>>(written)) {
    await tx.$executeRaw`
      INSERT INTO "PostDetailReading" ("profileId", "workspaceId", "importId", ${fields})
      SELECT ${profileId}, ${workspaceId}, ${importId}, ${fields} FROM ${jsonRows(DETAIL_COLUMNS, chunk)}`;
  }
}

const TOP_COLUMNS = {
  kind: "text",
  readOn: "text",
  rank: "integer",
  label: "text",
  url: "text",
  line: "integer",
} as const satisfies JsonColumns;

async function insertTops(
  tx: Tx,
  { profileId, workspaceId }: ProfileScope,
  { importId, rows }: { readonly importId: string; readonly rows: readonly TopRow[] },
): Promise<void> {
  const fields = fieldList(TOP_COLUMNS);
  const written = rows.map(({ list, ...row }) => ({ ...row, kind: list }));
  for await (const chunk of inChunks<JsonRow<typeof TOP_COLUMNS>>(written)) {
    await tx.$executeRaw`
      INSERT INTO "TopItemReading" ("profileId", "workspaceId", "importId", ${fields})
      SELECT ${profileId}, ${workspaceId}, ${importId}, ${fields} FROM ${jsonRows(TOP_COLUMNS, chunk)}`;
  }
}

function fieldList(columns: JsonColumns): Prisma.Sql {
  return Prisma.raw(
    Object.keys(columns)
      .map((name) => `"${name}"`)
      .join(", "),
  );
}

/** Lets other work of this process have its turn between two statements: the SQLite driver is synchronous. */
async function* inChunks<Row>(rows: Iterable<Row>): AsyncGenerator<Row[]> {
  let chunk: Row[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < ROWS_PER_STATEMENT) continue;
    yield chunk;
    await nextTurn();
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
