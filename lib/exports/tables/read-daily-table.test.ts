import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, toDay } from "@/lib/domain/day";
import type { ColumnRole, Mapping } from "@/lib/domain/mapping";
import type { Measure } from "@/lib/domain/measure";
import type { TextEncoding } from "@/lib/domain/text-encoding";
import { chunksOf } from "./byte-chunks";
import type { DailyTable, ProfileTable } from "./mapped-table";
import { readDailyTable } from "./read-daily-table";

const profile: ColumnRole = { kind: "profile" };
const day: ColumnRole = { kind: "day" };
const ignored: ColumnRole = { kind: "ignored" };
const of = (measure: Measure): ColumnRole => ({ kind: "measure", measure });

const MAPPING: Mapping = {
  target: "daily",
  header: ["Account", "Date", "Views", "Likes"],
  columns: [profile, day, of("videoViews"), of("likes")],
  dates: "year-month-day",
  numbers: "none",
};
const ONE_PROFILE: Mapping = {
  ...MAPPING,
  header: ["Date", "Views", "Likes"],
  columns: [day, of("videoViews"), of("likes")],
};
const HEAD = "Account,Date,Views,Likes\n";

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

type Options = {
  readonly mapping?: Mapping;
  readonly encoding?: TextEncoding | null;
  readonly size?: number;
};

function readBytes(bytes: Uint8Array, { mapping = MAPPING, encoding = null, size = 7 }: Options = {}) {
  return readDailyTable(
    { chunks: inPieces(bytes, size), encoding, watch: null },
    { mapping, latest: toDay("2026-04-01") },
  );
}

const read = (text: string, options?: Options) => readBytes(Buffer.from(text), options);

async function tableOf(text: string, options?: Options): Promise<DailyTable> {
  const outcome = await read(text, options);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join("\n"));
  return outcome.table;
}

async function refusalOf(text: string | Uint8Array, options?: Options): Promise<readonly string[]> {
  const outcome = await readBytes(typeof text === "string" ? Buffer.from(text) : text, options);
  if (outcome.ok) throw new Error("It was read.");
  return outcome.problems.map(({ code, line }) => (line === null ? code : `${code} ${line}`));
}

type Shown = readonly (string | number | bigint | null)[];

function rowsOf({ columns }: ProfileTable): readonly Shown[] {
  return Array.from({ length: columns.length }, (_, row) => [
    columns.dayAt(row),
    ...columns.measures.map((_, measure) => columns.valueAt(measure, row)),
    columns.lineAt(row),
  ]);
}

const shown = (table: DailyTable) =>
  Object.fromEntries(table.profiles.map((each) => [each.handle ?? "", rowsOf(each)]));
const said = ({ problems }: Pick<ProfileTable, "problems">) =>
  problems.map(({ code, line, column, value }) => [code, line, column, value]);

