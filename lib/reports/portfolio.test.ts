import { expect, it } from "vitest";
import { type OwnedProfile, type OwnerScope, operatorScope } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { lockProfile, write } from "@/lib/db/writer";
import { addDays, toDay } from "@/lib/domain/day";
import {
  PORTFOLIO_METRICS,
  type PortfolioReport,
  type PortfolioRequest,
  type PortfolioRow,
} from "@/lib/domain/portfolio";
import { parsePortfolioAddress } from "@/lib/domain/portfolio-address";
import type { Figure, ReportRequest } from "@/lib/domain/report";
import { COMPARISONS, WINDOW_LENGTHS } from "@/lib/domain/window";
import { storeProfileSettings } from "@/lib/entries/profile-settings";
import { toCsv } from "./downloads/csv-table";
import { toPortfolioTable } from "./downloads/portfolio-table";
import { getOverview } from "./overview";
import { getPortfolio, getWholePortfolio } from "./portfolio";
import { findReportProfile } from "./profiles";
import { dailyRows, postRow, seedExports, seedProfile } from "./testing/seed-ledger";
import { seedMember } from "./testing/seed-member";

const START = parsePortfolioAddress({});
const by = (sort: PortfolioRequest["sort"], ascending = false): PortfolioRequest => ({
  ...START,
  sort,
  ascending,
});
const fill = (length: number, value: number) => Array.from({ length }, () => value);
const handles = ({ rows }: PortfolioReport) => rows.map(({ handle }) => handle);

/** 56 days of 100 views, then 28 of `views`; the day before the export is the last. */
async function seedDaily(handle: string, lastDay: string, views: number): Promise<OwnedProfile> {
  const profile = await seedProfile(handle);
  const values = [...fill(56, 100), ...fill(28, views)];
  const exportedOn = addDays(toDay(lastDay), 1);
  await seedExports(profile, [
    {
      format: "studio/overview",
      exportedOn,
      rows: dailyRows(lastDay, {
        videoViews: values,
        likes: values.map((value) => value / 10),
        comments: fill(84, 1),
        shares: fill(84, 0),
      }),
    },
  ]);
  return profile;
}

/** Steady, one that doubled, one with gaps, one of followers only, one with posts only, one of nothing. */
async function seedHouse(): Promise<void> {
  await emptyDatabase();
  await seedDaily("a.steady", "2026-03-24", 100);
  await seedDaily("b.doubled", "2026-03-20", 200);
  const gaps = await seedProfile("c.gaps");
  const views = [...fill(200, 50), null, null, ...fill(20, 50), 400, ...fill(6, 50), null];
  const followers = [...fill(60, 900), ...Array.from({ length: 30 }, (_, index) => 900 + 3 * index)];
  await seedExports(gaps, [
    {
      format: "studio/overview",
      exportedOn: "2026-03-25",
      rows: dailyRows("2026-03-24", { videoViews: views }),
    },
    {
      format: "studio/follower-history",
      exportedOn: "2026-03-24",
      rows: dailyRows("2026-03-23", { followers }),
    },
  ]);
  const followed = await seedProfile("d.followed");
  await seedExports(followed, [
    {
      format: "studio/follower-history",
      exportedOn: "2026-03-12",
      rows: dailyRows("2026-03-11", { followers: [7, null, 9] }),
    },
  ]);
  const posted = await seedProfile("e.posted");
  await seedExports(posted, [
    {
      format: "studio/content",
      exportedOn: "2026-02-02",
      rows: { kind: "posts", rows: [postRow("7001", "2026-02-01", 5)] },
    },
  ]);
  await seedProfile("f.empty");
}

async function expectOverview(scope: OwnerScope, row: PortfolioRow, request: ReportRequest): Promise<void> {
  const profile = await findReportProfile(scope, row.handle);
  if (profile === null) throw new Error(`No profile ${row.handle}`);
  const overview = await getOverview(profile, request);
  expect(row.newestDay).toBe(overview.newestDay);
  expect(row.window?.to ?? null).toBe(overview.asOf);
  for (const metric of PORTFOLIO_METRICS) {
    const said = `${row.handle} ${metric} ${request.window} ${request.compare}`;
    expect(toComparable(row.figures[metric]), said).toEqual(toComparable(overview.figures[metric]));
  }
  expect(row.figures.videoViews.usualSwing).toBe(overview.figures.videoViews.usualSwing);
}

/** The portfolio reads no more than it shows: neither which days are provisional nor the usual swing of each figure. */
function toComparable({ value, previous, change, coverage, series }: Figure) {
  return { value, previous, change, coverage, series: series.map((point) => [point.day, point.value]) };
}

async function findOwned(scope: OwnerScope, handle: string): Promise<OwnedProfile> {
  const profile = await findReportProfile(scope, handle);
  if (profile === null) throw new Error(`@${handle} is not there.`);
  return profile;
}

