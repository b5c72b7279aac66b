import type { Day, DayRange } from "./day";
import { findChangeOf, type Level } from "./level-changes";
import type { Change, Claim, SeriesPoint } from "./report";
import { countOutside, type WeekdayBand } from "./weekday-band";

/** The view totals of one post, one per export that held it, oldest first. */
export type PostCurve = {
  readonly postId: string;
  readonly title: string;
  readonly url: string;
  readonly publishedOn: Day;
  readonly readings: readonly { readonly readOn: Day; readonly views: number }[];
};

const POSTS_NAMED = 3;
const DAYS_NAMED = 2;

/**
 * What each post can account for at most: the views it gained between the last reading up to the window's first day and the first reading
 * from its last day on. A post published in the window began at 0, which is as good as a reading. Without both ends nothing is claimed.
 */
export function claimPosts(
  curves: readonly PostCurve[],
  window: DayRange,
  change: Change,
): Extract<Claim, { kind: "post" }>[] {
  return curves
    .flatMap(({ readings, ...post }) => {
      const bracket = findBracket(post.publishedOn, readings, window);
      if (bracket === null || bracket.gained <= 0) return [];
      return [{ kind: "post" as const, ...post, ...bracket, upTo: evaluateUpTo(bracket.gained, change) }];
    })
    .sort((a, b) => b.gained - a.gained || (a.postId < b.postId ? 1 : -1))
    .slice(0, POSTS_NAMED);
}

function findBracket(publishedOn: Day, readings: PostCurve["readings"], { from, to }: DayRange) {
  const after = readings.find(({ readOn }) => readOn >= to);
  if (after === undefined || publishedOn > to) return null;
  if (publishedOn >= from) return { gained: after.views, between: { from: publishedOn, to: after.readOn } };
  const before = readings.findLast(({ readOn }) => readOn <= from);
  if (before === undefined || before === after) return null;
  return { gained: after.views - before.views, between: { from: before.readOn, to: after.readOn } };
}

/** At most all of it: a post may have gained more than the profile did, because others lost. */
function evaluateUpTo(gained: number, { absolute }: Change): number | null {
  return absolute === null || absolute <= 0 ? null : Math.min(1, gained / absolute);
}

/** More or fewer posts than before; nothing when the numbers are equal, or when the exports hold no post of the earlier period. */
export function claimPostCount(now: number, before: number): Claim[] {
  return now === before || before === 0 ? [] : [{ kind: "post-count", now, before }];
}

/**
 * Days of the window outside the usual band of their weekday: median ± 3 median absolute deviations over at least 8 earlier days of that
 * weekday. The furthest outside come first. Where most days are, that is the claim, with the change of level that the bands do not know yet.
 */
export function claimUnusualDays(
  bands: readonly WeekdayBand[],
  series: readonly SeriesPoint[],
  levels: readonly Level[] = [],
): Claim[] {
  const { outside, judged, isMost } = countOutside(bands);
  if (isMost) return [{ kind: "most-unusual", outside, judged, changedOn: findChangeOf(bands, levels) }];
  const values = new Map(series.map(({ day, value }) => [day, value]));
  return bands
    .flatMap(({ day, median, unusual }) => {
      const value = values.get(day) ?? null;
      return value === null || unusual === null || unusual === false
        ? []
        : [{ day, value, usual: median, distance: Math.abs(value - median) }];
    })
    .sort((a, b) => b.distance - a.distance || (a.day < b.day ? 1 : -1))
    .slice(0, DAYS_NAMED)
    .map(({ day, value, usual }) => ({ kind: "unusual-day", day, value, usual }));
}
