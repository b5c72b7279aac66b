import fc from "fast-check";
import { expect, it } from "vitest";
import { hasHashtag, parseHashtag, parseHashtags } from "./hashtag";

it.each([
  ["Croissants at four #Croissant #bakery", ["croissant", "bakery"]],
  ["#rye#bread glued together", ["rye", "bread"]],
  ["#Rye #RYE #rye", ["rye"]],
  ["#brötchen #パン屋 #хлеб #خبز #रोटी", ["brötchen", "パン屋", "хлеб", "خبز", "रोटी"]],
  ["＃パン full-width", ["パン"]],
  ["#bro\u0308tchen decomposed", ["br\u00f6tchen"]],
  ["(#four_am), #4am! #2026cake.", ["four_am", "4am", "2026cake"]],
  ["Sourdough score #12, #2026, #_", []],
  ["#rye-bread #rye🍞bread", ["rye"]],
  ["C#minor, room#7, https://example.com/#top, it&#39;s", []],
  ["# rye, ##, #!", []],
  ["##rye", []],
  ["first line\n#rye\n#bread", ["rye", "bread"]],
  ["", []],
])("%s", (caption, hashtags) => {
  expect(parseHashtags(caption)).toEqual(hashtags);
});

it("is read from a person with and without #, and nothing else is one", () => {
  expect(["#Rye", " rye ", "＃RYE"].map(parseHashtag)).toEqual(["rye", "rye", "rye"]);
  expect(["", "#", "rye bread", "rye-bread", "##rye", "2026", "x".repeat(101)].map(parseHashtag)).toEqual(
    Array(7).fill(null),
  );
});

it("whatever a caption holds, its hashtags are found again alone and in any case", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const hashtag of parseHashtags(`${text} #Rye`)) {
        expect(parseHashtags(`#${hashtag}`)).toEqual([hashtag]);
        expect(hasHashtag(`${text} #Rye`, [hashtag])).toBe(true);
      }
    }),
  );
});
