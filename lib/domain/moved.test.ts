import { describe, expect, it } from "vitest";
import { toDay } from "./day";
import { claimPostCount, claimPosts, claimUnusualDays, type PostCurve } from "./moved";
import type { Change } from "./report";
import type { WeekdayBand } from "./weekday-band";

const WINDOW = { from: toDay("2026-02-25"), to: toDay("2026-03-24") };
const GAIN: Change = { kind: "percent", value: 0.2, absolute: 1000, matchedDays: 28, reason: null };

function curve(postId: string, publishedOn: string, readings: readonly [string, number][]): PostCurve {
  return {
    postId,
    title: `Loaf ${postId}`,
    url: `https://www.tiktok.com/@northwind.bakes/video/${postId}`,
    publishedOn: toDay(publishedOn),
    readings: readings.map(([readOn, views]) => ({ readOn: toDay(readOn), views })),
  };
}

describe("what a post can account for", () => {
  it("is at most what it gained between the readings around the window", () => {
    const posts = [
      curve("1", "2026-01-10", [
        ["2026-02-18", 50],
        ["2026-02-25", 100],
        ["2026-03-10", 260],
        ["2026-03-25", 510],
        ["2026-04-01", 900],
      ]),
    ];
    expect(claimPosts(posts, WINDOW, GAIN)).toEqual([
      {
        kind: "post",
        postId: "1",
        title: "Loaf 1",
        url: "https://www.tiktok.com/@northwind.bakes/video/1",
        publishedOn: "2026-01-10",
        gained: 410,
        between: { from: "2026-02-25", to: "2026-03-25" },
        upTo: 0.41,
      },
    ]);
  });

  it("begins at 0 for a post published in the window", () => {
    const [claim] = claimPosts([curve("2", "2026-03-04", [["2026-03-25", 170]])], WINDOW, GAIN);
    expect(claim).toMatchObject({
      gained: 170,
      between: { from: "2026-03-04", to: "2026-03-25" },
      upTo: 0.17,
    });
  });

  it("is not claimed when a reading on either side is missing, or when views fell", () => {
    const posts = [
      curve("3", "2026-01-10", [["2026-03-25", 500]]),
      curve("4", "2026-01-10", [["2026-02-25", 500]]),
      curve("5", "2026-03-04", [["2026-03-17", 500]]),
      curve("6", "2026-03-25", [["2026-03-25", 500]]),
      curve("7", "2026-01-10", [
        ["2026-02-25", 500],
        ["2026-03-25", 499],
      ]),
    ];
    expect(claimPosts(posts, WINDOW, GAIN)).toEqual([]);
  });

  it("is never more than all of it, and no share of a loss or of an unknown change", () => {
    const posts = [curve("8", "2026-03-04", [["2026-03-25", 4000]])];
    expect(claimPosts(posts, WINDOW, GAIN)[0]?.upTo).toBe(1);
    expect(claimPosts(posts, WINDOW, { ...GAIN, absolute: -5 })[0]?.upTo).toBeNull();
    expect(claimPosts(posts, WINDOW, { ...GAIN, absolute: null })[0]?.upTo).toBeNull();
  });

  it("names the three that gained most", () => {
    const posts = [10, 40, 30, 20].map((views) =>
      curve(String(views), "2026-03-04", [["2026-03-25", views]]),
    );
    expect(claimPosts(posts, WINDOW, GAIN).map(({ gained }) => gained)).toEqual([40, 30, 20]);
  });
});

describe("the number of posts", () => {
  it("is told when it differs and both periods hold posts", () => {
    expect(claimPostCount(11, 8)).toEqual([{ kind: "post-count", now: 11, before: 8 }]);
    expect([claimPostCount(8, 8), claimPostCount(8, 0)]).toEqual([[], []]);
  });
});

describe("unusual days", () => {
  const bandOf = (day: string, median: number, unusual: WeekdayBand["unusual"]): WeekdayBand => ({
    ...{ day: toDay(day), median, unusual, low: median - 1, high: median + 1, weekdays: 8 },
  });
  const pointOf = (day: string, value: number | null) => ({ day: toDay(day), value, provisional: false });

  it("are the two furthest outside the band of their weekday", () => {
    const bands = [
      bandOf("2026-03-18", 10, "above"),
      bandOf("2026-03-19", 10, false),
      bandOf("2026-03-20", 40, "below"),
      bandOf("2026-03-21", 10, "above"),
      bandOf("2026-03-22", 10, null),
    ];
    const series = [
      pointOf("2026-03-18", 12),
      pointOf("2026-03-19", 10),
      pointOf("2026-03-20", 0),
      pointOf("2026-03-21", 13),
      pointOf("2026-03-22", null),
      pointOf("2026-03-23", 9_000),
    ];
    expect(claimUnusualDays(bands, series)).toEqual([
      { kind: "unusual-day", day: "2026-03-20", value: 0, usual: 40 },
      { kind: "unusual-day", day: "2026-03-21", value: 13, usual: 10 },
    ]);
  });

  it("are one claim where most days are, with the change of level that their bands do not know of", () => {
    const days = ["2026-03-18", "2026-03-19", "2026-03-20", "2026-03-21"];
    const bands = [...days.map((day) => bandOf(day, 10, "above")), bandOf("2026-03-22", 10, false)];
    const series = days.map((day) => pointOf(day, 20));
    const level = (from: string, to: string) => ({ from: toDay(from), to: toDay(to), median: 10, days: 60 });
    const levels = [level("2025-11-01", "2026-03-04"), level("2026-03-05", "2026-03-24")];
    const claim = { kind: "most-unusual", outside: 4, judged: 5 };
    expect(claimUnusualDays(bands, series, levels)).toEqual([{ ...claim, changedOn: "2026-03-05" }]);
    expect(claimUnusualDays(bands, series, levels.slice(1))).toEqual([{ ...claim, changedOn: null }]);
    const knowing = bands.map((band) => ({ ...band, levelFrom: toDay("2026-03-05") }));
    expect(claimUnusualDays(knowing, series, levels)).toEqual([{ ...claim, changedOn: null }]);
  });
});
