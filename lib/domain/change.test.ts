import { describe, expect, it } from "vitest";
import { evaluateChange } from "./change";

const all = { unit: "count", matchedDays: 28, days: 28 } as const;

describe("change", () => {
  it("is a percentage with the absolute beside it", () => {
    expect(evaluateChange({ ...all, now: 123, before: 100 })).toEqual({
      kind: "percent",
      value: 0.23,
      absolute: 23,
      matchedDays: 28,
      reason: null,
    });
  });

  it("from 0 is new and has no percentage", () => {
    expect(evaluateChange({ ...all, now: 5, before: 0 })).toMatchObject({
      kind: "new",
      value: null,
      absolute: 5,
    });
  });

  it("from 0 to 0 is no change", () => {
    expect(evaluateChange({ ...all, now: 0, before: 0 })).toMatchObject({ kind: "unchanged", absolute: 0 });
  });

  it.each([
    [-3, -10, 7],
    [4, -10, 14],
    [-4, 0, -4],
  ])("from a base that is not positive tells the difference only: %s from %s", (now, before, difference) => {
    expect(evaluateChange({ ...all, now, before })).toMatchObject({ kind: "difference", value: difference });
  });

  it("of a ratio is told in points", () => {
    const change = evaluateChange({ ...all, unit: "ratio", now: 0.093, before: 0.081 });
    expect(change.kind).toBe("points");
    expect(change.value).toBeCloseTo(0.012, 12);
  });

  it.each([
    [8, 60, "none"],
    [29, 60, "none"],
    [30, 60, "percent"],
    [3, 7, "none"],
    [4, 7, "percent"],
    [0, 7, "none"],
  ])("on %s of %s matched days is %s", (matchedDays, days, kind) => {
    const change = evaluateChange({ unit: "count", now: 12, before: 10, matchedDays, days });
    expect(change.kind).toBe(kind);
    expect(change.matchedDays).toBe(matchedDays);
    if (kind === "none")
      expect(change).toMatchObject({ reason: "too-few-days", value: null, absolute: null });
  });

  it("says when a value is unknown and when people cannot be added up", () => {
    expect(evaluateChange({ ...all, now: null, before: 3 })).toMatchObject({
      kind: "none",
      reason: "unknown",
    });
    expect(evaluateChange({ ...all, unit: "people", now: 4, before: 3 })).toMatchObject({
      kind: "none",
      reason: "not-summable",
    });
  });
});
