import fc from "fast-check";
import { expect, it } from "vitest";
import { storeGoal } from "@/lib/db/goals";
import type { OwnedProfile } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { parseAddress, toReportRequest } from "@/lib/domain/address";
import { toDay } from "@/lib/domain/day";
import { GOAL_METRICS } from "@/lib/domain/goal";
import type { Measure } from "@/lib/domain/measure";
import type { OverviewReport } from "@/lib/domain/report";
import { COMPARISONS, WINDOW_LENGTHS } from "@/lib/domain/window";
import { getGoals } from "./goals";
import { getOverview } from "./overview";
import { expectGoal, expectOverview, shift, type ToldExport, type ToldLevels } from "./testing/oracle";
import { dailyRows, seedExports, seedProfile } from "./testing/seed-ledger";
import { toReportJson } from "./to-json";

const PROFILES = 50;
const LAST_DAY = "2026-03-24";
const LAST_28 = { window: 28, asOf: null, compare: "previous" } as const;

/** Runs of days that are known or not, the way exports leave gaps. */
const known = fc.array(
  fc.record({
    known: fc.boolean(),
    days: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 90 })),
  }),
  { maxLength: 6 },
);

/** A line of values with gaps, its last day known or unknown; small numbers, so that 0 and equal sums happen. */
const line = (length: number, value: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.array(value, { minLength: length, maxLength: length }), known, fc.integer({ min: 0, max: 3 }))
    .map(([values, runs, open]) => {
      const flags = runs.flatMap((run) => Array.from({ length: run.days }, () => run.known));
      return values.map((each, index) => {
        const fromEnd = values.length - 1 - index;
        return fromEnd < open || flags[fromEnd] === false ? null : each;
      });
    });

const length = fc.oneof(
  fc.constantFrom(1, 7, 30, 68, 121, 425, 470),
  fc.integer({ min: 40, max: 200 }),
  fc.integer({ min: 365, max: 480 }),
);
const counts = fc.oneof(
  fc.integer({ min: 0, max: 1 }),
  fc.integer({ min: 0, max: 400 }),
  fc.integer({ min: -9, max: 60 }),
);

const VALUES: Readonly<Partial<Record<Measure, fc.Arbitrary<number>>>> = {
  videoViews: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 900 })),
  profileViews: fc.constantFrom(0, 0, 0, 5),
  likes: counts,
  comments: counts,
  shares: fc.integer({ min: -3, max: 9 }),
};

const overviewExport = fc.integer({ min: 0, max: 40 }).chain((ago) =>
  length.chain((days) =>
    fc
      .tuple(
        fc.record(
          Object.fromEntries(Object.entries(VALUES).map(([name, value]) => [name, line(days, value)])),
        ),
        fc.integer({ min: 0, max: 4 }),
      )
      .map(([all, luck]): ToldExport => {
        // Nobody looked, so that no rate can be told.
        const videoViews = (all["videoViews"] ?? []).map((value) => value && (luck === 0 ? 0 : value));
        const values = { ...all, videoViews };
        const lastDay = shift(LAST_DAY, -ago);
        return { exportedOn: shift(lastDay, 1), lastDay, values };
      }),
  ),
);
const followersExport = fc.tuple(fc.integer({ min: 0, max: 5 }), length).chain(([ago, days]) =>
  line(days, fc.integer({ min: 0, max: 5_000 })).map((followers): ToldExport => {
    const lastDay = shift(LAST_DAY, -ago);
    return { exportedOn: shift(lastDay, 1), lastDay, values: { followers } };
  }),
);

/** No two exports of a kind on one day: between those the fingerprint of the file decides, which is another test's. */
const history = fc.record({
  overviews: fc.uniqueArray(overviewExport, { maxLength: 3, selector: ({ exportedOn }) => exportedOn }),
  followers: fc.uniqueArray(followersExport, { maxLength: 2, selector: ({ exportedOn }) => exportedOn }),
});

