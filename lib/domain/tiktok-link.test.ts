import { expect, test } from "vitest";
import { isTikTokLink } from "./tiktok-link";

test("only TikTok's own pages over https become links", () => {
  expect(isTikTokLink("https://www.tiktok.com/@northwind.bakes/video/7001")).toBe(true);
  expect(isTikTokLink("https://tiktok.com/@northwind.bakes/video/7001")).toBe(true);
  for (const url of [
    "http://www.tiktok.com/x",
    "javascript:alert(1)//www.tiktok.com",
    "https://tiktok.com.example.org/",
    "https://eviltiktok.com/",
    "https://www.tiktok.com@example.org/",
    "https://user@www.tiktok.com/",
    "https://www.tiktok.com:8443/",
    "",
  ]) {
    expect(isTikTokLink(url), url).toBe(false);
  }
});
