import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, toDay } from "@/lib/domain/day";
import {
  DATE_NOTATIONS,
  type DateNotation,
  type Mapping,
  NUMBER_NOTATIONS,
  type NumberNotation,
} from "@/lib/domain/mapping";
import type { NotationFinding } from "@/lib/domain/table-sample";
import { chunksOf } from "./byte-chunks";
import { readDailyTable } from "./read-daily-table";
import { sampleTable } from "./sample-table";

const LATEST = toDay("2026-06-01");

/** What a program knows, and how it happens to write it. */
type Written = {
  readonly from: Day;
  readonly rows: readonly (readonly (number | null)[])[];
  readonly dates: DateNotation;
  readonly separator: string;
  readonly numbers: NumberNotation;
  readonly delimiter: string;
  /** Where the day stands among the columns. */
  readonly place: number;
};

const written: fc.Arbitrary<Written> = fc.record({
  from: fc.integer({ min: 0, max: 400 }).map((days) => addDays(toDay("2024-12-20"), days)),
  rows: fc.array(fc.array(fc.option(fc.nat({ max: 3_000_000 })), { minLength: 2, maxLength: 2 }), {
    minLength: 1,
    maxLength: 40,
  }),
  dates: fc.constantFrom(...DATE_NOTATIONS),
  separator: fc.constantFrom("/", "-", ".", ". "),
  numbers: fc.constantFrom(...NUMBER_NOTATIONS),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  place: fc.nat({ max: 2 }),
});

const SIGNS = { none: "", comma: ",", point: ".", space: "\u00a0", apostrophe: "’" } as const;

function toCell(value: number | null, numbers: NumberNotation): string {
  return value === null ? "--" : String(value).replace(/\B(?=(?:\d{3})+$)/g, SIGNS[numbers]);
}

function toDate(day: Day, { dates, separator }: Written): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const parts = {
    "year-month-day": [year, month, date],
    "day-month-year": [date, month, year],
    "month-day-year": [month, date, year],
  }[dates];
  return parts.join(separator);
}

function inPlace<Cell>(cells: readonly Cell[], day: Cell, place: number): readonly Cell[] {
  return cells.toSpliced(place, 0, day);
}

function toCsv(table: Written): Buffer {
  const header = inPlace(["Plays", "New followers"], "Day", table.place);
  const rows = table.rows.map((values, index) => {
    const day = toDate(addDays(table.from, index), table);
    return inPlace(
      values.map((value) => toCell(value, table.numbers)),
      day,
      table.place,
    );
  });
  const lines = [header, ...rows].map((cells) =>
    cells.map((cell) => (cell.includes(table.delimiter) ? `"${cell}"` : cell)).join(table.delimiter),
  );
  return Buffer.from(`${lines.join("\n")}\n`, "utf8");
}

function mappingOf({ place, dates, numbers }: Written): Mapping {
  const views = { kind: "measure", measure: "videoViews" } as const;
  const columns = inPlace<Mapping["columns"][number]>(
    [views, { kind: "measure", measure: "newFollowers" }],
    { kind: "day" },
    place,
  );
  const header = inPlace(["Plays", "New followers"], "Day", place);
  return { target: "daily", header, columns, dates, numbers };
}

/** The values of the table as `mapping` reads them; null when it refuses a row. */
async function read(bytes: Buffer, mapping: Mapping) {
  const source = { chunks: chunksOf(bytes), encoding: null, watch: null };
  const outcome = await readDailyTable(source, { mapping, latest: LATEST });
  if (!outcome.ok) return null;
  const [profile] = outcome.table.profiles;
  if (profile === undefined || profile.rowsRefused > 0) return null;
  const { columns } = profile;
  return Array.from({ length: columns.length }, (_, row) => [
    columns.dayAt(row),
    ...columns.measures.map((_measure, index) => {
      const value = columns.valueAt(index, row);
      return value === null ? null : Number(value);
    }),
  ]);
}

function truth({ from, rows }: Written) {
  return rows.map((values, index) => [addDays(from, index), ...values]);
}

/** What is proposed without a question, and the truth for the questions that are left. */
async function propose(table: Written) {
  const start = { bytes: toCsv(table), isWhole: true, encoding: null };
  const sample = await sampleTable({ name: "t.csv", sha256: "", start, draft: null, latest: LATEST });
  if (sample === null) throw new Error("This is no table.");
  const { draft } = sample;
  const mapping = mappingOf(table);
  const proposed: Mapping = {
    ...mapping,
    columns: draft.columns,
    dates: draft.dates ?? table.dates,
    numbers: draft.numbers ?? table.numbers,
  };
  // A column in which nothing is written proves nothing, and is left out.
  const isComplete = mapping.columns.every(({ kind }, index) => draft.columns[index]?.kind === kind);
  return { sample, proposed, isComplete };
}

/** Those that a person may choose from; where nothing is asked, the truth has not been ruled out by the values that are read. */
function notationsOf<Notation>(
  finding: NotationFinding<{ readonly notation: Notation }>,
  truth: Notation,
): readonly Notation[] {
  return finding.kind === "open" ? finding.readings.map(({ notation }) => notation) : [truth];
}

describe("a table written in any notation", () => {
  it("gives the values it was written with, by the mapping it was written with", async () => {
    await fc.assert(
      fc.asyncProperty(written, async (table) => {
        expect(await read(toCsv(table), mappingOf(table))).toEqual(truth(table));
      }),
      { numRuns: 200 },
    );
  });

  it("is proposed as it was written or asked about, and never read as something else", async () => {
    await fc.assert(
      fc.asyncProperty(written, async (table) => {
        const { sample, proposed, isComplete } = await propose(table);
        expect(sample.header).toEqual(proposed.header);
        expect(notationsOf(sample.dates, table.dates)).toContain(table.dates);
        expect(notationsOf(sample.numbers, table.numbers)).toContain(table.numbers);
        if (isComplete) expect(await read(toCsv(table), proposed)).toEqual(truth(table));
      }),
      { numRuns: 200 },
    );
  });
});
