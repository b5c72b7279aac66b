import { describe, expect, it } from "vitest";
import { toDay } from "./day";
import type { Change, Figure } from "./report";
import { formatMatched, formatShortPeriod, formatSummary } from "./summary";

const percent = (value: number, matchedDays = 28): Change => ({
  kind: "percent",
  value,
  absolute: 62_900,
  matchedDays,
  reason: null,
});

const views: Figure = {
  metric: "videoViews",
  value: 412_803,
  matchedValue: 412_803,
  previous: 349_900,
  change: percent(0.18),
  sameWeekdays: null,
  coverage: { known: 28, days: 28 },
  series: [{ day: toDay("2026-11-19"), value: 9_300, provisional: false }],
  previousSeries: [],
  usualSwing: 0.11,
};

describe("the sentence under a chart", () => {
  it("tells amount, change and usual swing", () => {
    expect(formatSummary(views, "previous")).toBe(
      "412.8K in 28 days, 18% above the 28 days before. The usual swing for this profile is ±11%.",
    );
  });

  it("calls a change inside the usual swing usual", () => {
    expect(formatSummary({ ...views, change: percent(-0.08) }, "previous")).toBe(
      "412.8K in 28 days, 8.0% below the 28 days before. The usual swing for this profile is ±11%, so this change is usual.",
    );
  });

  it("does not call standing still a usual change, nor a profile that never moves one with a swing", () => {
    const still: Figure = { ...views, change: { ...percent(0), kind: "unchanged" } };
    expect(formatSummary(still, "previous")).toBe(
      "412.8K in 28 days, no change from the 28 days before. The usual swing for this profile is ±11%.",
    );
    expect(formatSummary({ ...still, usualSwing: 0 }, "previous")).toMatch(/before\.$/);
  });

  it("says on how many days an amount and a comparison rest", () => {
    const gap: Figure = {
      ...views,
      coverage: { known: 27, days: 28 },
      change: percent(0.18, 25),
      usualSwing: null,
    };
    expect(formatSummary(gap, "previous")).toBe(
      "412.8K on the 27 known days of 28, 18% above the 28 days before, compared on 25 of 28 days.",
    );
    const one = { ...gap, coverage: { known: 1, days: 7 } };
    expect(formatSummary(one, "previous")).toMatch(/^412\.8K on the one known day of 7,/);
  });

  it("says why it compares nothing", () => {
    const thin: Figure = {
      ...views,
      coverage: { known: 60, days: 60 },
      change: { kind: "none", value: null, absolute: null, matchedDays: 8, reason: "too-few-days" },
    };
    expect(formatSummary(thin, "previous")).toBe(
      "412.8K in 60 days. No comparison with the 60 days before: only 8 of 60 days are known in both.",
    );
    const first: Figure = { ...thin, change: { ...thin.change, matchedDays: 0 } };
    expect(formatSummary(first, "previous")).toContain("no day is known in both");
  });

  it("gives no percentage for growth from nothing", () => {
    const fresh: Figure = { ...views, change: { ...percent(0), kind: "new", value: null }, usualSwing: null };
    expect(formatSummary(fresh, "previous")).toBe(
      "412.8K in 28 days, new: there was nothing in the 28 days before.",
    );
  });

  it("gives a 60-day change its same-weekday counterpart", () => {
    const long: Figure = {
      ...views,
      coverage: { known: 60, days: 60 },
      change: percent(0.18, 60),
      sameWeekdays: percent(0.12, 60),
      usualSwing: null,
    };
    expect(formatSummary(long, "previous")).toBe(
      "412.8K in 60 days, 18% above the 60 days before. It is 12% above the 60 days that began 63 days earlier, on the same weekdays.",
    );
  });

  it("never calls an unknown amount 0", () => {
    const unknown: Figure = { ...views, value: null, coverage: { known: 0, days: 7 } };
    expect(formatSummary(unknown, "previous")).toBe("Video views: unknown in these 7 days.");
  });

  it("says which days may still change", () => {
    const fresh: Figure = {
      ...views,
      usualSwing: null,
      series: [
        { day: toDay("2026-11-18"), value: 9_300, provisional: true },
        { day: toDay("2026-11-19"), value: 9_300, provisional: true },
      ],
    };
    expect(formatSummary(fresh, "previous")).toMatch(/before\. The newest 2 days are provisional\.$/);
  });

  it("calls days provisional and not the newest when settled days follow them", () => {
    const stale: Figure = {
      ...views,
      usualSwing: null,
      series: [
        { day: toDay("2026-11-16"), value: 9_300, provisional: true },
        { day: toDay("2026-11-17"), value: null, provisional: false },
        { day: toDay("2026-11-18"), value: 9_300, provisional: false },
        { day: toDay("2026-11-19"), value: 9_300, provisional: true },
      ],
    };
    expect(formatSummary(stale, "previous")).toMatch(/before\. 2 days are provisional\.$/);
  });

  it("tells a level by its last known day", () => {
    const followers: Figure = { ...views, metric: "followers", value: 18_204, usualSwing: null };
    expect(formatSummary(followers, "previous")).toBe(
      "18,204 on 19 Nov, 18% above the end of the 28 days before.",
    );
  });

  it("tells ratios in points", () => {
    const rate: Figure = {
      ...views,
      metric: "engagementRate",
      value: 0.093,
      change: { ...percent(0.012), kind: "points" },
      usualSwing: 0.008,
    };
    expect(formatSummary(rate, "year")).toBe(
      "9.3% in 28 days, 1.2 pts above the 28 days a year (52 weeks) before. The usual swing for this profile is ±0.8 pts.",
    );
  });
});

describe("the words for what is compared", () => {
  it("name the period in short, for a tile", () => {
    expect(formatShortPeriod("previous", 28)).toBe("the 28 days before");
    expect(formatShortPeriod("weekdays", 60)).toBe("9 weeks before");
    expect(formatShortPeriod("year", 7)).toBe("a year before");
  });

  it("tell on how many days both periods are known, or why nothing is compared", () => {
    const before = { ...views, previousSeries: [{ day: toDay("2025-11-20"), value: 1, provisional: false }] };
    expect(formatMatched({ ...before, change: percent(0.18, 20) }, "year")).toBe(
      "20 of 28 days, known both now and in the 28 days a year (52 weeks) before (20 Nov 2025): 412,803 against 349,900",
    );
    const thin: Change = {
      kind: "none",
      value: null,
      absolute: null,
      matchedDays: 9,
      reason: "too-few-days",
    };
    expect(formatMatched({ ...views, change: thin }, "previous")).toBe(
      "nothing: 9 of 28 days are known both now and in the 28 days before, and half are needed",
    );
  });
});
