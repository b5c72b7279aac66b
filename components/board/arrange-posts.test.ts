import { expect, test } from "vitest";
import { toDay } from "@/lib/domain/day";
import type { PostSummary } from "@/lib/domain/report";
import { arrangePosts } from "./arrange-posts";

const post = (title: string, day: string, views: number | null): PostSummary => ({
  postId: title,
  url: "",
  kind: "video",
  title,
  publishedOn: toDay(day),
  views,
  likes: null,
  comments: null,
  shares: null,
  saves: null,
  engagementRate: null,
  readOn: toDay("2026-11-19"),
});
const posts = [
  post("Café con leche #morning", "2026-11-04", 10),
  post("Sourdough score", "2026-11-09", null),
  post("What 4 a.m. looks like #Morning", "2026-11-12", 30),
];
const titles = (address: Parameters<typeof arrangePosts>[1]) =>
  arrangePosts(posts, address).map(({ views }) => views);

test("newest first, and the other way round", () => {
  expect(titles({ sort: "published", ascending: false, search: "", hashtag: null })).toEqual([30, null, 10]);
  expect(titles({ sort: "published", ascending: true, search: "", hashtag: null })).toEqual([10, null, 30]);
});

test("unknown stands last in either direction, never as 0", () => {
  expect(titles({ sort: "views", ascending: true, search: "", hashtag: null })).toEqual([10, 30, null]);
  expect(titles({ sort: "views", ascending: false, search: "", hashtag: null })).toEqual([30, 10, null]);
});

test("a search asks for every word and forgives case and accents", () => {
  expect(titles({ sort: "published", ascending: false, search: "#MORNING cafe", hashtag: null })).toEqual([
    10,
  ]);
  expect(titles({ sort: "published", ascending: false, search: "nothing", hashtag: null })).toEqual([]);
});

test("a hashtag is a whole one in any case, and the search goes on within it", () => {
  const within = { sort: "published", ascending: false, search: "" } as const;
  expect(titles({ ...within, hashtag: "morning" })).toEqual([30, 10]);
  expect(titles({ ...within, hashtag: "morn" })).toEqual([]);
  expect(titles({ ...within, search: "cafe", hashtag: "morning" })).toEqual([10]);
});
