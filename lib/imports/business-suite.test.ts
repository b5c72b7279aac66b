import { beforeAll, beforeEach, expect, it } from "vitest";
import { reader } from "@/lib/db/client";
import { checkLedger } from "@/lib/db/ledger-check";
import { findProfile, type OwnerScope, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { UploadedFile } from "@/lib/exports/read-export";
import { getContent } from "@/lib/reports/content";
import { getCoverage } from "@/lib/reports/coverage";
import { commitFiles } from "./import-batch";
import { answersFor, contentFile, freshHandle, overviewFile, postId } from "./testing/made-up-exports";
import { undoImport } from "./undo";

let scope: OwnerScope;
let handle: Handle;

function file(name: string, lines: readonly string[]): UploadedFile {
  return { name, bytes: Buffer.from(`\ufeff${lines.join("\n")}`), modifiedOn: null };
}

/** Two days of views; the other columns stand still. */
function businessOverview(views: readonly [number, number]): UploadedFile {
  return file("Overview(2026_03_10-2026_03_11).csv", [
    "Date,Video views,Reached audience,Profile views,Likes,Shares,Comments,Website clicks,Net growth,New followers,Lost followers",
    `2026/03/10,${views[0]},NAN,25,26,4,7,0,10,12,2`,
    `2026/03/11,${views[1]},90,25,26,4,7,0,10,12,2`,
  ]);
}

function studioOverview(views: readonly [number, number]): UploadedFile {
  return overviewFile({
    from: toDay("2026-03-10"),
    days: views.map((each) => [each, 20, 9, 4, 2]),
    mode: "A",
  });
}

function businessVideo(views: number): UploadedFile {
  const link = `https://www.tiktok.com/@${handle}/video/${postId(toDay("2026-03-01"), 0)}`;
  return file("Video.csv", [
    "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites",
    `"Rye ""and"" salt",${link},2026/03/01 12:00:04,${views},30,3,2,8`,
  ]);
}

function commit(exportedOn: string, ...files: readonly UploadedFile[]) {
  return commitFiles(scope, { files, answers: answersFor(handle, toDay(exportedOn), files) });
}

async function boardOf(measure: string): Promise<readonly (readonly [string, number])[]> {
  const rows = await reader().board.findMany({
    where: { measure, profile: { handle } },
    orderBy: { day: "asc" },
  });
  return rows.map(({ day, value }) => [day, Number(value)]);
}

async function profile() {
  const found = await findProfile(scope, handle);
  if (found === null) throw new Error("No profile");
  return found;
}

describeOnBothDatabases("Business Suite beside Studio", () => {
  beforeAll(async () => {
    scope = await operatorScope();
  });
  beforeEach(() => {
    handle = freshHandle();
  });

  it("differs from Studio, and says so instead of calling it TikTok’s correction", async () => {
    await commit("2026-03-12", studioOverview([500, 500]));
    const { files } = await commit("2026-03-14", businessOverview([510, 500]));
    expect(files).toMatchObject([
      { restatedTotal: 9, disagreements: [{ maker: "TikTok Studio", total: 9 }] },
    ]);
    expect(files[0]?.restated[0]).toMatchObject({ from: "500", to: "510", by: "+10 (+2.0 %)" });
    const { files: later } = await commit("2026-03-15", businessOverview([510, 520]));
    expect(later).toMatchObject([{ restatedTotal: 1, disagreements: [] }]);
    const { files: posts } = await commit("2026-03-15", businessVideo(1_000));
    expect(posts).toMatchObject([{ restatedTotal: 0, disagreements: [] }]);
  });

  it.each(["business first", "studio first"])(
    "the newest export of a day has the word, %s",
    async (order) => {
      const business = () => commit("2026-03-14", businessOverview([510, 520]));
      const studio = () => commit("2026-03-12", studioOverview([500, 500]));
      for (const each of order === "business first" ? [business, studio] : [studio, business]) {
        const { files } = await each();
        expect(files).toMatchObject([{ status: "committed", rows: { read: 2, refused: 0 } }]);
      }
      expect(await boardOf("videoViews")).toEqual([
        ["2026-03-10", 510],
        ["2026-03-11", 520],
      ]);
      expect(await boardOf("reachedAudience")).toEqual([["2026-03-11", 90]]);
    },
  );

  it("days with their year are never moved", async () => {
    const { files } = await commit("2026-03-14", businessOverview([510, 520]));
    expect(files[0]).toMatchObject({ shiftDays: 0, shiftReason: "none", range: { from: "2026-03-10" } });
  });

  it("a post of both sources is one post, with the totals of the newest", async () => {
    const posts = [{ publishedOn: toDay("2026-03-01"), title: "Rye", views: 100 }];
    await commit("2026-03-12", contentFile({ handle, exportedOn: toDay("2026-03-12"), posts }));
    await commit("2026-03-14", businessVideo(140));
    const found = await reader().post.findMany({ where: { profile: { handle } } });
    expect(found).toMatchObject([{ title: 'Rye "and" salt', views: 140n, saves: 8n, readOn: "2026-03-14" }]);
  });

  it("a newer list that has no saves leaves the saves that are known, until the other is undone", async () => {
    const posts = [{ publishedOn: toDay("2026-03-01"), title: "Rye", views: 150 }];
    const older = await commit("2026-03-14", businessVideo(140));
    await commit("2026-03-16", contentFile({ handle, exportedOn: toDay("2026-03-16"), posts }));
    const shown = () => reader().post.findMany({ where: { profile: { handle } } });
    expect(await shown()).toMatchObject([{ views: 150n, saves: 8n, readOn: "2026-03-16" }]);
    await undoImport(scope, older.files[0]?.importId ?? "");
    expect(await shown()).toMatchObject([{ views: 150n, saves: null, readOn: "2026-03-16" }]);
    expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
  });

  it("the list of Business Suite is whole, so it is never said to be cut", async () => {
    await commit("2026-03-14", businessVideo(140));
    const report = await getContent(await profile(), { window: 28, compare: "previous", asOf: null });
    expect(report).toMatchObject({ contentReadOn: "2026-03-14", listMayBeIncomplete: false });
  });

  it("a profile without Business Suite does not lack its measures", async () => {
    await commit("2026-03-12", studioOverview([500, 501]));
    const measures = async () =>
      (await getCoverage(await profile(), toDay("2026-03-12"))).measures.map(({ measure }) => measure);
    expect(await measures()).not.toContain("reachedAudience");
    await commit("2026-03-14", businessOverview([510, 520]));
    expect(await measures()).toContain("reachedAudience");
  });
});
