import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, toDay } from "@/lib/domain/day";
import { TRAFFIC_COLUMNS, TRAFFIC_SOURCES } from "@/lib/domain/traffic-source";
import { POST_DETAILS_HEADER, TOP_ITEMS_HEADER } from "./entry-templates";
import { readBatch } from "./read-batch";
import type { ReadFile } from "./read-export";

const TODAY = toDay("2026-05-27");
const FIRST = toDay("2026-04-20");

/** How a spreadsheet may write the same table: what parts cells, decimals and days. */
const notation = fc.constantFrom(
  { separator: ",", point: ".", percent: "", day: (day: Day) => day as string },
  { separator: ";", point: ",", percent: "%", day: (day: Day) => day.split("-").reverse().join(".") },
  { separator: "\t", point: ".", percent: " %", day: (day: Day) => day.replaceAll("-", "/") },
);
type Notation = typeof notation extends fc.Arbitrary<infer Value> ? Value : never;

const share = fc.option(fc.integer({ min: 0, max: 1_400 }), { nil: null });
const row = fc.record({
  dayOfPost: fc.integer({ min: 0, max: 29 }),
  age: fc.integer({ min: 0, max: 6 }),
  /** Tenths of a second. */
  watch: fc.option(fc.integer({ min: 0, max: 36_000 }), { nil: null }),
  watchedFull: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null }),
  sources: fc.tuple(share, share, share, share, share, share),
  locations: fc.uniqueArray(
    fc.record({
      label: fc.constantFrom("DE", "US", "GR", "Republic of Korea"),
      percent: fc.integer({ min: 0, max: 2_500 }),
    }),
    { selector: ({ label }) => label, maxLength: 4 },
  ),
});
type Row = typeof row extends fc.Arbitrary<infer Value> ? Value : never;

function postId(index: number): string {
  const noon = BigInt(Date.parse(`${addDays(FIRST, index)}T12:00:00Z`) / 1000);
  return String((noon << 32n) + 514_900_123n);
}

/** As a spreadsheet saves what a person typed. */
function toCell(value: string | number | null): string {
  return typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value ?? "");
}

/** Hundredths of a percent, as a table says them. */
function percentText(hundredths: number | null, { point, percent }: Notation): string {
  return hundredths === null ? "" : `${String(hundredths / 100).replace(".", point)}${percent}`;
}

function toLine(one: Row, how: Notation): string {
  const cells = new Map<string, string>([
    ["post", `https://www.tiktok.com/@northwind.bakes/video/${postId(one.dayOfPost)}`],
    ["title", 'A "quoted", parted; caption'],
    ["captured_on", how.day(addDays(FIRST, one.dayOfPost + one.age))],
    ["average_watch_seconds", one.watch === null ? "" : String(one.watch / 10).replace(".", how.point)],
    ["watched_full_percent", percentText(one.watchedFull, how)],
    ...TRAFFIC_COLUMNS.map((column, at) => [column, percentText(one.sources[at] ?? null, how)] as const),
    [
      "viewer_locations",
      one.locations.map(({ label, percent }) => `${label} ${percentText(percent, how)}`).join("; "),
    ],
  ]);
  const written = POST_DETAILS_HEADER.map((column) => cells.get(column) ?? "");
  return written.map((text) => (text === "" ? "" : toCell(text))).join(how.separator);
}

function expected(one: Row) {
  const sources = TRAFFIC_COLUMNS.flatMap((column, at) => {
    const hundredths = one.sources[at] ?? null;
    return hundredths === null ? [] : [{ label: TRAFFIC_SOURCES[column], millionths: hundredths * 100 }];
  });
  return {
    postId: postId(one.dayOfPost),
    capturedOn: addDays(FIRST, one.dayOfPost + one.age),
    averageWatchMillis: one.watch === null ? null : one.watch * 100,
    watchedFull: one.watchedFull === null ? null : one.watchedFull * 100,
    trafficSources: sources,
    viewerLocations: one.locations.map(({ label, percent }) => ({ label, millionths: percent * 100 })),
  };
}

function isFilled(one: Row): boolean {
  const { averageWatchMillis, watchedFull, trafficSources, viewerLocations } = expected(one);
  return (
    averageWatchMillis !== null || watchedFull !== null || trafficSources.length + viewerLocations.length > 0
  );
}

async function read(name: string, text: string) {
  const files = [{ name, bytes: Buffer.from(text), modifiedOn: null }];
  const [file] = await readBatch(files, { today: TODAY, exportedOn: null, profile: null });
  return file;
}

/** Lines without a problem whose figures are none of those that were meant. */
function findWrong(file: ReadFile | undefined, meant: readonly object[]): readonly number[] {
  if (file?.kind !== "read" || file.rows.kind !== "details") return [];
  const told = new Set(meant.map((one) => JSON.stringify(one)));
  const named = new Set(file.problems.map(({ line }) => line));
  return file.rows.rows.flatMap(({ line, written: _, ...figures }) =>
    named.has(line) || told.has(JSON.stringify(figures)) ? [] : [line],
  );
}

