import { expect, it } from "vitest";
import { DEFAULT_ADDRESS } from "./address";
import { formatWanted, parseWanted, toDownloadHref } from "./download";

const likes = { section: "overview", name: "likes", format: "svg" } as const;

it("reads the file that an address names, and nothing else", () => {
  expect(parseWanted("overview", "likes.svg")).toEqual(likes);
  expect(parseWanted("followers", "hours.csv")).toMatchObject({ name: "hours", format: "csv" });
  for (const [section, file] of [
    ["overview", "posts.svg"],
    ["overview", "likes.png"],
    ["overview", "likes.svg.csv"],
    ["overview", "likes"],
    ["overview", "constructor.csv"],
    ["content", "likes.csv"],
    ["toString", "likes.csv"],
    ["", ""],
  ] as const)
    expect(parseWanted(section, file), `${section}/${file}`).toBeNull();
});

it("stays under the link for whoever came by a link", () => {
  const address = { ...DEFAULT_ADDRESS, window: 7 } as const;
  expect(toDownloadHref("/overview", likes, address)).toBe("/download/overview/likes.svg?window=7");
  expect(toDownloadHref("/s/abc", likes, address)).toBe("/s/abc/download/overview/likes.svg?window=7");
  expect(toDownloadHref("/s/abc/overview", likes, address)).toBe(
    "/s/abc/download/overview/likes.svg?window=7",
  );
});

it("names what a file holds", () => {
  expect(formatWanted(likes)).toBe("Likes by day");
  expect(formatWanted({ section: "followers", name: "gender", format: "csv" })).toBe("Gender");
});
