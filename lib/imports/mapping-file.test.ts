import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DATE_NOTATIONS, type Mapping, NUMBER_NOTATIONS } from "@/lib/domain/mapping";
import { parseMappingFile, toMappingFile } from "./mapping-file";

const DAILY: Mapping = {
  target: "daily",
  header: ["Datum", "Aufrufe “gesamt”", "Notiz"],
  columns: [{ kind: "day" }, { kind: "measure", measure: "videoViews" }, { kind: "ignored" }],
  dates: "day-month-year",
  numbers: "point",
};

const TEXT = `{
  "kind": "tallyboard/column-mapping",
  "version": 1,
  "rows": "daily",
  "dates": "day-month-year",
  "numbers": "point",
  "columns": [
    {"heading":"Datum","is":{"kind":"day"}},
    {"heading":"Aufrufe “gesamt”","is":{"kind":"measure","measure":"videoViews"}},
    {"heading":"Notiz","is":{"kind":"ignored"}}
  ]
}
`;

function problemOf(text: string): string {
  const parsed = parseMappingFile(text);
  return parsed.ok ? "" : parsed.problem;
}

describe("a file of columns", () => {
  it("is made to be read and edited by people", () => {
    expect(toMappingFile(DAILY)).toBe(TEXT);
  });

  it("is read back exactly, whatever the headings", () => {
    const heading = fc.string({ maxLength: 20, unit: "binary" });
    fc.assert(
      fc.property(
        fc.array(heading, { minLength: 2, maxLength: 8 }),
        fc.constantFrom(...DATE_NOTATIONS),
        fc.constantFrom(...NUMBER_NOTATIONS),
        (header, dates, numbers) => {
          const columns = header.map((_, index) => DAILY.columns[index] ?? ({ kind: "ignored" } as const));
          const mapping: Mapping = { target: "daily", header, columns, dates, numbers };
          expect(parseMappingFile(toMappingFile(mapping))).toEqual({ ok: true, mapping });
        },
      ),
    );
  });

  it("is refused when it says anything else", () => {
    expect(problemOf("")).toMatch(/it is not JSON/);
    expect(problemOf("null")).toMatch(/“kind” is not “tallyboard\/column-mapping”/);
    expect(problemOf('{"kind":"other"}')).toMatch(/“kind” is not/);
    expect(problemOf(TEXT.replace('"version": 1', '"version": 2'))).toMatch(/another Tallyboard wrote it/);
    expect(problemOf(TEXT.replace('"rows"', '"more": 1, "rows"'))).toMatch(/more or less than it should/);
    expect(problemOf(TEXT.replace("videoViews", "cost"))).toMatch(/“columns 2 is/);
    expect(problemOf(TEXT.replace("day-month-year", "dd.mm.yyyy"))).toMatch(/at “dates”/);
    expect(problemOf(TEXT.replace('"kind":"day"', '"kind":"ignored"'))).toBe(
      "The file of columns cannot be used. Choose the column that holds the day.",
    );
    expect(problemOf(`${TEXT}${" ".repeat(600_000)}`)).toMatch(/larger than/);
  });

  it("is read with the mark that some editors put before it", () => {
    expect(parseMappingFile(`\ufeff${TEXT}`)).toEqual({ ok: true, mapping: DAILY });
  });
});
