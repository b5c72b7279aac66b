import { expect, test } from "vitest";
import { toDay } from "./day";
import { formatTotalsRead } from "./totals-read";

const NEWEST = toDay("2026-03-17");
const read = (...days: readonly string[]) => days.map((day) => ({ readOn: toDay(day) }));

test("totals of one export are as of its day", () => {
  expect(formatTotalsRead(read("2026-03-17", "2026-03-17"), NEWEST)).toBe("Lifetime totals as of 17 Mar.");
  expect(formatTotalsRead([], NEWEST)).toBe("Lifetime totals as of 17 Mar.");
});

test("a post that the newest export does not hold has the totals of an earlier one", () => {
  expect(formatTotalsRead(read("2026-03-17", "2026-03-10"), NEWEST)).toBe(
    "Lifetime totals as of the newest content export, 17 Mar; of 1 post that it does not hold, as of the last one that did.",
  );
  expect(formatTotalsRead(read("2026-02-17", "2026-03-10"), NEWEST)).toContain(
    "of 2 posts that it does not hold",
  );
});
