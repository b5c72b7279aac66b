import { setImmediate as nextTurn } from "node:timers/promises";
import { addDays, type Day } from "@/lib/domain/day";
import type { Measure } from "@/lib/domain/measure";
import type { Rows } from "@/lib/domain/reading";
import type { Tx } from "./client";
import { jsonTexts } from "./dialect";
import { Prisma } from "./generated/sqlite/client";
import type { EditableProfile } from "./scope";

/** One statement takes this many readings: long enough to be fast, short enough not to stall the process. */
const READINGS_PER_STATEMENT = 6_000;

type DailyRows = Extract<Rows, { kind: "daily" | "columns" }>;

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
export async function insertReadings(tx: Tx, profile: EditableProfile, added: Added): Promise<void> {
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
  const cases = measures.map((measure, place) =>
    Prisma.raw(`WHEN '${String.fromCharCode(FIRST_LETTER + place)}' THEN '${measure}'`),
  );
  return Prisma.sql`CASE substr(r."text", 1, 1) ${Prisma.join(cases, " ")} END`;
}

const FIRST_LETTER = "a".charCodeAt(0);

/**
 * The readings as JSON arrays of texts: letter of the measure, calendar day, label day, line in ten places, value or nothing. A text of
 * fixed places is read several times faster than a row of JSON, and written without an object for each.
 */
async function* packed(
  rows: DailyRows,
  measures: readonly Measure[],
  shiftDays: number,
): AsyncGenerator<string> {
  const texts = createTexts();
  const days = new Map<Day, string>();
  const bothDays = (labelDay: Day) => {
    const known = days.get(labelDay);
    if (known !== undefined) return known;
    const both = `${shiftDays === 0 ? labelDay : addDays(labelDay, shiftDays)}${labelDay}`;
    days.set(labelDay, both);
    return both;
  };
  const { length } = rows.rows;
  for (const [place, measure] of measures.entries()) {
    const valueAt = readerOf(rows, measure);
    for (let row = 0; row < length; row += 1) {
      const value = valueAt(row);
      if (value === undefined) continue;
      const { labelDay, line } = placeOf(rows, row);
      texts.add(`${String.fromCharCode(FIRST_LETTER + place)}${bothDays(labelDay)}`, line, value);
      if (texts.count() < READINGS_PER_STATEMENT) continue;
      yield texts.take();
      // Others in this process have their turn: the SQLite driver is synchronous.
      await nextTurn();
    }
  }
  if (texts.count() > 0) yield texts.take();
}

type Value = number | bigint | null | undefined;

/** The value of a row; undefined: the row says nothing of this measure. */
function readerOf(rows: DailyRows, measure: Measure): (row: number) => Value {
  if (rows.kind === "daily") return (row) => rows.rows[row]?.values[measure];
  const { measures, valueAt } = rows.rows;
  const column = measures.indexOf(measure);
  return (row) => valueAt(column, row);
}

function placeOf(rows: DailyRows, row: number): { readonly labelDay: Day; readonly line: number } {
  if (rows.kind === "columns") return { labelDay: rows.rows.dayAt(row), line: rows.rows.lineAt(row) };
  const one = rows.rows[row];
  if (one === undefined) throw new RangeError(`There is no row ${row}.`);
  return one;
}

/** Letter and two days, a line in ten places, a value of twenty digits, quotes and comma. */
const LONGEST_TEXT = 60;

/** Gathers texts in one buffer: a string that grows piece by piece leaves a hundred megabytes of pieces behind. */
function createTexts() {
  const buffer = Buffer.allocUnsafe(READINGS_PER_STATEMENT * LONGEST_TEXT);
  let [end, count] = [0, 0];
  const write = (text: string) => {
    end += buffer.write(text, end, "latin1");
  };
  return {
    count: () => count,
    add(place: string, line: number, value: number | bigint | null) {
      write(count === 0 ? '["' : '","');
      write(place);
      write(String(line).padEnd(10));
      if (value !== null) write(String(value));
      count += 1;
    },
    take(): string {
      write('"]');
      const text = buffer.toString("latin1", 0, end);
      [end, count] = [0, 0];
      return text;
    },
  };
}
