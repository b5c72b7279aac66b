import fc from "fast-check";
import { expect, test } from "vitest";
import { toDay } from "./day";
import { PORTFOLIO_SORTS } from "./portfolio";
import { parsePortfolioAddress, toPortfolioHref, toPortfolioParameters } from "./portfolio-address";

const START = parsePortfolioAddress({});

test("without a query the unusual profiles come first, over 28 days", () => {
  expect(START).toEqual({
    ...{ window: 28, asOf: null, compare: "previous", search: "", tag: null },
    ...{ sort: "unusual", ascending: false, page: 1 },
  });
  expect(toPortfolioHref(START)).toBe("/profiles?window=28");
});

test("handles start at A and figures at the greatest, until somebody turns them round", () => {
  expect(parsePortfolioAddress({ sort: "handle" }).ascending).toBe(true);
  expect(parsePortfolioAddress({ sort: "handle", order: "desc" }).ascending).toBe(false);
  expect(parsePortfolioAddress({ sort: "views", order: "asc" }).ascending).toBe(true);
  expect(parsePortfolioAddress({ sort: "likes", order: "up", page: "0", window: "9" })).toEqual({
    ...START,
    sort: "likes",
  });
});

test("another order or filter starts at the first page, and turning the page keeps them", () => {
  const third = { ...START, page: 3, search: "north & co" };
  expect(toPortfolioHref(third, { sort: "views" })).toBe(
    "/profiles?window=28&sort=views&search=north%20%26%20co",
  );
  expect(toPortfolioHref(third, { page: 4 })).toBe("/profiles?window=28&search=north%20%26%20co&page=4");
});

test("what is written is read back as it was", () => {
  const anAddress = fc.record({
    window: fc.constantFrom(7 as const, 28 as const, 60 as const),
    asOf: fc.constantFrom(null, toDay("2026-03-01")),
    compare: fc.constantFrom("previous" as const, "weekdays" as const, "year" as const),
    sort: fc.constantFrom(...PORTFOLIO_SORTS),
    ascending: fc.boolean(),
    search: fc.string({ maxLength: 30 }),
    tag: fc.constantFrom(null, "retail", "r&d", "north west"),
    page: fc.integer({ min: 1, max: 99_999 }),
  });
  fc.assert(
    fc.property(anAddress, (address) => {
      expect(parsePortfolioAddress(Object.fromEntries(toPortfolioParameters(address)))).toEqual(address);
    }),
  );
});
