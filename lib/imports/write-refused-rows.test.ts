import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { describeOnSqlite } from "@/lib/db/testing/describe-on-both-databases";
import type { UploadedFile } from "@/lib/exports/read-export";
import { commitFiles } from "./import-batch";
import { answersFor, dayAfter, freshHandle, postId, studioCsv } from "./testing/made-up-exports";
import { writeRefusedRows } from "./write-refused-rows";

const REFUSED = 450;
const HEADER = [
  "Time",
  "Video title",
  "Video link",
  "Post time",
  "Total likes",
  "Total comments",
  "Total shares",
  "Total views",
];
const handle = freshHandle();

let folder: string;
let scope: OwnerScope;

/** One good post, then hundreds of which the views are a formula. */
function content(): UploadedFile {
  const row = (index: number, views: string | number) => [
    "January 20",
    `Loaf ${index}`,
    `https://www.tiktok.com/@${handle}/video/${postId(dayAfter(0), index)}`,
    "January 10",
    1,
    2,
    3,
    views,
  ];
  const bad = Array.from({ length: REFUSED }, (_, index) => row(index + 1, "=1+1"));
  return { name: "Content.csv", bytes: studioCsv([HEADER, row(0, 900), ...bad]), modifiedOn: null };
}

describeOnSqlite("the refused rows of a file with more than are listed", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "tallyboard-refused-"));
    scope = await operatorScope();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are all in the download, formula-safe, before the import and after it", async () => {
    const files = [content()];
    const answers = answersFor(handle, null, files);
    const linesOf = (name: string) => readFileSync(join(folder, name), "utf8").trimEnd().split("\r\n");

    expect(await writeRefusedRows(scope, { files, answers }, { path: join(folder, "before.csv") })).toBe(
      true,
    );
    const before = linesOf("before.csv");
    expect(before).toHaveLength(1 + REFUSED);
    expect(before[1]).toMatch(/^"Content.csv",3,"Total views","'=1\+1","/);
    expect(before.at(-1)).toMatch(/^"Content.csv",452,/);

    const { files: imported } = await commitFiles(scope, { files, answers });
    expect(imported[0]).toMatchObject({ status: "committed", rows: { read: 451, new: 1, refused: REFUSED } });
    expect(imported[0]?.problems).toHaveLength(201);
    const importId = imported[0]?.importId ?? "";
    expect(await writeRefusedRows(scope, { importId }, { path: join(folder, "after.csv") })).toBe(true);
    expect(linesOf("after.csv")).toEqual(before);
  });

  it("of an import that nobody knows are none", async () => {
    expect(await writeRefusedRows(scope, { importId: "nothing" }, { path: join(folder, "none.csv") })).toBe(
      false,
    );
  });
});