/** Sets a goal for every metric that may have one, and compares how far each is; tells the states there were. */
async function expectGoals(scope: OwnedProfile, told: readonly ToldExport[]): Promise<readonly string[]> {
  const [firstDay, lastDay] = [toDay("2026-02-20"), toDay("2026-03-22")];
  for (const metric of GOAL_METRICS) {
    const goal = { id: null, metric, target: 300, firstDay, lastDay };
    await storeGoal(scope, goal, { by: "operator", at: new Date("2026-03-25"), most: 20 });
  }
  const goals = await getGoals(scope, (await getOverview(scope, LAST_28)).asOf);
  expect(goals).toHaveLength(GOAL_METRICS.length);
  for (const goal of goals) expect(goal).toMatchObject(expectGoal(told, goal));
  return goals.map(({ state }) => state);
}

function levelsOf({ changePoints }: OverviewReport): ToldLevels {
  const all = Object.entries(changePoints ?? {});
  return Object.fromEntries(all.map(([name, { levels }]) => [name, (levels ?? []).map(({ from }) => from)]));
}

/** Compares every figure, band and unusual day of an Overview in every window and comparison; tells the kinds of changes there were. */
async function expectFigures(
  scope: OwnedProfile,
  exports: readonly ToldExport[],
): Promise<readonly string[]> {
  const kinds: string[] = [];
  for (const window of WINDOW_LENGTHS)
    for (const compare of COMPARISONS) {
      const address = parseAddress({ window: String(window), compare });
      const report = await getOverview(scope, toReportRequest(address));
      const told = JSON.parse(JSON.stringify(toReportJson(report)));
      const expected = expectOverview(exports, { window, compare }, levelsOf(report));
      expect(told).toMatchObject(JSON.parse(JSON.stringify(expected)));
      kinds.push(...Object.values(report.figures).map(({ change }) => `${change.kind} ${change.reason}`));
    }
  return kinds;
}

describeOnBothDatabases("every comparison of every window", () => {
  it("tells the figures that the rules give, computed apart from them", async () => {
    await emptyDatabase();
    const seen = new Set<string>();
    const states = new Set<string>();
    let profiles = 0;
    await fc.assert(
      fc.asyncProperty(history, async ({ overviews, followers }) => {
        profiles += 1;
        const scope = await seedProfile(`northwind.${profiles}`);
        await seedExports(scope, [
          ...overviews.map((each) => toSeeded("studio/overview", each)),
          ...followers.map((each) => toSeeded("studio/follower-history", each)),
        ]);
        const told = [...overviews, ...followers];
        for (const state of await expectGoals(scope, told)) states.add(state);
        for (const kind of await expectFigures(scope, told)) seen.add(kind);
      }),
      { numRuns: PROFILES, seed: 20_260_324, endOnFailure: false },
    );
    expect(profiles).toBeGreaterThanOrEqual(PROFILES);
    expect([...states].sort()).toEqual(["missed", "reached", "running", "to-come", "unknown"]);
    expect([...seen].sort()).toEqual([
      "difference null",
      "new null",
      "none too-few-days",
      "none unknown",
      "percent null",
      "points null",
      "unchanged null",
    ]);
  });

  it("starts net followers from the last known total, however long ago", async () => {
    await emptyDatabase();
    const scope = await seedProfile("northwind.bakes");
    const early: ToldExport = {
      exportedOn: "2024-02-02",
      lastDay: "2024-02-01",
      values: { followers: [70] },
    };
    const late: ToldExport = {
      exportedOn: "2026-03-25",
      lastDay: LAST_DAY,
      values: { followers: [100, 101, 102, 103, 104, 105, 106] },
    };
    await seedExports(
      scope,
      [early, late].map((each) => toSeeded("studio/follower-history", each)),
    );
    for (const window of WINDOW_LENGTHS)
      for (const compare of COMPARISONS) {
        const { figures } = await getOverview(scope, { window, asOf: null, compare });
        expect(figures.netFollowers.value).toBe(36);
      }
  });
});

function toSeeded(
  format: "studio/overview" | "studio/follower-history",
  { exportedOn, lastDay, values }: ToldExport,
) {
  return { format, exportedOn, rows: dailyRows(lastDay, values) };
}
