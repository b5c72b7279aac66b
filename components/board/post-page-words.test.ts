import { expect, test } from "vitest";
import { toDay } from "@/lib/domain/day";
import type { AgeComparison } from "@/lib/domain/post-age";
import { sayMedian, sayVerdict, sayViewsAt } from "./post-page-words";

const at = (age: number, views: number) => ({ age, readOn: toDay("2026-03-17"), views });
const verdict = (name: AgeComparison["verdict"], times: AgeComparison["times"]) =>
  sayVerdict({
    age: 7,
    own: { kind: "unknown" },
    median: { bounds: null, posts: 0, exact: 0 },
    verdict: name,
    times,
  });

test("views without an export on the day are told between the days that are known", () => {
  expect(sayViewsAt({ kind: "known", at: at(7, 14_200) })).toEqual({
    figure: "14,200",
    why: "read on that day, 17 Mar",
  });
  expect(sayViewsAt({ kind: "between", before: at(2, 1_000), after: at(5, 40_000) })).toEqual({
    figure: "1,000 – 40.0K",
    why: "between day 2 and day 5",
  });
  expect(sayViewsAt({ kind: "before-first", first: at(4, 1) })).toEqual({
    figure: null,
    why: "first export on day 4",
  });
});

test("a median says on how many posts it rests, and too few say how many are missing", () => {
  expect(sayMedian({ bounds: { low: 200, high: 260 }, posts: 6, exact: 2 }, 5)).toEqual({
    figure: "200 – 260",
    why: "6 posts, 2 read on that day, the others around it",
  });
  expect(sayMedian({ bounds: null, posts: 3, exact: 1 }, 5).why).toBe(
    "3 of the 5 posts needed are known at this age",
  );
});

test("a bound is never rounded to a greater claim", () => {
  expect(verdict("above", { low: 3.49, high: 4 })).toBe("at least 3.4× the median");
  expect(verdict("above", { low: 4.46, high: 4.46 })).toBe("4.5× the median");
  expect(verdict("above", { low: 1.239, high: 2 })).toBe("at least 23% above");
  expect(verdict("below", { low: 0.2, high: 0.555 })).toBe("at least 44% below");
  expect(verdict("open", null)).toBe("cannot be told: the ranges overlap");
  expect(verdict("above", null)).toBe("above");
  expect(verdict(null, null)).toBeNull();
});
