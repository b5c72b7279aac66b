import { describe, expect, it } from "vitest";
import { toDay } from "@/lib/domain/day";
import type { Mapping } from "@/lib/domain/mapping";
import { postId, videoLink } from "../testing/uploads";
import { chunksOf } from "./byte-chunks";
import { readPostsTable } from "./read-posts-table";

const MAPPING: Mapping = {
  target: "posts",
  header: ["URL", "Caption", "Posted", "Plays", "Saved"],
  columns: [
    { kind: "link" },
    { kind: "title" },
    { kind: "published" },
    { kind: "total", total: "views" },
    { kind: "total", total: "saves" },
  ],
  dates: "day-month-year",
  numbers: "comma",
};
const HEAD = `${MAPPING.header.join(",")}\n`;
const RYE = videoLink(postId("2026-03-01"));
const TEA = videoLink(postId("2026-03-05"), "fjord.tea");

function read(rows: string, mapping = MAPPING) {
  const source = { chunks: chunksOf(Buffer.from(HEAD + rows)), encoding: null, watch: null };
  return readPostsTable(source, { mapping, latest: toDay("2026-04-01") });
}

async function tableOf(rows: string, mapping = MAPPING) {
  const outcome = await read(rows, mapping);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join("\n"));
  return outcome.table;
}

describe("a table of posts", () => {
  it("becomes lifetime totals of each profile, told by the links", async () => {
    const table = await tableOf(`${RYE},"Rye,\n""twice""",01.03.2026,"1,234",\n${TEA},=Tea,6/3/2026,7,2\n`);
    expect(table.profiles.map(({ handle, posts }) => [handle, posts])).toMatchObject([
      [
        "northwind.bakes",
        [
          {
            title: 'Rye, "twice"',
            publishedOn: "2026-03-01",
            views: 1234n,
            saves: null,
            likes: null,
            line: 2,
          },
        ],
      ],
      ["fjord.tea", [{ title: "=Tea", publishedOn: "2026-03-06", views: 7n, saves: 2n, url: TEA, line: 4 }]],
    ]);
  });

  it("takes the day of the upload where no column says when a post appeared", async () => {
    const columns = MAPPING.columns.map((role) =>
      role.kind === "published" ? ({ kind: "ignored" } as const) : role,
    );
    const table = await tableOf(`${RYE},Rye,soon,1,1\n`, { ...MAPPING, columns });
    expect(table.profiles[0]?.posts[0]?.publishedOn).toBe("2026-03-01");
  });

  it("names the cell of every row that it leaves out", async () => {
    const table = await tableOf(
      [
        `${TEA},Tea,05.03.2026,1,1`,
        `javascript:alert(1),x,05.03.2026,1,1`,
        `https://www.tiktok.com/@a/video/7.28E+18,x,05.03.2026,1,1`,
        `${RYE},x,05.03.2025,1,1`,
        `${RYE},x,31.02.2026,-1,x`,
        "",
      ].join("\n"),
    );
    const said = [...table.problems, ...table.profiles.flatMap(({ problems }) => problems)];
    expect(said.map(({ code, line, column }) => [code, line, column])).toEqual([
      ["cell/no-post-link", 3, "URL"],
      ["cell/post-rounded", 4, "URL"],
      ["cell/post-day-differs", 5, "Posted"],
      ["cell/count-negative", 6, "Plays"],
      ["cell/number-notation", 6, "Saved"],
      ["cell/no-such-day", 6, "Posted"],
    ]);
    expect([table.rowsRead, table.rowsWithoutProfile]).toEqual([5, 4]);
  });

  it("counts a post that is repeated once, and refuses both when they differ", async () => {
    const row = (link: string, views: number) => `${link},x,05.03.2026,${views},1\n`;
    const other = videoLink(postId("2026-03-05", 99), "fjord.tea");
    const table = await tableOf(row(TEA, 1) + row(TEA, 1) + row(other, 1) + row(other, 2));
    const [only] = table.profiles;
    expect(only?.posts.map(({ line }) => line)).toEqual([2]);
    expect(only?.problems.map(({ code, line }) => [code, line])).toEqual([
      ["row/repeated", 3],
      ["row/post-twice", 4],
      ["row/post-twice", 5],
    ]);
    expect([only?.rowsRead, only?.rowsRefused, only?.rowsRepeated]).toEqual([4, 2, 1]);
  });
});
