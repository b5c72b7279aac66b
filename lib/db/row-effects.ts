import { toDay } from "@/lib/domain/day";
import type { ExportDay } from "@/lib/domain/evidence";
import { MEASURES, type Measure } from "@/lib/domain/measure";
import type { Tx } from "./client";
import { dayPlus } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import type { ProfileScope } from "./scope";

/** An import whose rows are in the ledger and not yet on the board. */
export type Arriving = {
  readonly importId: string;
  readonly exportedOn: ExportDay;
  readonly sha256: string;
  readonly shiftDays: number;
};

/** One value on the board that an import changes; `from` null: so far the exports said that they do not know. */
export type ChangedValue = {
  readonly measure: Measure;
  readonly day: ReturnType<typeof toDay>;
  readonly from: bigint | null;
  readonly to: bigint;
};

export type RowEffects = {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Earliest first, no more than asked for. */
  readonly restated: readonly ChangedValue[];
  readonly restatedTotal: number;
  /** How many of them files of each format have said so far. */
  readonly saidBy: ReadonlyMap<string, number>;
};

type Tally = {
  readonly fresh: bigint | null;
  readonly changed: bigint | null;
  readonly same: bigint | null;
  readonly restated: bigint | null;
};

/**
 * What the rows of a daily import will do to the board: a row is new when no import said anything of any of its
 * values before, changed when it alters a value on the board, else same.
 */
export async function dailyRowEffects(
  tx: Tx,
  profile: ProfileScope,
  { arriving, restatedLimit }: { readonly arriving: Arriving; readonly restatedLimit: number },
): Promise<RowEffects> {
  const values = await arrivingValues(tx, profile, arriving);
  const [tally] = await tx.$queryRaw<Tally[]>`
    SELECT
      CAST(SUM(CASE WHEN t."existed" = 0 THEN 1 ELSE 0 END) AS BIGINT) AS "fresh",
      CAST(SUM(CASE WHEN t."existed" = 1 AND t."alters" = 1 THEN 1 ELSE 0 END) AS BIGINT) AS "changed",
      CAST(SUM(CASE WHEN t."existed" = 1 AND t."alters" = 0 THEN 1 ELSE 0 END) AS BIGINT) AS "same",
      CAST(SUM(t."restated") AS BIGINT) AS "restated"
    FROM (
      SELECT MAX(v."existed") AS "existed", MAX(v."alters") AS "alters", SUM(v."existed" * v."alters") AS "restated"
      FROM (${values}) v GROUP BY v."line"
    ) t`;
  const restatedTotal = Number(tally?.restated ?? 0);
  return {
    new: Number(tally?.fresh ?? 0),
    changed: Number(tally?.changed ?? 0),
    same: Number(tally?.same ?? 0),
    restated: restatedTotal === 0 ? [] : await firstChanges(tx, values, restatedLimit),
    restatedTotal,
    saidBy: restatedTotal === 0 ? new Map() : await countSaidBy(tx, values),
  };
}

async function countSaidBy(tx: Tx, values: Prisma.Sql): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ format: string; count: bigint | number }[]>`
    SELECT v."boardFormat" AS "format", COUNT(*) AS "count" FROM (${values}) v
    WHERE v."existed" = 1 AND v."alters" = 1 AND v."boardFormat" IS NOT NULL GROUP BY v."boardFormat"`;
  return new Map(rows.map(({ format, count }) => [format, Number(count)]));
}

/** As people read them; two databases would sort the names differently. */
const MEASURE_PLACES = Object.keys(MEASURES).map((measure, place) =>
  Prisma.raw(`WHEN '${measure}' THEN ${place}`),
);

type ChangeRow = {
  readonly measure: string;
  readonly day: string;
  readonly from: bigint | null;
  readonly to: bigint;
};

async function firstChanges(tx: Tx, values: Prisma.Sql, limit: number): Promise<readonly ChangedValue[]> {
  const place = Prisma.sql`CASE v."measure" ${Prisma.join(MEASURE_PLACES, " ")} END`;
  const rows = await tx.$queryRaw<ChangeRow[]>`
    SELECT v."measure", v."day", v."onBoard" AS "from", v."value" AS "to" FROM (${values}) v
    WHERE v."existed" = 1 AND v."alters" = 1 ORDER BY v."day", v."line", ${place} LIMIT ${limit}`;
  return rows.map((row) => ({
    measure: row.measure as Measure,
    day: toDay(row.day),
    from: row.from === null ? null : BigInt(row.from),
    to: BigInt(row.to),
  }));
}

/** Each value of the import with what was known before: `existed` and `alters` are 0 or 1. */
async function arrivingValues(tx: Tx, profile: ProfileScope, arriving: Arriving): Promise<Prisma.Sql> {
  const { profileId, workspaceId } = profile;
  const reach = await widestShift(tx, profile);
  const day = dayPlus(Prisma.sql`n."labelDay"`, Prisma.sql`${arriving.shiftDays}`);
  const other = dayPlus(Prisma.sql`o."labelDay"`, Prisma.sql`oi."shiftDays"`);
  return Prisma.sql`
    SELECT r."measure", r."day", r."line", r."value", b."value" AS "onBoard", bi."format" AS "boardFormat",
      CASE WHEN EXISTS (
        SELECT 1 FROM "Reading" o JOIN "Import" oi ON oi."profileId" = o."profileId" AND oi."id" = o."importId"
        WHERE o."profileId" = ${profileId} AND o."measure" = r."measure" AND o."importId" <> ${arriving.importId}
          AND o."labelDay" BETWEEN ${dayPlus(Prisma.sql`r."day"`, Prisma.sql`${-reach}`)}
            AND ${dayPlus(Prisma.sql`r."day"`, Prisma.sql`${reach}`)}
          AND ${other} = r."day"
      ) THEN 1 ELSE 0 END AS "existed",
      CASE WHEN r."value" IS NULL THEN 0 WHEN b."value" IS NULL THEN 1
        WHEN b."value" <> r."value" AND (
          ${arriving.exportedOn.day} > bi."exportedOn"
          OR (${arriving.exportedOn.day} = bi."exportedOn" AND ${arriving.sha256} > bi."sha256")) THEN 1
        ELSE 0 END AS "alters"
    FROM (
      SELECT n."measure", ${day} AS "day", n."line", n."value" FROM "Reading" n
      WHERE n."profileId" = ${profileId} AND n."workspaceId" = ${workspaceId} AND n."importId" = ${arriving.importId}
    ) r
    LEFT JOIN "Board" b ON b."profileId" = ${profileId} AND b."measure" = r."measure" AND b."day" = r."day"
    LEFT JOIN "Import" bi ON bi."profileId" = ${profileId} AND bi."id" = b."importId"`;
}

/** The most days by which any import of the profile is moved: how far its labels may lie from the calendar day. */
async function widestShift(tx: Tx, { workspaceId, profileId }: ProfileScope): Promise<number> {
  const where = { workspaceId, profileId, undoneAt: null };
  const { _min, _max } = await tx.import.aggregate({
    where,
    _min: { shiftDays: true },
    _max: { shiftDays: true },
  });
  return Math.max(Math.abs(_min.shiftDays ?? 0), Math.abs(_max.shiftDays ?? 0));
}
