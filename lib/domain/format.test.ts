import { describe, expect, it } from "vitest";
import { toDay } from "./day";
import {
  formatAxis,
  formatChange,
  formatCount,
  formatCountry,
  formatDay,
  formatDayInFull,
  formatExact,
  formatHour,
  formatMetric,
  formatPercent,
  formatPoints,
  formatRange,
  formatSeconds,
  formatSigned,
  formatWeekday,
} from "./format";
import type { Change } from "./report";

const change = (kind: Change["kind"], value: number | null): Change => ({
  kind,
  value,
  absolute: value,
  matchedDays: 28,
  reason: null,
});

describe("numbers for people", () => {
  it.each([
    [412_803, "412.8K"],
    [28_449, "28.4K"],
    [10_000, "10.0K"],
    [9_999, "9,999"],
    [3_914, "3,914"],
    [999_950, "1.0M"],
    [1_240_000, "1.2M"],
    [2_100_000_000, "2.1B"],
    [-28_449, "−28.4K"],
    [-3, "−3"],
    [0, "0"],
    [null, "–"],
  ])("writes %s as %s", (value, text) => {
    expect(formatCount(value)).toBe(text);
  });

  it("tells a level to the last follower until it has seven digits", () => {
    expect(formatMetric("followers", 18_204)).toBe("18,204");
    expect(formatMetric("followers", 412_803)).toBe("412,803");
    expect(formatMetric("followers", 1_412_803)).toBe("1.4M");
  });

  it.each([
    [0.093, "9.3%"],
    [0.08, "8.0%"],
    [0.0994, "9.9%"],
    [0.0996, "10%"],
    [0.18, "18%"],
    [0.1849, "18%"],
    [11.5, "1,150%"],
    [0.0004, "<0.1%"],
    [-0.0312, "−3.1%"],
    [0, "0%"],
    [null, "–"],
  ])("writes the ratio %s as %s: one decimal under 10 %%, none above", (ratio, text) => {
    expect(formatPercent(ratio)).toBe(text);
  });

  it("signs what is gained and lost, and leaves nothing unsigned but 0", () => {
    expect([612, -3, 0, 62_900, null].map((value) => formatSigned(value))).toEqual([
      "+612",
      "−3",
      "0",
      "+62.9K",
      "–",
    ]);
    expect(formatPoints(0.012)).toBe("+1.2 pts");
    expect(formatPoints(-0.12)).toBe("−12 pts");
    expect(formatPoints(-0.0002)).toBe("▼ <0.1 pts");
  });

  it("gives table twins and screen readers every digit", () => {
    expect(formatExact("videoViews", 412_803)).toBe("412,803");
    expect(formatExact("engagementRate", 0.09274)).toBe("9.27%");
    expect(formatExact("videoViews", null)).toBe("unknown");
  });

  it("labels an axis without needless decimals", () => {
    expect(
      [0, 500, 2_500, 10_000, 20_000, 1_500_000].map((value) => formatAxis("videoViews", value)),
    ).toEqual(["0", "500", "2.5K", "10K", "20K", "1.5M"]);
    expect(formatAxis("engagementRate", 0.05)).toBe("5%");
  });
});

describe("changes for people", () => {
  it.each([
    [change("percent", 0.18), "▲ 18%", "up 18%", "up"],
    [change("percent", -0.031), "▼ 3.1%", "down 3.1%", "down"],
    [change("points", 0.012), "+1.2 pts", "up 1.2 percentage points", "up"],
    [change("points", -0.012), "−1.2 pts", "down 1.2 percentage points", "down"],
    [change("points", 0.0002), "▲ <0.1 pts", "up <0.1 percentage points", "up"],
    [change("difference", -41), "−41", "down 41", "down"],
    [change("new", null), "new", "new, nothing before", "up"],
    [change("unchanged", 0), "no change", "no change", "flat"],
    [change("none", null), "–", "no comparison", "unknown"],
  ])("writes %o as %s", (given, text, spoken, direction) => {
    expect(formatChange(given)).toMatchObject({ text, spoken, direction });
  });
});

describe("the absolute beside a percentage", () => {
  it("is signed, and stands only where the text does not say it", () => {
    const grown: Change = { kind: "percent", value: 0.18, absolute: 62_900, matchedDays: 28, reason: null };
    expect(formatChange(grown).absolute).toBe("+62.9K");
    expect(formatChange({ ...grown, kind: "new", value: null, absolute: 5 }).absolute).toBe("+5");
    expect(formatChange(change("points", 0.012)).absolute).toBeNull();
    expect(formatChange(change("none", null)).absolute).toBeNull();
  });
});

describe("days, hours and places for people", () => {
  it("writes days as labels, whatever the zone of the machine", () => {
    expect(formatDay(toDay("2026-10-23"))).toBe("23 Oct");
    expect(formatDay(toDay("2026-09-25"))).toBe("25 Sep");
    expect(formatDayInFull(toDay("2026-11-19"))).toBe("Thursday, 19 November 2026");
  });

  it("writes the year of a range once, or twice when it differs", () => {
    expect(formatRange({ from: toDay("2026-10-23"), to: toDay("2026-11-19") })).toBe("23 Oct – 19 Nov 2026");
    expect(formatRange({ from: toDay("2025-12-23"), to: toDay("2026-01-19") })).toBe(
      "23 Dec 2025 – 19 Jan 2026",
    );
    expect(formatRange({ from: toDay("2026-11-19"), to: toDay("2026-11-19") })).toBe("19 Nov 2026");
  });

  it("begins the week on Monday and the hour on the hour", () => {
    expect([formatWeekday(0), formatWeekday(6, "en-GB", "short")]).toEqual(["Monday", "Sun"]);
    expect(formatHour(7)).toBe("07:00");
  });

  it("names countries and keeps TikTok's own labels", () => {
    expect([formatCountry("GR"), formatCountry("XK"), formatCountry("Others")]).toEqual([
      "Greece",
      "Kosovo",
      "Others",
    ]);
  });

  it("writes watch times in seconds, then minutes", () => {
    expect([formatSeconds(7.42), formatSeconds(72), formatSeconds(null)]).toEqual([
      "7.4 s",
      "1 min 12 s",
      "–",
    ]);
  });
});
