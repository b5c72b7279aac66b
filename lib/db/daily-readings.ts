import { setImmediate as nextTurn } from "node:timers/promises";
import type { DailyColumns } from "@/lib/domain/daily-columns";
import { addDays, type Day } from "@/lib/domain/day";
import type { Measure } from "@/lib/domain/measure";
import type { Rows } from "@/lib/domain/reading";
import type { Tx } from "./client";
import { jsonTexts } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import type { ProfileScope } from "./scope";

/** One statement takes this many readings: long enough to be fast, short enough not to stall the process. */
const READINGS_PER_STATEMENT = 6_000;

export type DailyRows = Extract<Rows, { kind: "daily" | "columns" }>;

type Added = {
  readonly importId: string;
  readonly rows: DailyRows;
  /**
   * The import is the only one that says anything of its measures on its days, moved by so many days: its known values are the board's.
   * null: the board is folded by the caller.
   */
  readonly alone: { readonly shiftDays: number } | null;
};

/** Appends the daily values of an import to the ledger, and to the board where nothing else can claim its days. */
export async function insertReadings(tx: Tx, profile: ProfileScope, added: Added): Promise<void> {
  const { importId, rows, alone } = added;
  const { profileId, workspaceId } = profile;
  const measures = measuresIn(rows);
  const measure = measureSql(measures);
  for await (const texts of packed(rows, measures, alone?.shiftDays ?? 0)) {
    await tx.$executeRaw`
      INSERT INTO "Reading" ("profileId", "measure", "labelDay", "importId", "workspaceId", "value", "line")
      SELECT ${profileId}, ${measure}, substr(r."text", 12, 10), ${importId}, ${workspaceId},
        CAST(NULLIF(substr(r."text", 32), '') AS BIGINT), CAST(substr(r."text", 22, 10) AS INTEGER)
      FROM ${jsonTexts(texts)}`;
    if (alone === null) continue;
    await tx.$executeRaw`
      INSERT INTO "Board" ("profileId", "measure", "day", "workspaceId", "value", "importId")
      SELECT ${profileId}, ${measure}, substr(r."text", 2, 10), ${workspaceId},
        CAST(substr(r."text", 32) AS BIGINT), ${importId}
      FROM ${jsonTexts(texts)} WHERE length(r."text") > 31`;
  }
}

/** The measures that daily rows say anything about, in the order of the primary key. */
function measuresIn(rows: DailyRows): readonly Measure[] {
  return [...(rows.kind === "columns" ? rows.rows.measures : rows.measures)].sort();
}

/** The first letter of a text stands for the measure. */
function measureSql(measures: readonly Measure[]): Prisma.Sql {
  const [only, ...others] = measures;
  if (only !== undefined && others.length === 0) return Prisma.sql`${only}`;
  const cases = measures.map((measure, place) => Prisma.raw(`WHEN '${letterOf(place)}' THEN '${measure}'`));
  return Prisma.sql`CASE substr(r."text", 1, 1) ${Prisma.join(cases, " ")} END`;
}

function letterOf(place: number): string {
  return String.fromCharCode(97 + place);
}

/**
 * The readings as JSON arrays of texts: letter of the measure, calendar day, label day, line in ten places, value or nothing. A text of
 * fixed places is read five times faster than a row of JSON.
 */
async function* packed(
  rows: DailyRows,
  measures: readonly Measure[],
  shiftDays: number,
): AsyncGenerator<string> {
  let texts = "";
  let count = 0;
  const days = new Map<Day, string>();
  const bothDays = (labelDay: Day) => {
    const known = days.get(labelDay);
    if (known !== undefined) return known;
    const both = `${shiftDays === 0 ? labelDay : addDays(labelDay, shiftDays)}${labelDay}`;
    days.set(labelDay, both);
    return both;
  };
  for (const { place, labelDay, line, value } of readingsOf(rows, measures)) {
    texts += `${count === 0 ? '["' : '","'}${letterOf(place)}${bothDays(labelDay)}${String(line).padEnd(10)}${value ?? ""}`;
    count += 1;
    if (count < READINGS_PER_STATEMENT) continue;
    yield `${texts}"]`;
    // Others in this process have their turn: the SQLite driver is synchronous.
    await nextTurn();
    texts = "";
    count = 0;
  }
  if (count > 0) yield `${texts}"]`;
}

type PlacedReading = {
  readonly place: number;
  readonly labelDay: Day;
  readonly line: number;
  readonly value: number | bigint | null;
};

function* readingsOf(rows: DailyRows, measures: readonly Measure[]): Generator<PlacedReading> {
  for (const [place, measure] of measures.entries())
    if (rows.kind === "columns") yield* columnOf(rows.rows, { measure, place });
    else
      for (const { labelDay, line, values } of rows.rows) {
        const value = values[measure];
        if (value !== undefined) yield { place, labelDay, line, value };
      }
}

function* columnOf(
  columns: DailyColumns,
  { measure, place }: { readonly measure: Measure; readonly place: number },
): Generator<PlacedReading> {
  const column = columns.measures.indexOf(measure);
  for (let row = 0; row < columns.length; row += 1)
    yield {
      place,
      labelDay: columns.dayAt(row),
      line: columns.lineAt(row),
      value: columns.valueAt(column, row),
    };
}