describe("a table that people fill in", () => {
  it("of post details says every figure exactly, in whatever notation a spreadsheet saved it", async () => {
    const rows = fc.uniqueArray(row, {
      selector: ({ dayOfPost, age }) => `${dayOfPost} ${age}`,
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(rows, notation, fc.constantFrom("\n", "\r\n"), async (all, how, end) => {
        const lines = [POST_DETAILS_HEADER.join(how.separator), ...all.map((one) => toLine(one, how))];
        const file = await read("filled.csv", `${lines.join(end)}${end}`);
        const filled = all.filter(isFilled);
        if (filled.length === 0) {
          expect(file).toMatchObject({ kind: "refused", problems: [{ code: "file/nothing-filled-in" }] });
          return;
        }
        expect(file).toMatchObject({ kind: "read", problems: [], rowsRead: all.length, rowsRefused: 0 });
        if (file?.kind !== "read" || file.rows.kind !== "details") throw new Error("It was not read.");
        expect(file.rows.rows.map(({ line: _, written: __, ...said }) => said)).toEqual(filled.map(expected));
        expect(file.rows.unfilled).toBe(all.length - filled.length);
      }),
      { numRuns: 200 },
    );
  });

  it("is never read short: a table cut anywhere says so or holds only whole rows", async () => {
    const how = { separator: ",", point: ".", percent: "", day: (day: Day) => day as string } as const;
    const one: Row = {
      ...{ dayOfPost: 3, age: 2, watch: 74, watchedFull: 1_200 },
      sources: [8_100, null, 500, null, null, null],
      locations: [{ label: "DE", percent: 4_000 }],
    };
    const text = `${[POST_DETAILS_HEADER.join(","), toLine(one, how), toLine({ ...one, age: 3 }, how)].join("\n")}\n`;
    const whole = [one, { ...one, age: 3 }].map(expected);
    for (let length = POST_DETAILS_HEADER.join(",").length; length < text.length; length += 1) {
      const file = await read("cut.csv", text.slice(0, length));
      if (file?.kind !== "read" || file.rows.kind !== "details") continue;
      const said = file.rows.rows.map(({ line: _, written: __, ...figures }) => figures);
      const isLastCellCut = text.length - length < 12;
      if (!isLastCellCut) expect(whole.slice(0, said.length)).toEqual(said);
    }
  });

  it("is never read wrong: a line break anywhere in it costs rows and no figure", async () => {
    const how = { separator: ",", point: ".", percent: "", day: (day: Day) => day as string } as const;
    const rows: readonly Row[] = [2, 3, 4].map((age) => ({
      ...{ dayOfPost: 3, age, watch: 74, watchedFull: 1_250 },
      sources: [8_125, null, 525, null, 1_075, null],
      locations: [{ label: "DE", percent: 4_025 }],
    }));
    const header = POST_DETAILS_HEADER.join(",");
    const lines = rows.map((one) => `northwind.bakes${toLine(one, how)}`);
    const text = `${[header, ...lines].join("\n")}\n`;
    const whole = rows.map(expected);
    const wrong: string[] = [];
    for (let at = header.length + 1; at < text.length; at += 1) {
      const file = await read("torn.csv", `${text.slice(0, at)}\n${text.slice(at)}`);
      if (findWrong(file, whole).length > 0)
        wrong.push(`${text.slice(at - 12, at)}|${text.slice(at, at + 6)}`);
    }
    expect(wrong).toEqual([]);
  });

  it("of top items keeps labels, links and ranks", async () => {
    const label = fc.stringMatching(/^[A-Za-z][A-Za-z "',;’#]{0,30}[A-Za-z]$/);
    const link = fc.option(fc.webUrl({ validSchemes: ["https"] }), { nil: null });
    const lists = fc.array(fc.record({ label, link }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(lists, fc.constantFrom("video", "sound"), async (items, kind) => {
        const lines = items.map((item, index) =>
          ["northwind.bakes", kind, "2026-05-11", index + 1, item.link, item.label].map(toCell).join(","),
        );
        const file = await read("tops.csv", `${[TOP_ITEMS_HEADER.join(","), ...lines].join("\n")}\n`);
        expect(file).toMatchObject({ kind: "read", problems: [] });
        if (file?.kind !== "read") return;
        expect(file.rows.rows).toEqual(
          items.map((item, index) => ({
            ...{ line: index + 2, list: kind, readOn: "2026-05-11", rank: index + 1 },
            ...{ label: item.label.trim(), url: item.link },
          })),
        );
      }),
      { numRuns: 100 },
    );
  });
});
