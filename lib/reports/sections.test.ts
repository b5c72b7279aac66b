import fc from "fast-check";
import { expect, it } from "vitest";
import type { OwnedProfile } from "@/lib/db/scope";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { parseAddress, toReportRequest } from "@/lib/domain/address";
import { toDay } from "@/lib/domain/day";
import type { Rows } from "@/lib/domain/reading";
import type { Comparison, WindowDays } from "@/lib/domain/report";
import { COMPARISONS, WINDOW_LENGTHS } from "@/lib/domain/window";
import { getContent } from "./content";
import { getFollowers } from "./followers";
import { expectGrowth, shift, type ToldExport } from "./testing/oracle";
import {
  expectContent,
  expectFollowers,
  type ToldHours,
  type ToldLines,
  type ToldList,
  type ToldPost,
  type ToldShares,
} from "./testing/section-oracle";
import { dailyRows, seedExports, seedProfile } from "./testing/seed-ledger";
import { toReportJson } from "./to-json";

const PROFILES = 50;
const LAST_DAY = "2026-03-24";
const EXPORTED_ON = "2026-03-25";

const maybe = (value: fc.Arbitrary<number>) => fc.oneof({ weight: 6, arbitrary: value }, fc.constant(null));
const line = (value: fc.Arbitrary<number>, least = 0) =>
  fc.array(maybe(value), { minLength: least, maxLength: 150 });

/** Two posts may be published on one day; none has the hashtags of another by accident. */
const post = fc.record({
  place: fc.integer({ min: 0, max: 14 }),
  ago: fc.integer({ min: -1, max: 80 }),
  tags: fc.subarray(["#rye", "#spelt", "#crumb"]),
  totals: fc.record({
    views: maybe(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9_000 }))),
    likes: maybe(fc.integer({ min: 0, max: 90 })),
    comments: maybe(fc.integer({ min: 0, max: 9 })),
    shares: fc.integer({ min: 0, max: 9 }),
  }),
});

/** A post is published on the day that its number says, whichever export holds it. */
const list = (days: readonly number[]) =>
  fc.uniqueArray(post, { maxLength: 15, selector: ({ place }) => place }).map((posts): readonly ToldPost[] =>
    posts.map(({ place, tags, totals }) => ({
      ...{ postId: String(7_000 + place), publishedOn: shift(LAST_DAY, -(days[place] ?? 0)), totals },
      title: ["Loaf", ...tags].join(" "),
    })),
  );

const lists = fc
  .array(fc.integer({ min: -1, max: 80 }), { minLength: 15, maxLength: 15 })
  .chain((days) =>
    fc.uniqueArray(fc.record({ ago: fc.integer({ min: -1, max: 30 }), posts: list(days) }), {
      maxLength: 3,
      selector: ({ ago }) => ago,
    }),
  )
  .map((all) =>
    all.map(({ ago, posts }): ToldList => {
      const exportedOn = shift(LAST_DAY, -ago);
      return { exportedOn, posts: posts.filter(({ publishedOn }) => publishedOn <= exportedOn) };
    }),
  );

const hours = fc
  .uniqueArray(
    fc.record({
      ago: fc.integer({ min: 0, max: 70 }),
      days: fc.array(fc.array(maybe(fc.integer({ min: 0, max: 40 })), { minLength: 24, maxLength: 24 }), {
        minLength: 1,
        maxLength: 7,
      }),
    }),
    { maxLength: 3, selector: ({ ago }) => ago },
  )
  .map((all) =>
    all.map(({ ago, days }): ToldHours => {
      const lastDay = shift(LAST_DAY, -ago);
      return { exportedOn: shift(lastDay, 1), lastDay, days };
    }),
  );

const countries = fc
  .uniqueArray(
    fc.record({
      ago: fc.integer({ min: 0, max: 30 }),
      shares: fc.dictionary(
        fc.constantFrom("GR", "DE", "FR", "IT", "ES", "PT", "AT", "Others"),
        fc.integer({ min: 0, max: 125_000 }),
        { minKeys: 1 },
      ),
    }),
    { maxLength: 2, selector: ({ ago }) => ago },
  )
  .map((all) =>
    all.map(({ ago, shares }): ToldShares => ({ exportedOn: shift(LAST_DAY, -ago), shares: { ...shares } })),
  );

const profile = fc.record({
  lists,
  hours,
  countries,
  lines: fc.record({
    followers: line(fc.integer({ min: 60, max: 400 }), 1),
    viewers: line(fc.integer({ min: 0, max: 90 })),
    newViewers: line(fc.integer({ min: 0, max: 60 })),
    returningViewers: line(fc.integer({ min: 0, max: 60 })),
  }),
});

