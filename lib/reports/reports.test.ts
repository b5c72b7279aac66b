import { expect, it } from "vitest";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { addDays, daysIn, toDay } from "@/lib/domain/day";
import type { HourRow } from "@/lib/domain/reading";
import type { ReportRequest } from "@/lib/domain/report";
import { getContent } from "./content";
import { getCoverage } from "./coverage";
import { getFollowers } from "./followers";
import { getOverview } from "./overview";
import { runReport } from "./run-report";
import { dailyRows, postRow, seedExports, seedProfile } from "./testing/seed-ledger";

const LAST_28: ReportRequest = { window: 28, asOf: null, compare: "previous" };
const fill = (length: number, value: number) => Array.from({ length }, () => value);

/** 56 days to 24 March 2026: 100 views a day, then 123; one day of the window unknown; followers 100 … 155. */
async function seedBakery() {
  const bakery = await seedProfile("northwind.bakes");
  const views = [...fill(28, 100), ...fill(10, 123), null, ...fill(17, 123)];
  const followers = Array.from({ length: 56 }, (_, index) => 100 + index);
  const zero = fill(56, 0);
  await seedExports(bakery, [
    {
      format: "studio/overview",
      exportedOn: "2026-03-25",
      rows: dailyRows("2026-03-24", {
        videoViews: views,
        profileViews: fill(56, 2),
        likes: fill(56, 10),
        comments: zero,
        shares: zero,
      }),
    },
    {
      format: "studio/follower-history",
      exportedOn: "2026-03-25",
      shiftDays: 1,
      rows: dailyRows("2026-03-23", { followers }),
    },
    {
      format: "studio/content",
      exportedOn: "2026-02-20",
      rows: { kind: "posts", rows: [postRow("7001", "2026-02-10", 400)] },
    },
    {
      format: "studio/content",
      exportedOn: "2026-03-25",
      rows: {
        kind: "posts",
        rows: [
          postRow("7001", "2026-02-10", 460),
          postRow("7002", "2026-03-18", 200),
          postRow("7003", "2026-03-19", 0),
          postRow("7004", "2026-03-25", 5),
        ],
      },
    },
  ]);
  return bakery;
}

/** What belongs to others must never show up. */
async function seedStranger(): Promise<void> {
  const stranger = await seedProfile("someone.else");
  await seedExports(stranger, [
    {
      format: "studio/overview",
      exportedOn: "2026-06-02",
      rows: dailyRows("2026-06-01", { videoViews: fill(100, 9_999) }),
    },
    {
      format: "studio/content",
      exportedOn: "2026-06-02",
      rows: { kind: "posts", rows: [postRow("9001", "2026-03-20", 7)] },
    },
  ]);
}

