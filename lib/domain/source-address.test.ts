import { describe, expect, it } from "vitest";
import { toDay } from "./day";
import { FORMULAS } from "./formula";
import type { Handle } from "./handle";
import { parseDailyMetric } from "./provenance";
import { parseSourceAddress, type SourceAddress, toSourceHref } from "./source-address";

const FULL: SourceAddress = {
  profile: "northwind.bakes" as Handle,
  window: 60,
  asOf: toDay("2026-03-24"),
  compare: "weekdays",
  metric: "netFollowers",
  day: toDay("2026-03-20"),
};

function parseHref(href: string): SourceAddress {
  return parseSourceAddress(Object.fromEntries(new URL(href, "http://localhost").searchParams));
}

describe("the address of a source", () => {
  it("is read as it was written", () => {
    expect(toSourceHref(FULL)).toBe(
      "/source?profile=@northwind.bakes&window=60&asOf=2026-03-24&compare=weekdays&metric=netFollowers&day=2026-03-20",
    );
    expect(parseHref(toSourceHref(FULL))).toEqual(FULL);
    expect(parseHref(toSourceHref({ ...FULL, day: null, asOf: null }))).toEqual({
      ...FULL,
      day: null,
      asOf: null,
    });
  });

  it("takes defaults for what makes no sense", () => {
    expect(parseSourceAddress({ metric: "constructor", day: "2026-02-30", window: "8" })).toEqual({
      profile: null,
      window: 28,
      asOf: null,
      compare: "previous",
      metric: "videoViews",
      day: null,
    });
  });

  it("can name every metric that is evaluated day by day", () => {
    for (const metric of Object.keys(FORMULAS)) expect(parseDailyMetric(metric)).toBe(metric);
    expect(parseDailyMetric("activeFollowers")).toBeNull();
  });
});
