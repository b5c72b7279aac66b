import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CONTENT_HEADER,
  mustRead,
  OVERVIEW_HEADER,
  postId,
  read,
  studioCsv,
  upload,
  videoLink,
} from "./testing/uploads";

const trap = fc.constantFrom(
  '"',
  '","',
  '""',
  ",",
  ";",
  "🥐",
  "👩‍🍳",
  "\u202e",
  "=1+1",
  '","https://www.tiktok.com/@someone/video/7000000000000000001","May 1","9","9","9","9"',
  '","https://www.tiktok.com/@someone/photo/7000000000000000001","',
  "\\",
  "\u2028",
  " ",
);
const caption = fc
  .array(fc.oneof(trap, fc.string({ unit: "grapheme", maxLength: 12 })), { maxLength: 12 })
  .map((parts) => parts.join("").replace(/[\r\n\0]/g, " "))
  .filter((text) => !/\p{Surrogate}/u.test(text));
const total = fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_807n });

describe("whatever a caption holds", () => {
  it("it shifts no number and comes back letter by letter", async () => {
    const post = fc.tuple(caption, total, total, total, total);
    await fc.assert(
      fc.asyncProperty(fc.array(post, { minLength: 1, maxLength: 6 }), async (posts) => {
        const ids = posts.map((_, index) => postId("2026-05-03", index + 1));
        const rows = posts.map(([title, ...counts], index) => [
          "May 13",
          title,
          videoLink(ids[index] ?? ""),
          "May 3",
          ...counts,
        ]);
        const [file] = await read([upload("Content.csv", studioCsv([CONTENT_HEADER, ...rows]))]);
        const { rows: found } = mustRead(file);
        if (found.kind !== "posts") throw new Error("not posts");
        expect(
          found.rows.map((row) => [row.postId, row.title, row.likes, row.comments, row.shares, row.views]),
        ).toEqual(posts.map(([title, ...counts], index) => [ids[index], title, ...counts]));
      }),
      { numRuns: 500 },
    );
  });
});

describe("whatever the cells hold", () => {
  it("rows read = readable + refused, and every refused row is named", async () => {
    const cell = fc.oneof(
      { weight: 6, arbitrary: fc.nat().map(String) },
      fc.constantFrom("undefined", "-3", "1.2K", "1e5", "", "٣", "99999999999999999999"),
      fc.string({ maxLength: 5 }).map((text) => text.replace(/["\r\n\0]/g, "x")),
    );
    const row = fc.array(cell, { minLength: 4, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const days = rows.map((cells, index) => [`May ${13 - rows.length + index}`, ...cells]);
        const [file] = await read([upload("Overview.csv", studioCsv([OVERVIEW_HEADER, ...days]))]);
        const named = new Set(file?.problems.flatMap(({ line }) => (line === null ? [] : [line])));
        if (file?.problems[0]?.code === "file/cut-off") {
          expect(rows.at(-1)).toHaveLength(4);
          return;
        }
        if (file?.kind !== "read") {
          expect(named.size).toBe(rows.length);
          return;
        }
        expect(file.rowsRead).toBe(rows.length);
        expect(file.rowsRead).toBe(file.rows.rows.length + file.rowsRefused);
        expect(named.size).toBe(file.rowsRefused);
        if (file.rows.kind === "columns") throw new Error("No table was dropped.");
        for (const { line } of file.rows.rows) expect(named.has(line)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("any bytes are answered, never thrown at", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, zipped) => {
        const head = zipped ? [0x50, 0x4b, 3, 4] : [];
        const files = await read([upload("x.csv", new Uint8Array([...head, ...bytes]))]);
        expect(files.map(({ kind }) => kind)).toEqual(["refused"]);
      }),
      { numRuns: 500 },
    );
  });
});
