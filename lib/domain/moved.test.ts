import { describe, expect, it } from "vitest";
import { addDays, toDay } from "./day";
import { toHistory } from "./history";
import { claimPostCount, claimPosts, claimUnusualDays, type PostCurve } from "./moved";
import type { Change } from "./report";

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
  /** 24 March 2026 is a Tuesday; earlier Tuesdays get these values, newest last. */
  function tuesdays(earlier: readonly number[], value: number) {
    const known = [...earlier, value].map((each, index) => ({
      day: addDays(WINDOW.to, (index - earlier.length) * 7),
      value: each,
      provisional: false,
    }));
    return toHistory({ from: addDays(WINDOW.to, -140), to: WINDOW.to }, { videoViews: known });
  }
  const eight = [8, 9, 10, 10, 10, 10, 11, 12];

  it("lie more than 3 median deviations from the median of at least 8 earlier days of their weekday", () => {
    const window = { from: toDay("2026-03-18"), to: WINDOW.to };
    expect(claimUnusualDays(tuesdays(eight, 12.1), window)).toEqual([
      { kind: "unusual-day", day: "2026-03-24", value: 12.1, usual: 10 },
    ]);
    expect(claimUnusualDays(tuesdays(eight, 11.5), window)).toEqual([]);
  });

  it("are not told from 7 days of that weekday", () => {
    const window = { from: toDay("2026-03-18"), to: WINDOW.to };
    expect(claimUnusualDays(tuesdays(eight.slice(1), 5000), window)).toEqual([]);
  });
});