async function seed(
  scope: OwnedProfile,
  told: {
    lines: ToldLines;
    lists: readonly ToldList[];
    hours: readonly ToldHours[];
    countries: readonly ToldShares[];
  },
) {
  const { followers, ...viewers } = told.lines;
  const daily = (values: Parameters<typeof dailyRows>[1]) => dailyRows(LAST_DAY, values);
  await seedExports(scope, [
    // Views end the window, and are another test's.
    { format: "studio/overview", exportedOn: EXPORTED_ON, rows: daily({ videoViews: [1] }) },
    { format: "studio/follower-history", exportedOn: EXPORTED_ON, rows: daily({ followers }) },
    { format: "studio/viewers", exportedOn: EXPORTED_ON, rows: daily(aligned(viewers)) },
    ...told.lists.map(({ exportedOn, posts }) => ({
      ...({ format: "studio/content", exportedOn } as const),
      rows: { kind: "posts", rows: posts.map(toPostRow) } as Rows,
    })),
    ...told.hours.map((each) => ({
      ...({ format: "studio/follower-activity", exportedOn: each.exportedOn } as const),
      rows: { kind: "hours", rows: toHourRows(each) } as Rows,
    })),
    ...told.countries.map(({ exportedOn, shares }) => ({
      ...({ format: "studio/follower-territories", exportedOn } as const),
      rows: {
        kind: "shares",
        dimension: "territory",
        rows: Object.entries(shares).map(([label, millionths], index) => ({
          line: index + 2,
          label,
          millionths,
        })),
      } as Rows,
    })),
  ]);
}

/** All as long as the longest, from its first day on unknown. */
function aligned<Name extends string>(lines: Readonly<Record<Name, readonly (number | null)[]>>) {
  const all = Object.entries(lines) as [Name, readonly (number | null)[]][];
  const length = Math.max(1, ...all.map(([, values]) => values.length));
  const fill = (values: readonly (number | null)[]) => [
    ...Array.from({ length: length - values.length }, () => null),
    ...values,
  ];
  return Object.fromEntries(all.map(([name, values]) => [name, fill(values)])) as Record<
    Name,
    (number | null)[]
  >;
}

function toPostRow({ postId, publishedOn, title, totals }: ToldPost) {
  const of = (value: number | null) => (value === null ? null : BigInt(value));
  return {
    ...{ line: 2, postId, kind: "video", title, publishedOn: toDay(publishedOn) },
    url: `https://www.tiktok.com/@northwind.bakes/video/${postId}`,
    ...{ views: of(totals.views), likes: of(totals.likes), comments: of(totals.comments) },
    ...{ shares: of(totals.shares), saves: null },
  };
}

function toHourRows({ lastDay, days }: ToldHours) {
  return days.flatMap((values, at) =>
    values.map((value, hour) => ({
      line: 2 + at * 24 + hour,
      labelDay: toDay(shift(lastDay, at + 1 - days.length)),
      hour,
      value: value === null ? null : BigInt(value),
    })),
  );
}

const plain = (report: object) => JSON.parse(JSON.stringify(report));

type Told = Parameters<typeof seed>[1];

/** What no comparison changes. */
async function expectSections(scope: OwnedProfile, told: Told, window: WindowDays) {
  const request = toReportRequest(parseAddress({ window: String(window) }));
  const content = await getContent(scope, request);
  expect(plain(toReportJson(content))).toMatchObject(plain(expectContent(told.lists, LAST_DAY, window)));
  const followers = await getFollowers(scope, request);
  const expected = expectFollowers({ ...told, asOf: LAST_DAY }, window);
  expect(plain(toReportJson(followers))).toMatchObject(plain(expected));
  const slots = followers.open?.worked?.slots ?? [];
  return { ...content, worked: slots.some(({ medianViews }) => medianViews !== null) };
}

/** The figures of Followers; whether it is open. */
async function expectFigures(
  scope: OwnedProfile,
  growth: ToldExport,
  { window, compare }: { readonly window: WindowDays; readonly compare: Comparison },
): Promise<boolean> {
  const request = toReportRequest(parseAddress({ window: String(window), compare }));
  const { open } = await getFollowers(scope, request);
  if (open === null) return false;
  expect(plain(open.figures)).toMatchObject(plain(expectGrowth([growth], { window, compare })));
  return true;
}

/** Compares a profile in every window and comparison; tells what there was to compare. */
async function expectProfile(scope: OwnedProfile, told: Told) {
  const values = { followers: told.lines.followers, videoViews: [1] };
  const growth: ToldExport = { exportedOn: EXPORTED_ON, lastDay: LAST_DAY, values };
  const seen = { open: 0, closed: 0, posts: 0, medians: 0, worked: 0 };
  for (const window of WINDOW_LENGTHS) {
    const { posts, totals, worked } = await expectSections(scope, told, window);
    seen.posts += posts.length;
    seen.medians += Number(totals.medianEngagementRate !== null);
    seen.worked += Number(worked);
    for (const compare of COMPARISONS)
      seen[(await expectFigures(scope, growth, { window, compare })) ? "open" : "closed"] += 1;
  }
  return seen;
}

describeOnBothDatabases("Content and Followers in every window and comparison", () => {
  it("tell the figures that the rules give, computed apart from them", async () => {
    await emptyDatabase();
    const all: Awaited<ReturnType<typeof expectProfile>>[] = [];
    await fc.assert(
      fc.asyncProperty(profile, async (told) => {
        const scope = await seedProfile(`northwind.${all.length}`);
        await seed(scope, told);
        all.push(await expectProfile(scope, told));
      }),
      { numRuns: PROFILES, seed: 20_260_325, endOnFailure: true },
    );
    expect(all).toHaveLength(PROFILES);
    for (const name of ["open", "closed", "posts", "medians", "worked"] as const)
      expect(all.filter((seen) => seen[name] > 0).length, name).toBeGreaterThan(4);
  });
});