describe("a table of daily figures", () => {
  it("becomes the days of each profile, ascending, with their lines", async () => {
    const table = await tableOf(
      `${HEAD}@northwind.bakes,2026-03-02,20,2\nfjord.tea,2026-03-01,7,0\nNorthwind.Bakes,2026-03-01,10,-1\n`,
    );
    expect(shown(table)).toEqual({
      "northwind.bakes": [
        ["2026-03-01", 10, -1, 4],
        ["2026-03-02", 20, 2, 2],
      ],
      "fjord.tea": [["2026-03-01", 7, 0, 3]],
    });
    expect(table.rowsRead).toBe(3);
  });

  it("is one profile's when no column says whose it is", async () => {
    const table = await tableOf("Date;Views;Likes\n2026-03-01;10;1\n", { mapping: ONE_PROFILE });
    expect(shown(table)).toEqual({ "": [["2026-03-01", 10, 1, 2]] });
  });

  it("47. keeps unknown unknown and 48. every digit of large counts", async () => {
    const table = await tableOf(
      `${HEAD}a.b,2026-03-01,,--\na.b,2026-03-02,undefined,NaN\na.b,2026-03-03,9007199254740993,n/a\na.b,2026-03-04,9223372036854775807,0\n`,
    );
    expect(rowsOf(table.profiles[0] as ProfileTable).map(([, views, likes]) => [views, likes])).toEqual([
      [null, null],
      [null, null],
      [9_007_199_254_740_993n, null],
      [9_223_372_036_854_775_807n, 0],
    ]);
  });

  it("names line, column and text of every cell that cannot be read and leaves out the row", async () => {
    const table = await tableOf(
      `${HEAD}a.b,2026-03-01,10,1\na.b,2026-02-30,1.5,x\na.b,2026-03-03,-4,1\na.b,2026-05-01,1,1\n,2026-03-05,1,1\na.b,2026-03-06,1\n`,
    );
    const [only] = table.profiles;
    expect(only && said(only)).toEqual([
      ["cell/no-such-day", 3, "Date", "2026-02-30"],
      ["cell/fraction", 3, "Views", "1.5"],
      ["cell/number-notation", 3, "Likes", "x"],
      ["cell/count-negative", 4, "Views", "-4"],
      ["cell/day-out-of-reach", 5, "Date", "2026-05-01"],
    ]);
    expect([only?.rowsRead, only?.rowsRefused, only?.columns.length]).toEqual([4, 3, 1]);
    expect(said(table)).toEqual([
      ["cell/no-handle", 6, "Account", ""],
      ["row/other-width", 7, null, null],
    ]);
    expect(table.rowsWithoutProfile).toBe(2);
    expect(table.rowsRead).toBe(6);
  });

  it("counts a day that is repeated once, and refuses both when they differ", async () => {
    const table = await tableOf(
      `${HEAD}a.b,2026-03-01,10,1\na.b,2026-03-02,5,5\na.b,2026-03-01,10,1\na.b,2026-03-02,6,5\na.b,2026-03-03,1,1\n`,
    );
    const [only] = table.profiles;
    expect(only && rowsOf(only)).toEqual([
      ["2026-03-01", 10, 1, 2],
      ["2026-03-03", 1, 1, 6],
    ]);
    expect(only && said(only)).toEqual([
      ["row/repeated", 4, null, null],
      ["row/day-twice", 3, null, null],
      ["row/day-twice", 5, null, null],
    ]);
    expect([only?.rowsRead, only?.rowsRefused, only?.rowsRepeated]).toEqual([5, 2, 1]);
  });

  it("30. leaves out a row of totals", async () => {
    const table = await tableOf(`${HEAD}a.b,2026-03-01,10,1\nTotal,,10,1\n`);
    expect(said(table)).toEqual([["cell/day-notation", 3, "Date", ""]]);
    expect(table.profiles.map(({ handle }) => handle)).toEqual(["a.b"]);
    expect(table.rowsWithoutProfile).toBe(1);
  });

  it("tells of columns that were left out", async () => {
    const mapping = { ...MAPPING, columns: [profile, day, of("videoViews"), ignored] };
    const table = await tableOf(`${HEAD}a.b,2026-03-01,10,none\n`, { mapping });
    expect(table.problems.map(({ message }) => message).join()).toContain("“Likes”");
  });
});

