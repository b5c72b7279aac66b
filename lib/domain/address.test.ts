import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_ADDRESS, POST_SORTS, parseAddress, TILE_METRICS, toHref } from "./address";
import { addDays, toDay } from "./day";
import { parseHandle } from "./handle";
import { POST_COLUMNS } from "./post-columns";

const query = (href: string) => Object.fromEntries(new URL(href, "http://x").searchParams);

test("an empty query is 28 days of the newest data against the period before", () => {
  expect(parseAddress({})).toEqual(DEFAULT_ADDRESS);
});

test("nonsense takes its default and repeated parameters their first value", () => {
  expect(
    parseAddress({ window: "30", asOf: "2026-02-30", compare: "mood", metric: ["likes", "shares"] }),
  ).toEqual({
    ...DEFAULT_ADDRESS,
    metric: "likes",
  });
});

test("an address keeps the contract's spelling", () => {
  const address = parseAddress({
    profile: "@northwind.bakes",
    window: "7",
    asOf: "2026-03-24",
    compare: "year",
  });
  expect(toHref("/overview", address)).toBe(
    "/overview?profile=@northwind.bakes&window=7&asOf=2026-03-24&compare=year",
  );
});

test("columns may be repeated as a form sends them, and keep the table's order", () => {
  expect(parseAddress({ columns: ["views", "published"] }).columns).toEqual(["published", "views"]);
  expect(parseAddress({ columns: "views,mood" }).columns).toEqual(["views"]);
  expect(parseAddress({ columns: "" }).columns).toEqual(DEFAULT_ADDRESS.columns);
  expect(toHref("/content", { ...DEFAULT_ADDRESS, hashtag: "rye", columns: ["views"] })).toBe(
    "/content?window=28&hashtag=rye&columns=views",
  );
  expect(parseAddress({ hashtag: "#Rye" }).hashtag).toBe("rye");
  expect(parseAddress({ hashtag: "rye bread" }).hashtag).toBeNull();
});

test("every address survives being written and read", () => {
  const address = fc.record({
    profile: fc.constantFrom(null, parseHandle("northwind.bakes"), parseHandle("λ_lab")),
    window: fc.constantFrom(7 as const, 28 as const, 60 as const),
    asOf: fc.option(fc.integer({ min: 0, max: 9000 }).map((days) => addDays(toDay("2016-01-01"), days))),
    compare: fc.constantFrom("previous" as const, "weekdays" as const, "year" as const),
    metric: fc.constantFrom(...TILE_METRICS),
    sort: fc.constantFrom(...POST_SORTS),
    ascending: fc.boolean(),
    search: fc.string({ maxLength: 60, unit: "grapheme" }),
    hashtag: fc.constantFrom(null, "rye", "パン屋", "four_am"),
    columns: fc.subarray([...POST_COLUMNS], { minLength: 1 }),
  });
  fc.assert(
    fc.property(address, (wanted) => {
      expect(parseAddress(query(toHref("/content", wanted)))).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});
