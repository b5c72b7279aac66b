import { expect, test } from "vitest";
import { MOST_TAGS, normalizeTag, parseTags } from "./profile-tag";

test("tags are kept once, in lower case and in order, however they are typed", () => {
  expect(parseTags(" Retail,  #EMEA , retail,, north  west ")).toEqual(["emea", "north west", "retail"]);
  expect(parseTags("")).toEqual([]);
  expect(parseTags("bäckerei, Ζύμη, r&d")).toEqual(["bäckerei", "r&d", "ζύμη"]);
  expect(normalizeTag("#Retail ")).toBe("retail");
});

test("what cannot be a tag refuses the whole", () => {
  expect(parseTags("<b>")).toBe(null);
  expect(parseTags("=1+1")).toBe(null);
  expect(parseTags("x".repeat(31))).toBe(null);
  expect(parseTags(Array.from({ length: MOST_TAGS + 1 }, (_, index) => `tag ${index}`).join(","))).toBe(null);
});