describeOnBothDatabases("reports", () => {
  it("tell an Overview from the board, and nothing of other profiles", async () => {
    await emptyDatabase();
    const bakery = await seedBakery();
    await seedStranger();
    const report = await getOverview(bakery, LAST_28);
    expect(report).toMatchObject({
      profile: { handle: "northwind.bakes", name: null },
      asOf: "2026-03-24",
      newestDay: "2026-03-24",
      window: { days: 28, from: "2026-02-25", to: "2026-03-24" },
      previous: { from: "2026-01-28", to: "2026-02-24" },
    });
    const { videoViews, likes, followers, netFollowers, engagementRate } = report.figures;
    expect(videoViews).toMatchObject({
      value: 27 * 123,
      matchedValue: 27 * 123,
      previous: 2700,
      coverage: { known: 27, days: 28 },
      change: { kind: "percent", matchedDays: 27, absolute: 27 * 23 },
    });
    expect(videoViews.change.value).toBeCloseTo(0.23, 12);
    expect(videoViews.series[10]).toEqual({ day: "2026-03-07", value: null, provisional: false });
    expect(videoViews.series.slice(-3).map(({ provisional }) => provisional)).toEqual([false, true, true]);
    expect(likes).toMatchObject({ value: 280, change: { kind: "unchanged" } });
    expect(followers.value).toBe(155);
    expect(netFollowers.value).toBe(28);
    expect(engagementRate.value).toBe(270 / (27 * 123));
    expect(report.posts.map(({ postId }) => postId)).toEqual(["7003", "7002"]);
    expect(report.moved).toEqual([
      expect.objectContaining({ kind: "post", postId: "7002", gained: 200, upTo: 200 / (27 * 23) }),
      expect.objectContaining({
        kind: "post",
        postId: "7001",
        gained: 60,
        between: { from: "2026-02-20", to: "2026-03-25" },
      }),
      { kind: "post-count", now: 2, before: 1 },
    ]);
  });

  it("move back to asOf and never past the newest known day", async () => {
    await emptyDatabase();
    const bakery = await seedBakery();
    const earlier = await getOverview(bakery, { ...LAST_28, window: 7, asOf: toDay("2026-03-01") });
    expect(earlier.window).toEqual({ days: 7, from: "2026-02-23", to: "2026-03-01" });
    expect(earlier.newestDay).toBe("2026-03-24");
    expect(earlier.figures.videoViews.value).toBe(2 * 100 + 5 * 123);
    const later = await getOverview(bakery, { ...LAST_28, asOf: toDay("2030-01-01") });
    expect(later.asOf).toBe("2026-03-24");
  });

  it("end on the newest known day of any measure where views are unknown", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    const exports = { format: "studio/follower-history", exportedOn: "2026-03-25" } as const;
    await seedExports(bakery, [{ ...exports, rows: dailyRows("2026-03-22", { followers: [5, 6, null] }) }]);
    const report = await getOverview(bakery, LAST_28);
    expect(report.asOf).toBe("2026-03-21");
    expect(report.figures.followers.value).toBe(6);
    expect(report.figures.videoViews).toMatchObject({ value: null, coverage: { known: 0, days: 28 } });
  });

  it("say nothing of a profile without exports", async () => {
    await emptyDatabase();
    const empty = await seedProfile("empty.shelf");
    const report = await getOverview(empty, LAST_28);
    expect(report).toMatchObject({ asOf: null, window: null, previous: null, posts: [], moved: [] });
    expect(report.figures.videoViews).toMatchObject({
      value: null,
      series: [],
      coverage: { known: 0, days: 28 },
    });
    expect((await getFollowers(empty, LAST_28)).threshold).toEqual({ needed: 100, have: null, open: false });
    expect(await getCoverage(empty, toDay("2026-03-25"))).toMatchObject({
      range: null,
      measures: [],
      advice: [],
    });
    expect((await getContent(empty, LAST_28)).posts).toEqual([]);
  });

  it("show post detail as current for the 7 days that end on the newest content export's day", async () => {
    await emptyDatabase();
    const bakery = await seedBakery();
    const report = await getContent(bakery, LAST_28);
    expect(report.posts.map(({ postId, detail }) => [postId, detail.state])).toEqual([
      ["7003", "current"],
      ["7002", "expired"],
    ]);
    expect(report).toMatchObject({
      contentReadOn: "2026-03-25",
      postsKnown: 4,
      publishedSince: 1,
      listMayBeIncomplete: false,
      totals: { posts: 2, views: 200, pooledEngagementRate: 0.1, medianEngagementRate: 0.1 },
    });
    const [first] = report.posts;
    expect(first).toMatchObject({ views: 0, engagementRate: null, saves: null, readOn: "2026-03-25" });
  });

  it("warn when the newest content export is as long as TikTok ever makes it", async () => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    const rows = Array.from({ length: 15 }, (_, index) => postRow(`80${index + 10}`, "2026-03-20", index));
    await seedExports(bakery, [
      { format: "studio/content", exportedOn: "2026-03-25", rows: { kind: "posts", rows } },
    ]);
    const report = await getContent(bakery, LAST_28);
    expect(report).toMatchObject({ listMayBeIncomplete: true, asOf: "2026-03-25" });
    expect(report.posts.map(({ postId }) => postId).slice(0, 2)).toEqual(["8024", "8023"]);
  });

  it.each([
    [99, false],
    [100, true],
  ])("with %s followers have the Followers section open: %s", async (followers, open) => {
    await emptyDatabase();
    const bakery = await seedProfile("northwind.bakes");
    await seedExports(bakery, [
      {
        format: "studio/follower-history",
        exportedOn: "2026-03-25",
        rows: dailyRows("2026-03-24", { followers: [followers] }),
      },
    ]);
    const report = await getFollowers(bakery, LAST_28);
    expect(report.threshold).toEqual({ needed: 100, have: followers, open });
    expect(report.open === null).toBe(!open);
  });

  it("tell followers by hour, gender, country and day", async () => {
    await emptyDatabase();
    const bakery = await seedBakery();
    const hour = (labelDay: string, at: number, value: bigint | null): HourRow => ({
      line: 2,
      labelDay: toDay(labelDay),
      hour: at,
      value,
    });
    const share = (label: string, millionths: number) => ({ line: 2, label, millionths });
    const activity = { format: "studio/follower-activity" } as const;
    await seedExports(bakery, [
      {
        ...activity,
        exportedOn: "2026-03-17",
        rows: { kind: "hours", rows: [hour("2026-03-16", 18, 40n), hour("2026-03-16", 19, 90n)] },
      },
      {
        ...activity,
        exportedOn: "2026-03-25",
        shiftDays: 1,
        rows: {
          kind: "hours",
          rows: [hour("2026-03-15", 18, 10n), hour("2026-03-22", 18, 30n), hour("2026-03-22", 20, null)],
        },
      },
      {
        format: "studio/follower-gender",
        exportedOn: "2026-03-17",
        rows: { kind: "shares", dimension: "gender", rows: [share("Female", 900_000)] },
      },
      {
        format: "studio/follower-gender",
        exportedOn: "2026-03-25",
        rows: {
          kind: "shares",
          dimension: "gender",
          rows: [share("Other", 10_000), share("Male", 440_000), share("Female", 550_000)],
        },
      },
      {
        format: "studio/viewers",
        exportedOn: "2026-03-25",
        rows: dailyRows("2026-03-24", {
          viewers: [3, 9, 4],
          newViewers: [1, 1, 1],
          returningViewers: [2, 8, 3],
        }),
      },
    ]);
    const { open } = await getFollowers(bakery, LAST_28);
    expect(open?.heat.days).toEqual({ from: "2026-03-16", to: "2026-03-23" });
    expect(open?.heat.cells[18]).toEqual({ weekday: 0, hour: 18, mean: 20, measuredHours: 2 });
    expect(open?.heat.cells[20]).toMatchObject({ mean: null, measuredHours: 0 });
    expect(open?.heat.most).toEqual([{ weekday: 0, hour: 19, mean: 90, measuredHours: 1 }]);
    expect(open?.gender).toEqual({
      readOn: "2026-03-25",
      shares: [
        { label: "Female", share: 0.55 },
        { label: "Male", share: 0.44 },
        { label: "Other", share: 0.01 },
      ],
    });
    expect(open?.territories).toBeNull();
    expect(open?.viewers.medianViewers).toBe(4);
    expect(open?.viewers.newShare).toBe(0.25);
    // The export of the 17th lists women alone, so the others' shares then are unknown.
    expect(open?.audienceChange).toEqual({
      gender: {
        before: "2026-03-17",
        points: [
          { label: "Female", points: -0.35 },
          { label: "Male", points: null },
          { label: "Other", points: null },
        ],
      },
      territory: null,
    });
    expect(open?.netByDay.at(-1)).toEqual({ day: "2026-03-24", value: 1, provisional: true });
    expect(open?.figures.followerGrowth.value).toBe(28 / 127);
    const before = await getFollowers(bakery, { ...LAST_28, asOf: toDay("2026-03-17") });
    expect(before.open?.gender?.readOn).toBe("2026-03-17");
    expect(before.open?.audienceChange?.gender).toBeNull();
    expect(before.open?.sharesBegin).toEqual({ gender: null, territories: null });
    const tooEarly = await getFollowers(bakery, { ...LAST_28, asOf: toDay("2026-03-15") });
    expect(tooEarly.open?.gender).toBeNull();
    expect(tooEarly.open?.sharesBegin).toEqual({ gender: "2026-03-17", territories: null });
  });

  it("tell followers by hour after a person moved the labels by a week", async () => {
    await emptyDatabase();
    const bakery = await seedBakery();
    const hours = ["2026-03-10", "2026-03-17"].map((label, index) => ({
      line: 2 + index,
      labelDay: toDay(label),
      hour: 18,
      value: 40n,
    }));
    await seedExports(bakery, [
      {
        format: "studio/follower-activity",
        exportedOn: "2026-03-25",
        shiftDays: 7,
        rows: { kind: "hours", rows: hours },
      },
    ]);
    const { open } = await getFollowers(bakery, { ...LAST_28, window: 7 });
    expect(open?.heat.days).toEqual({ from: "2026-03-24", to: "2026-03-24" });
    expect(open?.heatEver?.days).toEqual({ from: "2026-03-17", to: "2026-03-24" });
    const earlier = await getFollowers(bakery, { ...LAST_28, window: 7, asOf: toDay("2026-03-23") });
    expect(earlier.open?.heat.days).toEqual({ from: "2026-03-17", to: "2026-03-17" });
  });

  it("tell known and missing days, and which exports come next", async () => {
    await emptyDatabase();
    const bakery = await seedBakery();
    const report = await getCoverage(bakery, toDay("2026-03-26"));
    expect(report.range).toEqual({ from: "2026-01-28", to: "2026-03-24" });
    const views = report.measures.find(({ measure }) => measure === "videoViews");
    expect(views).toMatchObject({
      known: 55,
      provisional: 2,
      missing: [{ from: "2026-03-07", to: "2026-03-07" }],
    });
    expect(report.advice.map(({ format, reason }) => `${format} ${reason}`)).toEqual([
      "studio/overview provisional",
      "studio/viewers never",
      "studio/follower-history provisional",
      "studio/follower-activity never",
      "studio/follower-gender never",
      "studio/follower-territories never",
    ]);
  });

  it("add up, over any window, to what the board holds", async () => {
    await emptyDatabase();
    const bakery = await seedBakery();
    const report = await getOverview(bakery, { window: 60, asOf: null, compare: "weekdays" });
    expect(report.figures.videoViews.series.map(({ day }) => day)).toEqual(
      daysIn({ from: addDays(toDay("2026-03-24"), -59), to: toDay("2026-03-24") }),
    );
    expect(report.figures.videoViews.value).toBe(2800 + 27 * 123);
    expect(report.figures.videoViews.series.slice(0, 4).map(({ value }) => value)).toEqual(
      fill(4, 0).map(() => null),
    );
  });
});

