import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { DailyColumns } from "@/lib/domain/daily-columns";
import { toDay } from "@/lib/domain/day";
import { EXPORT_FORMATS } from "@/lib/domain/export-format";
import { parseHandle } from "@/lib/domain/handle";
import type { Mapping } from "@/lib/domain/mapping";
import { readBatch } from "../read-batch";

const root = path.join(import.meta.dirname, "__fixtures__");
const options = {
  today: toDay("2026-11-22"),
  profile: parseHandle("northwind.bakes"),
};

/** Days of export that a person gives for files that do not tell; every other file is exported on 12 May. */
const GIVEN: Readonly<Record<string, string>> = {
  "overview/over-new-year-in-spanish.csv": "2026-01-05",
  "follower-history/undefined-run.csv": "2026-05-10",
  "business-overview/over-new-year(2025_12_30-2026_01_02).csv": "2026-01-04",
};

/** The bytes themselves, what only texts that are not UTF-8 are asked, and what only tables of other people say. */
const LEFT_OUT: readonly string[] = [
  ...["bytes", "sha256", "encodingSource", "encodingChoice"],
  ...["large", "table", "rowsRepeated"],
];

/** Beside a table that nobody knows stands what its columns mean. */
function mappingOf(folder: string, file: string): Mapping | undefined {
  const name = path.join(root, folder, file.replace(/\.csv$/, ".mapping.json"));
  return existsSync(name) ? JSON.parse(readFileSync(name, "utf8")) : undefined;
}

function isColumns(value: unknown): value is DailyColumns {
  return typeof value === "object" && value !== null && "valueAt" in value;
}

function rowsOf({ length, measures, dayAt, lineAt, valueAt }: DailyColumns): readonly unknown[] {
  return Array.from({ length }, (_, row) => ({
    line: lineAt(row),
    day: dayAt(row),
    ...Object.fromEntries(measures.map((measure, place) => [measure, valueAt(place, row)])),
  }));
}

async function readFixture(folder: string, file: string): Promise<unknown> {
  const bytes = new Uint8Array(readFileSync(path.join(root, folder, file)));
  const exportedOn = toDay(GIVEN[`${folder}/${file}`] ?? "2026-05-12");
  const mapping = mappingOf(folder, file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mappings = mapping === undefined ? {} : { [sha256]: mapping };
  const batch = [{ name: file, bytes, modifiedOn: null }];
  const [read] = await readBatch(batch, { ...options, exportedOn, mappings });
  const shown = (key: string, value: unknown) => {
    if (LEFT_OUT.includes(key)) return undefined;
    if (isColumns(value)) return rowsOf(value);
    return typeof value === "bigint" ? `${value}n` : value;
  };
  return JSON.parse(JSON.stringify(read, shown));
}

/** Writes what is missing, so that a new fixture is one CSV and one look at what came of it. */
function readExpected(file: string, actual: unknown): unknown {
  const expected = file.replace(/\.csv$/, ".expected.json");
  if (!existsSync(expected) && process.env["WRITE_EXPECTED"] === "1")
    writeFileSync(expected, `${JSON.stringify(actual, null, 2)}\n`);
  return JSON.parse(readFileSync(expected, "utf8"));
}

describe("every fixture reads as its expectation says", () => {
  for (const id of Object.keys(EXPORT_FORMATS)) {
    const folder = id.replace(/^studio\//, "").replace("/", "-");
    const files = existsSync(path.join(root, folder))
      ? readdirSync(path.join(root, folder)).filter((file) => file.endsWith(".csv"))
      : [];

    it(`${id} has fixtures`, () => expect(files.length).toBeGreaterThan(0));
    it.each(files)(`${folder}/%s`, async (file) => {
      const actual = await readFixture(folder, file);
      expect(actual).toEqual(readExpected(path.join(root, folder, file), actual));
    });
  }
});
