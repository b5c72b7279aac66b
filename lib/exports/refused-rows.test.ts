import { describe, expect, it } from "vitest";
import type { Problem } from "@/lib/domain/problem";
import { refusedRowsOf } from "./refused-rows";
import {
  CONTENT_HEADER,
  mustRead,
  OVERVIEW_HEADER,
  postId,
  readOne,
  studioCsv,
  videoLink,
} from "./testing/uploads";

const COUNT = 1_200;

async function allOf(file: Parameters<typeof refusedRowsOf>[0]): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for await (const problem of refusedRowsOf(file)) problems.push(problem);
  return problems;
}

/** One good post, then posts with views in words, without a link, on a day before their upload, and twice, by turns. */
function content(): string {
  const row = (index: number) => {
    const link = videoLink(index % 4 === 3 ? postId("2026-05-03", 5) : postId("2026-05-03", 1_000 + index));
    const day = index % 4 === 2 ? "May 1" : "May 3";
    const views = index % 4 === 0 ? "=1+1" : 900;
    return ["May 13", `Loaf ${index}`, index % 4 === 1 ? "no link" : link, day, 1, 2, 3, views];
  };
  const good = ["May 13", "Rye", videoLink(postId("2026-05-03", 5)), "May 3", 1, 2, 3, 900];
  return studioCsv([CONTENT_HEADER, good, ...Array.from({ length: COUNT }, (_, index) => row(index))]);
}

describe("the refused rows of a file", () => {
  it("are all there, by line, beyond the two hundred that the file keeps", async () => {
    const file = mustRead(await readOne(content()));
    expect([file.rowsRefused, file.problems.length]).toEqual([COUNT, 201]);
    const all = await allOf(file);
    expect(all.map(({ line }) => line)).toEqual(Array.from({ length: COUNT }, (_, index) => index + 3));
    expect(all.slice(0, 4).map(({ code, value }) => [code, value])).toEqual([
      ["cell/not-a-number", "=1+1"],
      ["row/no-video-link", "no link"],
      ["cell/post-day", "May 1"],
      ["row/duplicate-post", postId("2026-05-03", 5)],
    ]);
  });

  it("say why nothing can be imported of a table where the other rows are not filled in", async () => {
    const header = "profile,post,captured_on,average_watch_seconds,watched_full_percent";
    const post = videoLink(postId("2026-05-03", 5));
    const rows = [`northwind.bakes,${post},2026-05-04,about 7,`, `northwind.bakes,${post},,,`];
    const text = `${[header, ...rows].join("\n")}\n`;
    const file = await readOne(text, {}, "Post details.csv");
    expect(file.kind).toBe("refused");
    expect(file.problems).toMatchObject([
      { line: 2, column: "average_watch_seconds", value: "about 7", severity: "refused" },
    ]);
  });

  it("are what the file kept when these are all", async () => {
    const file = mustRead(
      await readOne(studioCsv([OVERVIEW_HEADER, ["May 11", 1, 2, 3, 4, 5], ["May 12", "many", 2, 3, 4, 5]])),
    );
    expect(await allOf(file)).toEqual(file.problems);
  });

  it("are those that were kept, and how many more there were, once the bytes are gone", async () => {
    const file = mustRead(await readOne(content()));
    const all = await allOf({ ...file, bytes: new Uint8Array(0) });
    expect(all).toHaveLength(201);
    expect(all.at(-1)).toMatchObject({ code: "file/more-problems" });
    expect(all.at(-1)?.message).toContain("1000 more rows");
  });
});
