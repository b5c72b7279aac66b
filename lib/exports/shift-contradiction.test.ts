import { describe, expect, it } from "vitest";
import { addDays, toDay } from "../domain/day";
import type { LabelValues } from "./label-overlap";
import { findContradictions, neededForContradictions } from "./shift-contradiction";
import type { ShiftSubject } from "./shift-subject";

const FIRST = toDay("2026-06-01");
const STORED = [310n, 520n, 170n, 940n, 280n, 660n, 410n];

function series(values: readonly bigint[]): LabelValues {
  return new Map(values.map((videoViews, index) => [addDays(FIRST, index), { videoViews }]));
}

function subject(key: string, days: number): ShiftSubject {
  return {
    key,
    format: "studio/overview",
    labels: { from: FIRST, to: addDays(FIRST, days - 1) },
    exportedOn: { day: addDays(FIRST, 30), source: "upload-day" },
    ownMode: null,
    override: null,
  };
}

function compare(values: readonly bigint[]) {
  const byKey = new Map([
    ["new", series(values)],
    ["stored", series(STORED)],
  ]);
  const subjects = [subject("stored", STORED.length), subject("new", values.length)];
  const find = (key: string) => byKey.get(key) ?? new Map();
  return findContradictions(subjects, find, new Set(["new"]));
}

describe("findContradictions", () => {
  it("names two files that agree at no offset", () => {
    const others = STORED.map((value) => value + 1n);
    expect(compare(others)).toMatchObject([{ key: "new", other: "stored", agree: 0 }]);
  });

  it("accepts the same days, days moved by one and half of them restated", () => {
    expect(compare(STORED)).toEqual([]);
    expect(compare(STORED.slice(1))).toEqual([]);
    expect(compare(STORED.map((value, index) => (index < 3 ? value + 1n : value)))).toEqual([]);
  });

  it("says nothing of fewer than five days", () => {
    expect(compare(STORED.slice(0, 4).map((value) => value + 1n))).toEqual([]);
  });

  it("counts a zero against a number", () => {
    expect(compare(STORED.map(() => 0n))).toMatchObject([{ agree: 0 }]);
  });

  it("asks for the overlapping files only", () => {
    const far = { ...subject("far", 7), labels: { from: addDays(FIRST, 90), to: addDays(FIRST, 97) } };
    const all = [subject("new", 7), subject("stored", 7), far];
    expect(neededForContradictions(all, new Set(["new"]))).toEqual(["new", "stored"]);
  });
});
