import { expect, it } from "vitest";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import type { PostRow } from "@/lib/domain/reading";
import { getContent } from "./content";
import { getPost } from "./post";
import { postRow, type SeededExport, seedExports, seedProfile } from "./testing/seed-ledger";

const NOW = { asOf: null };

function contentOn(exportedOn: string, rows: readonly PostRow[]): SeededExport {
  return { format: "studio/content", exportedOn, rows: { kind: "posts", rows } };
}

describeOnBothDatabases("the page of a post", () => {
  it("tells every export that held it, what it gained since the last, and nothing of other profiles", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    const stranger = await seedProfile("someone.else");
    await seedExports(stranger, [contentOn("2026-03-30", [postRow("7001", "2026-03-10", 9_999)])]);
    await seedExports(bakery, [
      contentOn("2026-03-12", [postRow("7001", "2026-03-10", 1_000)]),
      contentOn("2026-03-17", [{ ...postRow("7001", "2026-03-10", 4_000), comments: null }]),
      contentOn("2026-03-24", [postRow("7001", "2026-03-10", 3_900)]),
      contentOn("2026-03-26", [postRow("7002", "2026-03-25", 10)]),
    ]);
    const report = await getPost(bakery, "7001", NOW);
    expect(report).toMatchObject({
      profile: { handle: "northwind.bakes" },
      post: { postId: "7001", publishedOn: "2026-03-10", views: 3_900, readOn: "2026-03-24" },
      contentReadOn: "2026-03-26",
      gained: { from: "2026-03-17", to: "2026-03-24", totals: { views: -100, likes: -10, comments: null } },
      detail: { state: "expired", lastDay: "2026-03-16", entry: null },
      captured: [],
      others: 1,
    });
    expect(report?.readings.map(({ readOn, age, totals }) => [readOn, age, totals.views])).toEqual([
      ["2026-03-12", 2, 1_000],
      ["2026-03-17", 7, 4_000],
      ["2026-03-24", 14, 3_900],
    ]);
    expect(report?.ages.map(({ age, own }) => [age, own.kind])).toEqual([
      [1, "before-first"],
      [3, "between"],
      [7, "known"],
      [28, "not-reached"],
    ]);
    expect(report?.claims.map(({ readOn, line }) => [readOn, line])).toEqual([
      ["2026-03-24", 2],
      ["2026-03-17", 2],
      ["2026-03-12", 2],
    ]);
    const content = await getContent(bakery, { window: 28, asOf: null, compare: "previous" });
    expect(content.posts.find(({ postId }) => postId === "7001")).toMatchObject({
      views: report?.post.views,
      engagementRate: report?.post.engagementRate,
    });
    expect(await getPost(bakery, "7003", NOW)).toBeNull();
    expect(await getPost(stranger, "7002", NOW)).toBeNull();
  });

  it("sets it beside the median post of the same age, by bounds where no export was made that day", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    // Published a day apart, so that each export reads them at another age.
    await seedExports(bakery, [
      contentOn("2026-03-08", [
        postRow("7001", "2026-03-01", 70),
        postRow("7002", "2026-03-01", 100),
        postRow("7003", "2026-03-01", 300),
        postRow("7004", "2026-03-02", 200),
        postRow("7005", "2026-03-02", 250),
        postRow("7006", "2026-03-01", 900),
      ]),
      contentOn("2026-03-10", [postRow("7004", "2026-03-02", 400), postRow("7005", "2026-03-02", 260)]),
    ]);
    const report = await getPost(bakery, "7006", NOW);
    // At day 7: 70, 100 and 300 exactly; between 200 and 400; between 250 and 260.
    // Lower bounds 70 100 200 250 300 → 200; upper bounds 70 100 260 300 400 → 260.
    expect(report?.ages.find(({ age }) => age === 7)).toEqual({
      age: 7,
      own: { kind: "known", at: { age: 7, readOn: "2026-03-08", views: 900 } },
      median: { bounds: { low: 200, high: 260 }, posts: 5, exact: 3 },
      verdict: "above",
      times: { low: 900 / 260, high: 4.5 },
    });
    expect(report?.ages.find(({ age }) => age === 1)).toMatchObject({
      own: { kind: "before-first" },
      median: { bounds: null, posts: 0 },
      verdict: null,
    });
  });

  it("begins with one export, of which nothing can be said to be gained", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    await seedExports(bakery, [
      contentOn("2026-03-12", [{ ...postRow("7001", "2026-03-10", 5), views: null }]),
    ]);
    const report = await getPost(bakery, "7001", NOW);
    expect(report).toMatchObject({ gained: null, others: 0, post: { views: null } });
    expect(report?.ages.map(({ own }) => own.kind)).toEqual([
      "unknown",
      "not-reached",
      "not-reached",
      "not-reached",
    ]);
  });

  it("lets the same file speak of a day as on the list of posts where two were exported on it", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    await seedExports(bakery, [
      contentOn("2026-03-12", [postRow("7001", "2026-03-10", 500)]),
      contentOn("2026-03-12", [{ ...postRow("7001", "2026-03-10", 510), likes: null }]),
    ]);
    const report = await getPost(bakery, "7001", NOW);
    expect(report?.readings).toHaveLength(1);
    expect(report?.claims).toHaveLength(2);
    expect(report?.readings[0]?.totals.views).toBe(report?.post.views);
    // Unknown never beats a number: the other file's likes stand.
    expect(report?.readings[0]?.totals.likes).not.toBeNull();
  });
});
