import { expect, it } from "vitest";
import { newId } from "./new-id";

it("gives 10,000 different ids of 19 characters in one millisecond", () => {
  const now = new Date("2026-03-01T00:00:00Z");
  const ids = Array.from({ length: 10_000 }, () => newId(now));
  expect(new Set(ids).size).toBe(10_000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-z]{19}$/);
});

it("gives ids that sort by age", () => {
  const days = ["1999-12-31", "2026-03-01", "2026-03-02", "2100-01-01"].map((day) => newId(new Date(day)));
  expect(days.toSorted()).toEqual(days);
});
