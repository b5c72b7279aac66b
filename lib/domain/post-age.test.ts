import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, toDay } from "./day";
import { median } from "./median";
import { type AgedViews, compareAtAge, evaluateMedianAt, evaluateViewsAt, type ViewsAtAge } from "./post-age";

const PUBLISHED = toDay("2026-03-01");
const at = (age: number, views: number): AgedViews => ({ age, readOn: addDays(PUBLISHED, age), views });
const known = (views: number): ViewsAtAge => ({ kind: "known", at: at(7, views) });
const between = (before: number, after: number): ViewsAtAge => ({
  kind: "between",
  before: at(5, before),
  after: at(9, after),
});
const BEYOND: ViewsAtAge = { kind: "before-first", first: at(9, 1) };

test("views are known at an age only where an export was made on that very day", () => {
  const readings = [at(2, 100), at(5, 400), at(9, 500)];
  expect(evaluateViewsAt(5, readings, 20)).toEqual({ kind: "known", at: at(5, 400) });
  expect(evaluateViewsAt(3, readings, 20)).toEqual({
    kind: "between",
    before: at(2, 100),
    after: at(5, 400),
  });
  expect(evaluateViewsAt(1, readings, 20)).toEqual({ kind: "before-first", first: at(2, 100) });
  expect(evaluateViewsAt(12, readings, 20)).toEqual({ kind: "after-last", last: at(9, 500) });
  expect(evaluateViewsAt(28, readings, 20)).toEqual({ kind: "not-reached" });
  expect(evaluateViewsAt(7, [], 20)).toEqual({ kind: "unknown" });
});

test("the median of known posts is the median, and four posts have none", () => {
  const four = [known(10), known(20), known(30), known(40)];
  expect(evaluateMedianAt(four)).toEqual({ bounds: null, posts: 4, exact: 4 });
  expect(evaluateMedianAt([...four, known(90), BEYOND])).toEqual({
    bounds: { low: 30, high: 30 },
    posts: 5,
    exact: 5,
  });
});

test("posts between two exports bound the median instead of being interpolated", () => {
  const others = [known(10), known(20), between(25, 60), between(30, 80), known(100)];
  // Lower bounds 10 20 25 30 100, upper bounds 10 20 60 80 100.
  expect(evaluateMedianAt(others)).toEqual({ bounds: { low: 25, high: 60 }, posts: 5, exact: 3 });
});

test("a post is called above or below only where the bounds prove it", () => {
  const others = [known(10), known(20), between(25, 60), between(30, 80), known(100)];
  expect(compareAtAge(7, known(90), others)).toMatchObject({
    verdict: "above",
    times: { low: 1.5, high: 3.6 },
  });
  expect(compareAtAge(7, known(5), others)).toMatchObject({
    verdict: "below",
    times: { low: 5 / 60, high: 0.2 },
  });
  expect(compareAtAge(7, known(40), others)).toMatchObject({ verdict: "open", times: null });
  expect(compareAtAge(7, BEYOND, others)).toMatchObject({ verdict: null, times: null });
  const flat = [known(30), known(30), known(30), known(30), known(30)];
  expect(compareAtAge(7, known(30), flat)).toMatchObject({ verdict: "same", times: null });
  expect(compareAtAge(7, known(30), flat.slice(1))).toMatchObject({ verdict: null });
});

test("a post with views has no multiple of a median that may be 0", () => {
  const zeros = [known(0), known(0), known(0), known(0), known(0)];
  expect(compareAtAge(7, known(30), zeros)).toMatchObject({ verdict: "above", times: null });
});

test("the bounds hold whatever the true totals were", () => {
  const aPost = fc.record({
    true: fc.nat(1_000),
    below: fc.nat(500),
    above: fc.nat(500),
    exact: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(aPost, { minLength: 5, maxLength: 30 }), (posts) => {
      const others = posts.map((each) =>
        each.exact ? known(each.true) : between(each.true - each.below, each.true + each.above),
      );
      const { bounds } = evaluateMedianAt(others);
      const real = median(posts.map((each) => each.true)) ?? Number.NaN;
      expect(bounds?.low).toBeLessThanOrEqual(real);
      expect(bounds?.high).toBeGreaterThanOrEqual(real);
    }),
  );
});