describe("the text of a table", () => {
  const cell = ["2026-03-01", 10, 1] as const;

  it.each([
    ["comma", ","],
    ["semicolon", ";"],
    ["tab", "\t"],
    ["bar", "|"],
  ])("26. may be parted by %s", async (_, delimiter) => {
    const text = `${HEAD}a.b,2026-03-01,10,1\n`.replaceAll(",", delimiter);
    expect(shown(await tableOf(text))).toEqual({ "a.b": [[...cell, 2]] });
  });

  it.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("15. 16. 17. 18. may end its lines in %s", async (_, end) => {
    for (const tail of ["", end, end + end])
      for (const size of [1, 2, 64]) {
        const text = `${HEAD}\na.b,2026-03-01,10,1`.replaceAll("\n", end) + tail;
        expect(shown(await tableOf(text, { size }))).toEqual({ "a.b": [[...cell, 3]] });
      }
  });

  it("28. 29. may have sep= and a title above its header", async () => {
    expect(shown(await tableOf(`sep=,\n${HEAD}a.b,2026-03-01,10,1\n`))).toEqual({ "a.b": [[...cell, 3]] });
    const table = await tableOf(`Report of March\n\n${HEAD}a.b,2026-03-01,10,1\n`);
    expect(shown(table)).toEqual({ "a.b": [[...cell, 4]] });
    expect(said(table)).toEqual([["file/lines-above-header", 3, null, null]]);
  });

  it.each([
    ["UTF-8 with BOM", Buffer.from(`\ufeff${HEAD}a.b,2026-03-01,10,1`)],
    ["UTF-16LE", Buffer.from(`\ufeff${HEAD}a.b,2026-03-01,10,1`, "utf16le")],
    ["UTF-16BE", Buffer.from(`\ufeff${HEAD}a.b,2026-03-01,10,1`, "utf16le").swap16()],
    ["UTF-16LE without BOM", Buffer.from(`${HEAD}a.b,2026-03-01,10,1`, "utf16le")],
  ])("4. to 7. may be %s, in pieces of any size", async (encoding, bytes) => {
    for (const size of [1, 3, 1000]) {
      const outcome = await readBytes(bytes, { size });
      expect(outcome.ok && outcome.table.encoding).toBe(encoding);
      expect(outcome.ok && shown(outcome.table)).toEqual({ "a.b": [[...cell, 2]] });
    }
  });

  it("8. is read as Windows-1252 when it is no UTF-8, and says so", async () => {
    const mapping = {
      ...MAPPING,
      header: ["Account", "Tag", "Views", "Gefällt mir"],
      dates: "day-month-year",
    } as const;
    const bytes = Buffer.from(
      "Account;Tag;Views;Gef\xe4llt mir\na.b;1.3.2026;10;1\nb\xfccher;1.3.2026;1;1\n",
      "latin1",
    );
    const outcome = await readBytes(bytes, { mapping });
    if (!outcome.ok) throw new Error(outcome.problems[0]?.message);
    expect(outcome.table.encoding).toBe("Windows-1252");
    expect(outcome.table.profiles.map(({ handle }) => handle)).toEqual(["a.b"]);
    expect(outcome.table.problems.map(({ code }) => code)).toEqual(["file/read-as-older", "cell/no-handle"]);
    const given = await readBytes(bytes, { mapping, encoding: "windows-1252" });
    expect(given.ok && given.table.profiles.map(({ handle }) => handle)).toEqual(["a.b", "bücher"]);
  });

  it("10. is refused where a byte is no letter, with its line", async () => {
    const far = `${HEAD}${"a.b,2026-03-01,10,1\n".repeat(5_000)}`;
    const bytes = Buffer.concat([Buffer.from(far), Buffer.from([0xff, 0x0a])]);
    expect(await refusalOf(bytes, { size: 4096 })).toEqual(["file/not-utf8 5002"]);
  });

  it("14. is refused with zero bytes in it", async () => {
    expect(await refusalOf(`${HEAD}a.b,2026-03-01,1\0,1\n`)).toEqual(["file/nul-bytes 2"]);
  });

  it("1. 2. 3. is refused when it holds nothing", async () => {
    expect(await refusalOf("")).toEqual(["file/empty"]);
    expect(await refusalOf("\ufeff")).toEqual(["file/empty"]);
    expect(await refusalOf(HEAD)).toEqual(["file/no-rows"]);
  });

  it("19. is refused when a line does not end", async () => {
    expect(await refusalOf(`${HEAD}${"x".repeat(300_000)}`, { size: 65_536 })).toEqual([
      "file/row-too-long 2",
    ]);
  });

  it("20. names the line of a quote that never closes", async () => {
    const rows = "a.b,2026-03-01,10,1\n".repeat(3_000);
    expect(await refusalOf(`${HEAD}a.b,2026-03-01,10,1\na.b,"2026,10,1\n${rows}`)).toEqual([
      "file/open-quote 3",
    ]);
  });

  it("20. loses one line, not all in between, when a stray quote finds another one", async () => {
    const table = await tableOf(
      `${HEAD}"a.b,2026-03-01,10,1\na.b,2026-03-02,20,2\na.b,2026-03-03,30,3"\na.b,2026-03-04,40,4\n`,
    );
    const [only] = table.profiles;
    expect(only && rowsOf(only).map(([at]) => at)).toEqual(["2026-03-02", "2026-03-04"]);
    expect(only && said(only)).toEqual([["cell/number-notation", 4, "Likes", '3"']]);
    expect(said(table)).toEqual([["row/unpaired-quotes", 2, null, null]]);
    expect(table.rowsRead).toBe(4);
  });

  it("keeps line breaks and doubled quotes in a quoted cell", async () => {
    const mapping = {
      ...MAPPING,
      header: ["Note", "Account", "Date", "Views"],
      columns: [ignored, profile, day, of("videoViews")],
    };
    const table = await tableOf(
      `Note,Account,Date,Views\n"two\n\nlines, ""quoted""",a.b,2026-03-01,10\nplain,a.b,2026-03-02,"20"\n`,
      { mapping },
    );
    expect(rowsOf(table.profiles[0] as ProfileTable)).toEqual([
      ["2026-03-01", 10, 2],
      ["2026-03-02", 20, 5],
    ]);
  });

  it("43. may have empty columns at the end, and 24. no cell beyond its header", async () => {
    const table = await tableOf(
      `Account,Date,Views,Likes,,,\na.b,2026-03-01,10,1,,,\na.b,2026-03-02,1,1,,,9\n`,
    );
    expect(shown(table)).toEqual({ "a.b": [[...cell, 2]] });
    expect(said(table)).toEqual([["row/other-width", 3, null, null]]);
  });

  it("is refused when its last line was cut", async () => {
    expect(await refusalOf(`${HEAD}a.b,2026-03-01,10,1\na.b,2026-0`)).toEqual(["file/ends-early 3"]);
  });

  it("is refused when its columns are not the mapped ones", async () => {
    expect(await refusalOf("Account,Day,Views,Likes\na.b,2026-03-01,10,1\n")).toEqual([
      "file/mapping-differs",
    ]);
  });

  it("gives up when no row fits", async () => {
    const [first] = await refusalOf(`${HEAD}${"a.b,1 March,10,1\n".repeat(2_000)}`);
    expect(first).toBe("file/no-row-fits");
  });

  it("45. is refused past a million rows", async () => {
    async function* endless() {
      yield Buffer.from(HEAD);
      for (;;) yield Buffer.from("a.b,2026-03-01,10,1\n".repeat(20_000));
    }
    const source = { chunks: endless(), encoding: null, watch: null };
    const outcome = await readDailyTable(source, { mapping: MAPPING, latest: toDay("2026-04-01") });
    expect(outcome.ok || outcome.problems[0]?.code).toBe("file/too-many-rows");
  });
});

