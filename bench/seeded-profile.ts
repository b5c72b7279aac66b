import type { OwnedProfile } from "@/lib/db/scope";
import { addDays, type Day, toDay } from "@/lib/domain/day";
import type { Measure } from "@/lib/domain/measure";
import type { Rows } from "@/lib/domain/reading";
import { dailyRows, postRow, seedExports, seedProfile } from "@/lib/reports/testing/seed-ledger";

/** Readings of the profile besides those its report is made of. */
export const FEW = 100;
export const MANY = 100_000;

const LAST_DAY = toDay("2026-03-24");
/** As far as any report looks back, and a little more. */
export const HISTORY_DAYS = 480;
const YEAR = 365;
const OVERVIEW = ["videoViews", "profileViews", "likes", "comments", "shares"] as const;
const VIEWERS = ["viewers", "newViewers", "returningViewers"] as const;
const POSTS = 15;

/**
 * A profile of which every day that its Overview needs is known, with as many readings again that Overview does not need: earlier exports
 * of the same days, which lost to the newest, measures of other sections, and days before its history.
 */
export async function seedMeasuredProfile(otherReadings: number): Promise<OwnedProfile> {
  const profile = await seedProfile("northwind.bakes");
  for (const rows of otherRows(otherReadings)) {
    const exportedOn = rows.kind === "daily" ? (rows.rows.at(-1)?.labelDay ?? LAST_DAY) : LAST_DAY;
    await seedExports(profile, [{ format: formatOf(rows), exportedOn, rows }]);
  }
  const newest = addDays(LAST_DAY, 1);
  await seedExports(profile, [
    { format: "studio/overview", exportedOn: newest, rows: madeUp(OVERVIEW, LAST_DAY, HISTORY_DAYS) },
    {
      format: "studio/follower-history",
      exportedOn: newest,
      rows: madeUp(["followers"], LAST_DAY, HISTORY_DAYS),
    },
    { format: "studio/content", exportedOn: newest, rows: { kind: "posts", rows: madeUpPosts() } },
  ]);
  return profile;
}

/** Other people's profiles in the same workspace, a year of Overview and FollowerHistory each unless `days` says otherwise. */
export async function seedNeighbours(count: number, days = YEAR): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const profile = await seedProfile(`northwind.shop${number}`);
    const exportedOn = addDays(LAST_DAY, 1);
    await seedExports(profile, [
      { format: "studio/overview", exportedOn, rows: madeUp(OVERVIEW, LAST_DAY, days) },
      { format: "studio/follower-history", exportedOn, rows: madeUp(["followers"], LAST_DAY, days) },
    ]);
  }
}

/** A third each of viewers and days long past, and repeated years for the rest; exactly `count` readings together. */
function otherRows(count: number): readonly Rows[] {
  const rows: Rows[] = [];
  let left = count;
  const add = (measures: readonly Measure[], lastDay: Day, days: number) => {
    const whole = Math.min(days, Math.floor(left / measures.length));
    if (whole > 0) rows.push(madeUp(measures, lastDay, whole));
    left -= whole * measures.length;
  };
  const beforeHistory = addDays(LAST_DAY, -HISTORY_DAYS);
  add(OVERVIEW, beforeHistory, Math.floor(count / 3 / OVERVIEW.length));
  add(VIEWERS, addDays(LAST_DAY, -1), Math.floor(count / 3 / VIEWERS.length / 9));
  // A person who exports the last year every few days.
  for (let back = 1; left >= OVERVIEW.length && back < HISTORY_DAYS; back += 4)
    add(OVERVIEW, addDays(LAST_DAY, -back), Math.min(YEAR, HISTORY_DAYS - back));
  if (left > 0) rows.push(madeUp(["newViewers"], addDays(LAST_DAY, -2), left));
  return rows;
}

function formatOf(rows: Rows) {
  const isViewers = rows.kind === "daily" && rows.measures.some((measure) => /viewers$/i.test(measure));
  return isViewers ? "studio/viewers" : "studio/overview";
}

function madeUp(measures: readonly Measure[], lastDay: Day, days: number): Rows {
  const values = (factor: number) =>
    Array.from({ length: days }, (_, index) => factor * (1_000 + ((index * 7_919) % 9_000)));
  return dailyRows(lastDay, Object.fromEntries(measures.map((measure, at) => [measure, values(at + 1)])));
}

function madeUpPosts() {
  return Array.from({ length: POSTS }, (_, index) =>
    postRow(
      String(7_611_000_000_000_000_000n + BigInt(index)),
      addDays(LAST_DAY, -3 * index),
      9_000 - 400 * index,
    ),
  );
}