describeOnBothDatabases("report --json", () => {
  it("prints an Overview as the contract has it", async () => {
    await emptyDatabase();
    const scope = await seedBakery();
    const json = JSON.parse(JSON.stringify(await runReport({ scope, section: "overview", ...LAST_28 })));
    expect(json).toMatchObject({
      profile: "@northwind.bakes",
      section: "overview",
      asOf: "2026-03-24",
      window: { days: 28, from: "2026-02-25", to: "2026-03-24" },
      previous: { from: "2026-01-28", to: "2026-02-24" },
    });
    expect(Object.keys(json.figures)).toEqual([
      "videoViews",
      "profileViews",
      "likes",
      "comments",
      "shares",
      "followers",
      "netFollowers",
      "engagementRate",
      "shareRate",
    ]);
    expect(json.figures.videoViews).toMatchObject({
      value: 3321,
      previous: 2700,
      change: { kind: "percent", matchedDays: 27 },
      coverage: { known: 27, days: 28 },
    });
    expect(json.figures.videoViews.series[10]).toMatchObject({ day: "2026-03-07", value: null });
  });

  it("prints posts with their detail, newest first", async () => {
    await emptyDatabase();
    const scope = await seedBakery();
    expect(await runReport({ scope, section: "content", ...LAST_28 })).toMatchObject({
      section: "content",
      posts: [
        { postId: "7003", publishedOn: "2026-03-19", detail: { state: "current", lastDay: "2026-03-25" } },
        {
          postId: "7002",
          url: "https://www.tiktok.com/@northwind.bakes/video/7002",
          title: "Loaf 7002",
          views: 200,
          likes: 20,
          comments: 0,
          shares: 0,
          engagementRate: 0.1,
          readOn: "2026-03-25",
          detail: { state: "expired" },
        },
      ],
    });
  });

  it("prints nothing but the threshold while Followers is closed", async () => {
    await emptyDatabase();
    const scope = await seedProfile("northwind.bakes");
    const history = { format: "studio/follower-history", exportedOn: "2026-03-25" } as const;
    await seedExports(scope, [{ ...history, rows: dailyRows("2026-03-24", { followers: [64] }) }]);
    const json = await runReport({ scope, section: "followers", ...LAST_28 });
    expect(json).toMatchObject({ threshold: { needed: 100, have: 64, open: false }, figures: {} });
    expect(Object.keys(json).sort()).toEqual(
      [
        "asOf",
        "compare",
        "figures",
        "newestDay",
        "previous",
        "profile",
        "section",
        "threshold",
        "window",
      ].sort(),
    );
  });
});
