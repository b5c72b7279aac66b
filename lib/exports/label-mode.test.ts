import { describe, expect, it } from "vitest";
import { addDays, toDay } from "../domain/day";
import type { ExportDaySource } from "../domain/evidence";
import type { FormatId } from "../domain/export-format";
import type { Measure } from "../domain/measure";
import { detectLabelMode, isProof, shiftOf } from "./label-mode";

const FIRST = toDay("2026-06-01");

type Given = {
  readonly format: FormatId;
  readonly measure: Measure;
  readonly values: readonly (bigint | null)[];
  readonly age: number;
  readonly source?: ExportDaySource;
  readonly differences?: readonly bigint[];
};

function detect({ format, measure, values, age, source = "content-time", differences }: Given) {
  const to = addDays(FIRST, values.length - 1);
  const rows = values.map((value, index) => ({
    line: index + 2,
    labelDay: addDays(FIRST, index),
    values: { [measure]: value },
  }));
  return detectLabelMode({
    format,
    labels: { from: FIRST, to },
    rows: { kind: "daily", measures: [measure], rows },
    exportedOn: { day: addDays(to, age), source },
    differences: differences ?? null,
  });
}

describe("detectLabelMode", () => {
  const followers = {
    format: "studio/follower-history",
    measure: "followers",
    values: [10n, 12n, 15n, 15n, 20n, 21n],
    age: 5,
  } as const;

  it("reads the difference column of FollowerHistory both ways", () => {
    const reason = "difference-pattern";
    const since = [2n, 2n, 3n, 0n, 5n, 1n];
    expect(detect({ ...followers, differences: since })).toEqual({ mode: "A", reason });
    const until = [2n, 3n, 0n, 5n, 1n, 0n];
    expect(detect({ ...followers, differences: until })).toEqual({ mode: "B", reason });
  });

  it("sees no pattern in steady growth or in a column that fits neither", () => {
    const steady = { ...followers, values: [1n, 2n, 3n, 4n, 5n, 6n] };
    expect(detect({ ...steady, differences: [1n, 1n, 1n, 1n, 1n, 0n] })).toBeNull();
    expect(detect({ ...followers, differences: [9n, 9n, 9n, 9n, 9n, 9n] })).toBeNull();
  });

  const overview = {
    format: "studio/overview",
    measure: "videoViews",
    values: [1n, 2n, 3n],
  } as const;

  it("takes a last label of E−1 as proof and of E−2 as a hint", () => {
    const a = detect({ ...overview, age: 1 });
    const b = detect({ ...overview, age: 2 });
    expect(a).toEqual({ mode: "A", reason: "last-label" });
    expect(b).toEqual({ mode: "B", reason: "last-label" });
    expect([a, b].map((found) => found !== null && isProof(found))).toEqual([true, false]);
  });

  it("proves nothing from a guessed day of export or from an older last label", () => {
    expect(detect({ ...overview, age: 1, source: "file-time" })).toBeNull();
    expect(detect({ ...overview, age: 3 })).toBeNull();
  });

  const viewers = { format: "studio/viewers", measure: "viewers", age: 1 } as const;

  it("reads the last row of Viewers", () => {
    const reason = "viewers-last-row";
    expect(detect({ ...viewers, values: [5n, 6n] })).toEqual({ mode: "A", reason });
    expect(detect({ ...viewers, values: [5n, null] })).toEqual({ mode: "B", reason });
    expect(detect({ ...viewers, values: [null, null] })).toBeNull();
    expect(detect({ ...viewers, values: [5n, null], age: 2 })).toBeNull();
  });

  it.each([
    [0, null, { mode: "A", reason: "activity-last-day" }],
    [1, null, { mode: "B", reason: "activity-last-day" }],
    [2, null, null],
    [1, 7n, null],
  ])("reads FollowerActivity %i days before E with a last hour of %s", (age, value, expected) => {
    const found = detectLabelMode({
      format: "studio/follower-activity",
      labels: { from: FIRST, to: FIRST },
      rows: { kind: "hours", rows: [{ line: 2, labelDay: FIRST, hour: 23, value }] },
      exportedOn: { day: addDays(FIRST, age), source: "content-time" },
      differences: null,
    });
    expect(found).toEqual(expected);
  });
});

describe("shiftOf", () => {
  it.each([
    ["studio/overview", 0, 1],
    ["studio/follower-history", 0, 1],
    ["studio/viewers", -1, 0],
    ["studio/follower-activity", 0, 1],
    ["studio/content", 0, 0],
  ] as const)("puts %s on UTC days", (format, a, b) => {
    expect([shiftOf(format, "A"), shiftOf(format, "B")]).toEqual([a, b]);
  });
});