describeOnBothDatabases("the portfolio", () => {
  it("tells of each profile what its own Overview tells, in every window and comparison", async () => {
    await seedHouse();
    const scope = await operatorScope();
    const requests = WINDOW_LENGTHS.flatMap((window) =>
      COMPARISONS.map((compare) => ({ window, compare, asOf: window === 7 ? toDay("2026-03-15") : null })),
    );
    for (const request of requests) {
      const report = await getPortfolio(scope, { ...START, ...request });
      expect(report.rows).toHaveLength(6);
      for (const row of report.rows) await expectOverview(scope, row, request);
    }
  });

  it("puts the unusual first, then the usual, and last what cannot be judged", async () => {
    await seedHouse();
    const scope = await operatorScope();
    const report = await getPortfolio(scope, { ...START, window: 7 });
    // Steady: 12 weeks without any change, a swing of 0. Doubled: its newest change is 28 days old.
    expect(report.rows.map(({ handle, unusual }) => [handle, unusual])).toEqual([
      ["c.gaps", true],
      ["a.steady", false],
      ["b.doubled", false],
      ["d.followed", null],
      ["e.posted", null],
      ["f.empty", null],
    ]);
    expect(report).toMatchObject({ profiles: 6, matching: 6, newestDay: "2026-03-24" });
  });

  it("sorts by figures worked out by hand, with the unknown last in both directions", async () => {
    await seedHouse();
    const scope = await operatorScope();
    const down = await getPortfolio(scope, by("views"));
    const views = down.rows.map(({ handle, figures }) => [handle, figures.videoViews.value]);
    // Gaps: 28 days to 23 March, one of 400 views, 26 of 50 and one unknown.
    expect(views).toEqual([
      ["b.doubled", 28 * 200],
      ["a.steady", 28 * 100],
      ["c.gaps", 26 * 50 + 400],
      ["d.followed", null],
      ["e.posted", null],
      ["f.empty", null],
    ]);
    expect(handles(await getPortfolio(scope, by("views", true))).slice(0, 4)).toEqual([
      "c.gaps",
      "a.steady",
      "b.doubled",
      "d.followed",
    ]);
    expect(down.rows[0]?.figures).toMatchObject({
      likes: { value: 28 * 20, change: { kind: "percent", value: 1 } },
      comments: { value: 28, change: { kind: "unchanged" } },
      shares: { value: 0, change: { kind: "unchanged" } },
      engagementRate: { value: (28 * 21) / (28 * 200), change: { kind: "points" } },
      netFollowers: { value: null, change: { kind: "none" } },
    });
    expect(handles(await getPortfolio(scope, by("net"))).slice(0, 1)).toEqual(["c.gaps"]);
    expect(handles(await getPortfolio(scope, by("newest")))).toEqual([
      "a.steady",
      "c.gaps",
      "b.doubled",
      "d.followed",
      "e.posted",
      "f.empty",
    ]);
    expect(handles(await getPortfolio(scope, by("handle", true))).at(0)).toBe("a.steady");
    expect(handles(await getPortfolio(scope, by("handle"))).at(0)).toBe("f.empty");
  });

  it("filters by handle and name and turns pages without losing a profile", async () => {
    await emptyDatabase();
    for (let number = 10; number < 70; number += 1) await seedProfile(`northwind.shop${number}`);
    const scope = await operatorScope();
    const profile = await findReportProfile(scope, "northwind.shop33");
    if (profile === null) throw new Error("No profile 33");
    await storeProfileSettings(profile, { name: "Café Nord", category: "", timeZone: "" }, scope);
    const pages = await Promise.all(
      [1, 2, 3].map((page) => getPortfolio(scope, { ...by("handle", true), page })),
    );
    expect(pages.map(({ rows }) => rows.length)).toEqual([25, 25, 10]);
    expect(new Set(pages.flatMap(handles)).size).toBe(60);
    expect(pages[0]?.page).toEqual({ number: 1, of: 3, size: 25 });
    expect((await getPortfolio(scope, { ...START, page: 9 })).page.number).toBe(3);
    const found = await getPortfolio(scope, { ...START, search: "cafe" });
    expect(handles(found)).toEqual(["northwind.shop33"]);
    expect(found).toMatchObject({ matching: 1, profiles: 60, page: { of: 1 } });
    expect(await getPortfolio(scope, { ...START, search: "nothing" })).toMatchObject({
      rows: [],
      matching: 0,
    });
  });

  it("forgets an order as soon as anything was written", async () => {
    await emptyDatabase();
    await seedDaily("a.steady", "2026-03-24", 100);
    const doubled = await seedDaily("b.doubled", "2026-03-24", 200);
    const scope = await operatorScope();
    expect(handles(await getPortfolio(scope, by("views")))).toEqual(["b.doubled", "a.steady"]);
    expect(handles(await getPortfolio(scope, by("views")))).toEqual(["b.doubled", "a.steady"]);
    await seedExports(doubled, [
      {
        format: "studio/overview",
        exportedOn: "2026-03-26",
        rows: dailyRows("2026-03-24", { videoViews: fill(28, 3) }),
      },
    ]);
    expect(handles(await getPortfolio(scope, by("views")))).toEqual(["a.steady", "b.doubled"]);
    await seedProfile("c.new");
    expect(handles(await getPortfolio(scope, by("views")))).toEqual(["a.steady", "b.doubled", "c.new"]);
  });

  it("looks only at the profiles of which something was written since", async () => {
    await emptyDatabase();
    const steady = await seedDaily("a.steady", "2026-03-24", 100);
    const doubled = await seedDaily("b.doubled", "2026-03-24", 200);
    const scope = await operatorScope();
    expect(handles(await getPortfolio(scope, by("views")))).toEqual(["b.doubled", "a.steady"]);
    // Past all that gives a board its version: nobody can know of it.
    await write((tx) => tx.board.deleteMany({ where: { profileId: doubled.profileId } }));
    await seedExports(steady, [
      {
        format: "studio/overview",
        exportedOn: "2026-03-26",
        rows: dailyRows("2026-03-24", { videoViews: fill(28, 150) }),
      },
    ]);
    expect(handles(await getPortfolio(scope, by("views")))).toEqual(["b.doubled", "a.steady"]);
    await write((tx) => lockProfile(tx, doubled));
    expect(handles(await getPortfolio(scope, by("views")))).toEqual(["a.steady", "b.doubled"]);
  });

  it("shows a workspace its own profiles, whatever others are called", async () => {
    await emptyDatabase();
    const [mia, eve] = [await seedMember("northwind", "owner"), await seedMember("contoso", "owner")];
    await write((tx) =>
      tx.profile.createMany({
        data: [
          { id: "p1", workspaceId: "northwind", handle: "northwind.bakes" },
          { id: "p2", workspaceId: "contoso", handle: "northwind.bakes" },
          { id: "p3", workspaceId: "contoso", handle: "contoso.cakes" },
        ],
      }),
    );
    const profile = await findReportProfile(eve, "contoso.cakes");
    if (profile === null) throw new Error("No profile of Eve's");
    await seedExports(profile, [
      {
        format: "studio/overview",
        exportedOn: "2026-03-25",
        rows: dailyRows("2026-03-24", { videoViews: [4] }),
      },
    ]);
    expect(handles(await getPortfolio(mia, by("views")))).toEqual(["northwind.bakes"]);
    expect(handles(await getPortfolio(eve, by("views")))).toEqual(["contoso.cakes", "northwind.bakes"]);
    expect((await getPortfolio(mia, START)).newestDay).toBeNull();
  });

  it("keeps profiles apart by their tags, and counts each tag", async () => {
    await seedHouse();
    const scope = await operatorScope();
    for (const [handle, tags] of [
      ["a.steady", "Retail, EMEA"],
      ["b.doubled", "retail"],
    ] as const) {
      const profile = await findOwned(scope, handle);
      const told = { name: "", category: "", timeZone: "Europe/Athens" };
      expect(await storeProfileSettings(profile, { ...told, tags }, scope)).toEqual({ ok: true });
      // Told without tags, they stay.
      expect(await storeProfileSettings(profile, told, scope)).toEqual({ ok: true });
      expect(await storeProfileSettings(profile, { ...told, tags: "<b>" }, scope)).toMatchObject({
        ok: false,
      });
    }
    const retail = await getPortfolio(scope, { ...by("handle", true), tag: "retail" });
    expect(handles(retail)).toEqual(["a.steady", "b.doubled"]);
    expect(retail.matching).toBe(2);
    expect(retail.rows[0]?.tags).toEqual(["emea", "retail"]);
    expect(retail.tags).toEqual([
      { tag: "emea", profiles: 1 },
      { tag: "retail", profiles: 2 },
    ]);
    expect(handles(await getPortfolio(scope, { ...START, tag: "emea", search: "doubled" }))).toEqual([]);
  });

  it("is taken away whole, with every digit and what it is about, and no text becomes a formula", async () => {
    await seedHouse();
    const scope = await operatorScope();
    const profile = await findOwned(scope, "b.doubled");
    const told = { name: '=1+1, "rye"', category: "", timeZone: "Europe/Athens", tags: "retail" };
    await storeProfileSettings(profile, told, scope);
    const request = by("handle", true);
    const whole = await getWholePortfolio(scope, request);
    expect(whole.rows.length).toBe(whole.profiles);
    const { columns, rows } = toPortfolioTable(whole, request);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    const cell = (handle: string, column: string) =>
      rows.find(([name]) => name === handle)?.[columns.indexOf(column)];
    expect(cell("b.doubled", "Video views")).toBe(5_600);
    expect(cell("b.doubled", "Video views change")).toBe(1);
    expect(cell("b.doubled", "Video views days known")).toBe(28);
    expect([cell("b.doubled", "Window from"), cell("b.doubled", "Window to")]).toEqual([
      "2026-02-21",
      "2026-03-20",
    ]);
    expect(cell("b.doubled", "Time zone")).toBe("Europe/Athens");
    expect(rows.filter(([name]) => name !== "b.doubled" && cell(String(name), "Tags") !== "")).toEqual([]);
    expect(toCsv({ columns, rows })).toContain(`"'=1+1, ""rye"""`);
  });
});