describe("reading a table", () => {
  it("tells how far it is and stops when it is told to", async () => {
    const bytes = Buffer.from(`${HEAD}${"a.b,2026-03-01,10,1\n".repeat(20_000)}`);
    const stop = new AbortController();
    let [bytesRead, rowsRead] = [0, 0];
    const watch = {
      signal: stop.signal,
      onStep: (step: { bytesRead?: number; rowsRead?: number }) => {
        bytesRead += step.bytesRead ?? 0;
        rowsRead += step.rowsRead ?? 0;
      },
    };
    const reading = { mapping: MAPPING, latest: toDay("2026-04-01") };
    await readDailyTable({ chunks: chunksOf(bytes), encoding: null, watch }, reading);
    expect([bytesRead, rowsRead]).toEqual([bytes.length, 20_000]);
    stop.abort(new Error("Enough."));
    await expect(readDailyTable({ chunks: chunksOf(bytes), encoding: null, watch }, reading)).rejects.toThrow(
      "Enough.",
    );
  });

  it("gives the same whatever the pieces, the order of the rows and the delimiter", async () => {
    const row = fc.record({
      handle: fc.constantFrom("a.b", "c_d", "ef"),
      day: fc.integer({ min: 1, max: 28 }),
      views: fc.option(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), { nil: null }),
      likes: fc.option(fc.integer({ min: -50, max: 50 }), { nil: null }),
    });
    const rows = fc.uniqueArray(row, {
      minLength: 1,
      maxLength: 40,
      selector: ({ handle, day }) => `${handle} ${day}`,
    });
    const shuffled = rows.chain((list) => fc.shuffledSubarray(list, { minLength: list.length }));
    await fc.assert(
      fc.asyncProperty(
        shuffled,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.integer({ min: 1, max: 200 }),
        fc.boolean(),
        async (list, delimiter, end, size, isQuoted) => {
          const quote = (cell: string) => (isQuoted ? `"${cell}"` : cell);
          const dayOf = (number: number) => `2026-03-${String(number).padStart(2, "0")}` as Day;
          const lines = list.map(({ handle, day: date, views, likes }) =>
            [handle, dayOf(date), String(views ?? ""), String(likes ?? "--")].map(quote).join(delimiter),
          );
          const head = MAPPING.header.map(quote).join(delimiter);
          const table = await tableOf([head, ...lines].join(end), { size });
          const handles = [...new Set(list.map(({ handle }) => handle))];
          const sorted = list.toSorted((a, b) => a.day - b.day);
          const expected = Object.fromEntries(
            handles.map((handle) => [handle, sorted.filter((each) => each.handle === handle)]),
          );
          expect(
            Object.fromEntries(
              table.profiles.map(({ handle, columns }) => [
                handle,
                Array.from({ length: columns.length }, (_, index) => ({
                  handle,
                  day: Number(columns.dayAt(index).slice(8)),
                  views: toBigInt(columns.valueAt(0, index)),
                  likes: columns.valueAt(1, index),
                })),
              ]),
            ),
          ).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function toBigInt(value: number | bigint | null): bigint | null {
  return value === null ? null : BigInt(value);
}
