import { expect, test } from "vitest";
import { toDay } from "@/lib/domain/day";
import type { PostSummary } from "@/lib/domain/report";
import { sayRanking } from "./rank-note";

const DAY = toDay("2026-03-01");
const post = (likes: number, views: number): PostSummary => ({
  ...{ postId: `${likes}/${views}`, url: "", kind: "video", title: "", publishedOn: DAY, readOn: DAY },
  ...{ views, likes, comments: 0, shares: 0, saves: null, engagementRate: likes / views },
});
const plain = [post(100, 1_000), post(95, 1_000), post(90, 1_000), post(85, 1_000)];
const byRate = { sort: "engagement", ascending: false } as const;

test("an order by a rate says what it proves", () => {
  expect(sayRanking([post(200, 1_000), ...plain], byRate)).toMatch(/ahead of all others/);
  expect(sayRanking([post(3, 20), ...plain], byRate)).toMatch(/^These posts cannot be told apart/);
  expect(sayRanking([post(3, 20), ...plain, post(10, 1_000)], byRate)).toMatch(/^5 posts at the top/);
  expect(sayRanking(plain, byRate)).toMatch(/too few to rank/);
});

test("other orders prove nothing and say nothing", () => {
  expect(sayRanking([post(200, 1_000), ...plain], { ...byRate, ascending: true })).toBeNull();
  expect(sayRanking([post(200, 1_000), ...plain], { sort: "views", ascending: false })).toBeNull();
  expect(sayRanking([], byRate)).toBeNull();
});
