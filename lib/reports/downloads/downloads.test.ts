import { expect, it } from "vitest";
import { storeGoal } from "@/lib/db/goals";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { toDay } from "@/lib/domain/day";
import { DOWNLOADS } from "@/lib/domain/download";
import type { OverviewReport } from "@/lib/domain/report";
import { formatPeriod } from "@/lib/domain/summary";
import { DAY_METRICS } from "@/lib/domain/weekday-band";
import { COMPARISONS, WINDOW_LENGTHS } from "@/lib/domain/window";
import { getContent } from "../content";
import { getCoverage } from "../coverage";
import { getFollowers } from "../followers";
import { getGoals } from "../goals";
import { getOutlooks } from "../outlook";
import { getOverview } from "../overview";
import { getPost } from "../post";
import { dailyRows, postRow, seedExports, seedProfile } from "../testing/seed-ledger";
import { toGoalsTable, toOutlookTable } from "./ahead-tables";
import { toCoverageTable } from "./coverage-table";
import { type CsvTable, toCsv } from "./csv-table";
import { toAgesTable, toCurveTable } from "./post-tables";
import { toContentTable, toFollowersTable, toOverviewTable } from "./section-tables";

const zone = "Europe/Athens";

/** RFC 4180, written apart from the code that writes it. */
function parse(csv: string): readonly (readonly string[])[] {
  expect(csv.startsWith("\u{feff}")).toBe(true);
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

/** The cells of a column, by its heading. */
function column(table: CsvTable | null, heading: string): readonly (string | null)[] {
  if (table === null) throw new Error("There is no table.");
  const [headings = [], ...rows] = parse(toCsv(table));
  const at = headings.indexOf(heading);
  expect(at, `${heading} of ${headings.join(", ")}`).toBeGreaterThanOrEqual(0);
  for (const row of rows) expect(row).toHaveLength(headings.length);
  return rows.map((row) => row[at] || null);
}

const text = (value: number | string | null) => (value === null ? null : String(value));

async function seedBakery() {
  const scope = await seedProfile("northwind.bakes");
  const length = 430;
  const line = (value: (index: number) => number | null) =>
    Array.from({ length }, (_, index) => value(index));
  await seedExports(scope, [
    {
      format: "studio/overview",
      exportedOn: "2026-03-25",
      rows: dailyRows("2026-03-24", {
        videoViews: line((index) => (index % 37 === 9 ? null : 100 + index)),
        profileViews: line((index) => index % 3),
        likes: line((index) => (index % 11) - 3),
        comments: line(() => 1),
        shares: line(() => 0),
      }),
    },
    {
      format: "studio/follower-history",
      exportedOn: "2026-03-25",
      rows: dailyRows("2026-03-24", { followers: line((index) => 1_000 + 2 * index) }),
    },
    {
      format: "studio/content",
      exportedOn: "2026-03-25",
      rows: {
        kind: "posts",
        rows: [
          { ...postRow("7001", "2026-03-20", 400), title: '=1+1, "rye"\nor not' },
          postRow("7002", "2026-03-21", 0),
        ],
      },
    },
  ]);
  return scope;
}

/** Bands in the last columns of each chart's table, and a row for each claim of what moved the views. */
function expectStatistics(overview: OverviewReport): void {
  for (const name of DAY_METRICS) {
    const bands = new Map(overview.bands?.[name].map((band) => [band.day, band]));
    const days = overview.figures[name].series.map(({ day }) => day);
    const table = toOverviewTable({ report: overview, name, zone });
    expect(bands.size).toBe(days.length);
    expect(column(table, "Usual to")).toEqual(days.map((day) => text(bands.get(day)?.high ?? null)));
  }
  const { moved } = overview;
  const table = toOverviewTable({ report: overview, name: "moved", zone });
  expect(moved.length).toBeGreaterThan(0);
  expect(column(table, "Views gained")).toEqual(
    moved.map((claim) => (claim.kind === "post" ? text(claim.gained) : null)),
  );
  expect(column(table, "Day")).toEqual(
    moved.map((claim) => (claim.kind === "unusual-day" ? claim.day : null)),
  );
}

describeOnBothDatabases("what is taken away", () => {
  it("holds the numbers of the report, an empty cell for unknown, and what they are about", async () => {
    await emptyDatabase();
    const scope = await seedBakery();
    for (const window of WINDOW_LENGTHS)
      for (const compare of COMPARISONS) {
        const request = { window, asOf: null, compare };
        const overview = await getOverview(scope, request);
        for (const name of [
          "videoViews",
          "profileViews",
          "likes",
          "comments",
          "shares",
          "followers",
        ] as const) {
          const figure = overview.figures[name];
          const table = toOverviewTable({ report: overview, name, zone });
          const label = table.columns[1] ?? "";
          expect(column(table, "Day")).toEqual(figure.series.map(({ day }) => day));
          expect(column(table, label)).toEqual(figure.series.map(({ value }) => text(value)));
          expect(column(table, `${label} then`)).toEqual(
            figure.previousSeries.map(({ value }) => text(value)),
          );
          expect(column(table, "State").slice(-2)).toEqual(["provisional", "provisional"]);
          expect(column(table, "Matched days")[0]).toBe(text(figure.change.matchedDays));
          expect(column(table, "Known days")[0]).toBe(text(figure.coverage.known));
          expect(column(table, "Profile")[0]).toBe("northwind.bakes");
          expect(column(table, "Time zone")[0]).toBe(zone);
          expect(column(table, "Window from")[0]).toBe(overview.window?.from);
          expect(column(table, "Compared from")[0]).toBe(overview.previous?.from);
          expect(column(table, "Comparison")[0]).toBe(formatPeriod(compare, window));
        }
        expectStatistics(overview);
        const figures = toOverviewTable({ report: overview, name: "figures", zone });
        const all = Object.values(overview.figures);
        expect(column(figures, "Value")).toEqual(all.map(({ value }) => text(value)));
        expect(column(figures, "Compared value")).toEqual(all.map(({ previous }) => text(previous)));
        expect(column(figures, "Change")).toEqual(all.map(({ change }) => text(change.value)));
        const followers = await getFollowers(scope, request);
        const net = toFollowersTable({ report: followers, name: "netFollowers", zone });
        expect(column(net, "Net followers")).toEqual(
          followers.open?.netByDay.map(({ value }) => text(value)),
        );
      }
  });

  it("leaves a caption that looks like a formula as text", async () => {
    await emptyDatabase();
    const scope = await seedBakery();
    const request = { window: 28, asOf: null, compare: "previous" } as const;
    const report = await getContent(scope, request);
    const posts = toContentTable({ report, name: "posts", zone: null });
    expect(column(posts, "Post")).toEqual(["Loaf 7002", `'=1+1, "rye"\nor not`]);
    expect(column(posts, "Views")).toEqual(["0", "400"]);
    expect(column(posts, "Engagement rate")).toEqual([null, "0.1"]);
    expect(column(posts, "Time zone")).toEqual([null, null]);
    const hashtags = toContentTable({ report, name: "hashtags", zone });
    expect(hashtags.columns.slice(0, 3)).toEqual(["Hashtag", "Posts", "Median views"]);
    expect(hashtags.rows).toEqual([]);
    const totals = toContentTable({ report, name: "totals", zone });
    expect(column(totals, "Views")).toEqual([text(report.totals.views)]);
  });

  it("has no row where the section is closed or nobody has told", async () => {
    await emptyDatabase();
    const scope = await seedBakery();
    const request = { window: 28, asOf: null, compare: "previous" } as const;
    const report = await getFollowers(scope, request);
    expect(toFollowersTable({ report, name: "gender", zone })).toBeNull();
    expect(column(toFollowersTable({ report, name: "hours", zone }), "Mean followers online")).toEqual(
      Array.from({ length: 168 }, () => null),
    );
    for (const name of Object.keys(DOWNLOADS.followers) as (keyof typeof DOWNLOADS.followers)[])
      expect(toFollowersTable({ report: { ...report, open: null }, name, zone })).toBeNull();
  });

  it("holds what is expected, what is aimed at, a post's growth and every day of the calendars", async () => {
    await emptyDatabase();
    const scope = await seedBakery();
    const later = { ...postRow("7001", "2026-03-20", 900), title: "=rye" };
    const rows = { kind: "posts", rows: [later] } as const;
    await seedExports(scope, [{ format: "studio/content", exportedOn: "2026-03-27", rows }]);
    const goal = { id: null, metric: "videoViews", target: 9_000 } as const;
    const days = { firstDay: toDay("2026-03-01"), lastDay: toDay("2026-03-30") };
    await storeGoal(scope, { ...goal, ...days }, { by: "operator", at: new Date("2026-03-25"), most: 20 });
    const request = { window: 28, asOf: null, compare: "previous" } as const;
    const frame = await getOverview(scope, request);
    const context = { frame, zone };

    const { videoViews } = await getOutlooks(scope, request, { frame, metrics: ["videoViews"] });
    if (videoViews === undefined) throw new Error("There is no outlook.");
    const outlook = toOutlookTable(videoViews, context);
    expect(videoViews.days).toHaveLength(28);
    expect(column(outlook, "Day")).toEqual(videoViews.days.map(({ day }) => day));
    expect(column(outlook, "At most")).toEqual(videoViews.days.map(({ high }) => text(high)));
    expect(column(outlook, "Time zone")[27]).toBe(zone);

    const goals = await getGoals(scope, frame.asOf);
    const aimed = toGoalsTable(goals, context);
    expect(column(aimed, "Needed a day")).toEqual([text(goals[0]?.neededPerDay ?? null)]);
    expect(column(aimed, "Days left")).toEqual(["6"]);

    const post = await getPost(scope, "7001", { asOf: null });
    if (post === null) throw new Error("There is no post.");
    const curve = toCurveTable({ report: post, zone });
    expect(column(curve, "Export day")).toEqual(["2026-03-25", "2026-03-27"]);
    expect(column(curve, "Views")).toEqual(["400", "900"]);
    expect(column(curve, "Views gained since the export before")).toEqual([null, "500"]);
    expect(column(curve, "Post")).toEqual(["'=rye", "'=rye"]);
    const ages = toAgesTable({ report: post, zone });
    expect(column(ages, "Views at least")).toEqual([null, null, "900", null]);
    expect(column(ages, "Exports that held it")[0]).toBe("2");

    const coverage = await getCoverage(scope, toDay("2026-03-28"));
    const calendar = toCoverageTable(coverage, zone);
    const told = coverage.measures.flatMap((each) => each.days);
    expect(told.length).toBeGreaterThan(1_000);
    expect(column(calendar, "State")).toEqual(told.map(({ state }) => state));
    expect(column(calendar, "Profile")[0]).toBe("northwind.bakes");
  });
});
