import { expect, it } from "vitest";
import { addDays, toDay } from "./day";
import { summariseHashtags } from "./hashtag-summary";
import type { PostSummary } from "./report";

const FIRST = toDay("2026-03-01");

/** A post of 10,000 views unless told otherwise, with this many likes and nothing else. */
function post(
  index: number,
  title: string,
  likes: number | null,
  views: number | null = 10_000,
): PostSummary {
  return {
    postId: String(index),
    url: "",
    kind: "video",
    title,
    publishedOn: addDays(FIRST, index),
    ...{ views, likes, comments: 0, shares: 0, saves: null, engagementRate: null },
    readOn: FIRST,
  };
}
const of = (posts: readonly PostSummary[], name: string) =>
  summariseHashtags(posts).find(({ hashtag }) => hashtag === name);

it("counts each post once for each of its hashtags, the most used first", () => {
  const posts = [post(1, "#rye #bread", 1), post(2, "#Rye again #RYE", 1), post(3, "none", 1)];
  expect(summariseHashtags(posts).map(({ hashtag, posts: count }) => [hashtag, count])).toEqual([
    ["rye", 2],
    ["bread", 1],
  ]);
  expect(summariseHashtags([])).toEqual([]);
});

it("tells a median and an interval from five posts on, and leaves unknown views out", () => {
  const four = [1, 2, 3, 4].map((index) => post(index, "#rye", 500, index * 1_000));
  expect(of([...four, post(5, "#rye", null, null)], "rye")).toMatchObject({
    posts: 5,
    medianViews: null,
    engagement: { posts: 4, interval: null },
    standing: null,
  });
  const five = of([...four, post(5, "#rye", 500, 5_000)], "rye");
  expect(five).toMatchObject({ posts: 5, medianViews: 3_000, engagement: { posts: 5 } });
  expect(five?.engagement.interval).not.toBeNull();
  // No five posts are without it.
  expect(five?.standing).toBeNull();
});

it("calls a hashtag above the other posts only where the intervals have nothing in common", () => {
  const others = [950, 1_000, 1_050, 980, 1_020].map((likes, index) => post(index, "plain", likes));
  const clear = [1_980, 2_000, 2_020, 1_990, 2_010].map((likes, index) => post(10 + index, "#rye", likes));
  expect(of([...others, ...clear], "rye")?.standing).toBe("above");
  // The same sum, carried by one post: more than chance, and yet no proof.
  const lucky = [6_000, 1_000, 1_000, 1_000, 1_000].map((likes, index) => post(10 + index, "#rye", likes));
  expect(of([...others, ...lucky], "rye")?.standing).toBe("not-apart");
  const poor = [280, 300, 320, 290, 310].map((likes, index) => post(10 + index, "#rye", likes));
  expect(of([...others, ...poor], "rye")?.standing).toBe("below");
});
