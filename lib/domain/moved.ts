import type { Day, DayRange } from "./day";
import { dayOf, type History, positionOf, positionsOf, valueAt } from "./history";
import { median, medianAbsoluteDeviation } from "./median";
import type { Change, Claim } from "./report";
import { HISTORY_DAYS, UNUSUAL_DEVIATIONS, WEEKDAYS_NEEDED } from "./thresholds";

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
 * weekday. The furthest outside come first.
 */
export function claimUnusualDays(history: History, window: DayRange): Claim[] {
  const start = positionOf(history, window.from);
  const span = { start, days: positionOf(history, window.to) - start + 1 };
  return positionsOf(span)
    .flatMap((position) => {
      const value = valueAt(history, "videoViews", position);
      const usual = value === null ? null : evaluateWeekdayBand(history, position);
      if (value === null || usual === null) return [];
      const distance = Math.abs(value - usual.median);
      if (distance <= UNUSUAL_DEVIATIONS * usual.deviation) return [];
      return [{ position, value, usual: usual.median, distance }];
    })
    .sort((a, b) => b.distance - a.distance || b.position - a.position)
    .slice(0, DAYS_NAMED)
    .map(({ position, value, usual }) => ({
      kind: "unusual-day",
      day: dayOf(history, position),
      value,
      usual,
    }));
}

function evaluateWeekdayBand(history: History, position: number) {
  const values: number[] = [];
  for (let at = position - 7; at >= Math.max(0, position - HISTORY_DAYS); at -= 7) {
    const value = valueAt(history, "videoViews", at);
    if (value !== null) values.push(value);
  }
  const middle = median(values);
  const deviation = medianAbsoluteDeviation(values);
  return values.length < WEEKDAYS_NEEDED || middle === null || deviation === null
    ? null
    : { median: middle, deviation };
}
