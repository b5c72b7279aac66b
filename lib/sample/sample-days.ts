import { addDays, type Day, weekdayOf } from "@/lib/domain/day";
import { chance, type SamplePost, VIRAL_DAYS_AGO, viewsAfter } from "./sample-posts";

/** What a day of the bakery came to in the end. */
export type SampleDay = {
  readonly day: Day;
  readonly views: number;
  readonly profileViews: number;
  readonly likes: number;
  readonly comments: number;
  readonly shares: number;
  readonly followers: number;
};

const BY_WEEKDAY = [0.92, 0.95, 0.98, 1.08, 1.05, 1.12, 1.02] as const;
/** Views of what was posted before, on an ordinary day. */
const UNDERCURRENT = 2_100;
const FOLLOWERS_AT_END = 9_000;

/** `count` days that end on the newest, oldest first: views are what the posts gained that day and an undercurrent that grows slowly. */
export function sampleDays(
  newestDay: Day,
  count: number,
  posts: readonly SamplePost[],
): readonly SampleDay[] {
  const days: SampleDay[] = [];
  let followers = FOLLOWERS_AT_END;
  for (let daysAgo = 0; daysAgo < count; daysAgo += 1) {
    const day = addDays(newestDay, -daysAgo);
    const gained = posts.reduce((sum, post) => sum + gainedOn(post, daysAgo), 0);
    const growth = 1 - 0.0011 * daysAgo;
    const usual = UNDERCURRENT * growth * (BY_WEEKDAY[weekdayOf(day)] ?? 1);
    const views = Math.round(usual * (0.88 + 0.24 * chance(daysAgo, 2)) + gained);
    const part = (share: number, salt: number) =>
      Math.round(views * share * (0.85 + 0.3 * chance(daysAgo, salt)));
    days.push({
      day,
      views,
      profileViews: part(0.021, 3),
      likes: part(0.064, 4),
      comments: part(0.0038, 5),
      shares: part(0.0071, 6),
      followers,
    });
    followers -= netFollowers(daysAgo);
  }
  return days.reverse();
}

/** Views that a post gained on one day. */
function gainedOn(post: SamplePost, daysAgo: number): number {
  const age = post.daysAgo - daysAgo;
  return viewsAfter(post, age) - viewsAfter(post, age - 1);
}

/** Some days lose a few; the days after the viral post win many. */
function netFollowers(daysAgo: number): number {
  const sinceViral = VIRAL_DAYS_AGO - daysAgo;
  const viral = sinceViral >= 0 && sinceViral < 4 ? Math.round(140 / (sinceViral + 1)) : 0;
  return Math.round(16 * chance(daysAgo, 7)) - 3 + viral;
}
