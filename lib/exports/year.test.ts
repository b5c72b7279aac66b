import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, daysIn, toDay } from "../domain/day";
import type { MonthDay } from "./date-label";
import { findYearOfExport, findYearOfPost, findYears } from "./year";

function labelsOf(from: string, to: string): readonly MonthDay[] {
  return daysIn({ from: toDay(from), to: toDay(to) }).map(labelOf);
}

function labelOf(day: Day): MonthDay {
  return { month: Number(day.slice(5, 7)), day: Number(day.slice(8)) };
}

function secondsOf(time: string): number {
  return Date.parse(time) / 1000;
}

describe("findYears", () => {
  it("lowers the year where the month goes up", () => {
    const found = findYears(labelsOf("2025-12-30", "2026-01-02"), {
      archiveRange: null,
      exportedOn: toDay("2026-01-03"),
    });
    expect(found).toEqual({
      kind: "found",
      days: ["2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"],
      evidence: "export-day",
    });
  });

  it("finds any run of days that ends within a year before E", () => {
    const day = fc.integer({ min: 0, max: 9000 }).map((n) => addDays(toDay("2008-01-01"), n));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 365 }),
        fc.integer({ min: 0, max: 364 }),
        (exportedOn, count, age) => {
          const to = addDays(exportedOn, -age);
          const days = daysIn({ from: addDays(to, 1 - count), to });
          const found = findYears(days.map(labelOf), { archiveRange: null, exportedOn });
          expect(found).toEqual({ kind: "found", days, evidence: "export-day" });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("lets 29 February prove an older year", () => {
    const found = findYears(labelsOf("2024-02-27", "2024-03-01"), {
      archiveRange: null,
      exportedOn: toDay("2026-05-01"),
    });
    expect(found).toMatchObject({ days: expect.arrayContaining(["2024-02-29"]) });
  });

  it("lets a missing 29 February rule out a leap year", () => {
    const found = findYears(labelsOf("2023-02-27", "2023-03-01"), {
      archiveRange: null,
      exportedOn: toDay("2024-05-01"),
    });
    expect(found).toMatchObject({ days: ["2023-02-27", "2023-02-28", "2023-03-01"] });
  });

  it("follows the ZIP name before E, a day to either side", () => {
    const archiveRange = { from: toDay("2025-06-02"), to: toDay("2025-06-05") };
    const evidence = { archiveRange, exportedOn: toDay("2026-11-22") };
    for (const from of ["2025-06-01", "2025-06-02", "2025-06-03"]) {
      const days = daysIn({ from: toDay(from), to: addDays(toDay(from), 3) });
      expect(findYears(days.map(labelOf), evidence)).toMatchObject({ kind: "found", days });
    }
    expect(findYears(labelsOf("2025-06-04", "2025-06-07"), evidence)).toEqual({
      kind: "archive-contradicts",
      index: 3,
    });
    expect(findYears(labelsOf("2025-05-20", "2025-06-05"), evidence)).toEqual({
      kind: "archive-contradicts",
      index: 0,
    });
  });

  it.each([
    ["missing", [1, 3]],
    ["doubled", [1, 1]],
    ["reversed", [2, 1]],
  ])("refuses a %s day", (_, numbers) => {
    const labels = numbers.map((day) => ({ month: 6, day }));
    expect(findYears(labels, { archiveRange: null, exportedOn: toDay("2026-11-22") })).toEqual({
      kind: "not-consecutive",
      index: 1,
    });
  });

  it("refuses the leap day and its absence in one file", () => {
    const labels = [...labelsOf("2024-02-28", "2025-02-28"), { month: 3, day: 1 }];
    expect(findYears(labels, { archiveRange: null, exportedOn: toDay("2026-11-22") })).toMatchObject({
      kind: "found",
    });
    const twice = [...labelsOf("2024-02-28", "2025-02-27"), ...labelsOf("2024-02-28", "2024-02-29")];
    expect(findYears(twice, { archiveRange: null, exportedOn: toDay("2026-11-22") })).toEqual({
      kind: "no-such-day",
      index: 1,
    });
  });

  it("does not guess without any evidence", () => {
    const labels = labelsOf("2026-06-01", "2026-06-07");
    expect(findYears(labels, { archiveRange: null, exportedOn: null }).kind).toBe("unproved");
  });
});

describe("findYearOfPost", () => {
  it.each([
    ["2025-12-31T23:30:00Z", 1, 1, "2026-01-01"],
    ["2026-01-01T00:30:00Z", 12, 31, "2025-12-31"],
    ["2026-03-10T12:00:00Z", 4, 10, "2026-04-10"],
    ["2026-03-10T12:00:00Z", 4, 11, null],
    ["2026-03-10T12:00:00Z", 3, 8, null],
  ])("uploaded at %s, labelled %i-%i: %s", (uploaded, month, day, expected) => {
    expect(findYearOfPost({ month, day }, secondsOf(uploaded))).toBe(expected);
  });
});

describe("findYearOfExport", () => {
  const label = { month: 3, day: 17 };
  const notAfter = toDay("2026-11-22");

  it("takes the year from the newest post", () => {
    const newestUploadSeconds = secondsOf("2026-03-15T08:00:00Z");
    expect(findYearOfExport(label, { newestUploadSeconds, notAfter, hint: null })).toEqual({
      kind: "found",
      day: "2026-03-17",
    });
  });

  it("asks when several years fit, unless a hint fits one", () => {
    const newestUploadSeconds = secondsOf("2024-06-15T08:00:00Z");
    expect(findYearOfExport(label, { newestUploadSeconds, notAfter, hint: null })).toEqual({
      kind: "unproved",
      candidates: ["2025-03-17", "2026-03-17"],
    });
    const hint = toDay("2025-03-18");
    expect(findYearOfExport(label, { newestUploadSeconds, notAfter, hint })).toEqual({
      kind: "found",
      day: "2025-03-17",
    });
  });

  it("has no candidate when the label fits no year", () => {
    const newestUploadSeconds = secondsOf("2026-06-15T08:00:00Z");
    expect(findYearOfExport(label, { newestUploadSeconds, notAfter, hint: null })).toEqual({
      kind: "unproved",
      candidates: [],
    });
  });
});
