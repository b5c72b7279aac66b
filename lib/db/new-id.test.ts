import { expect, it } from "vitest";
import { newId, newIdAfter } from "./new-id";

it("gives 10,000 different ids of 19 characters in one millisecond", () => {
  const now = new Date("2026-03-01T00:00:00Z");
  const ids = Array.from({ length: 10_000 }, () => newId(now));
  expect(new Set(ids).size).toBe(10_000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-z]{19}$/);
});

it("H167: gives ids that sort by sequence, though the clock jumps back an hour in between", () => {
  const ids: string[] = [];
  for (const minute of [0, 1, 2, -58, -57, 3])
    ids.push(newIdAfter(ids.at(-1) ?? null, new Date(Date.UTC(2026, 2, 1, 12, minute))));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(6);
});

it("gives ids that sort by age", () => {
  const days = ["1999-12-31", "2026-03-01", "2026-03-02", "2100-01-01"].map((day) => newId(new Date(day)));
  expect(days.toSorted()).toEqual(days);
});
