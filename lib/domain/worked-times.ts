import { type Day, daysBetween, weekdayOf } from "./day";
import { median } from "./median";
import type { WorkedSlot, WorkedTimes } from "./report";
import { POST_SETTLED_DAYS, POSTS_NEEDED } from "./thresholds";

/** Parts of a day by the hour, the end left out. Four, because six posts a week fill no finer ones. */
export const DAY_PARTS = [
  { from: 0, to: 6 },
  { from: 6, to: 12 },
  { from: 12, to: 18 },
  { from: 18, to: 24 },
] as const;

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const PARTS = [0, 1, 2, 3] as const;

export type PublishedPost = {
  readonly publishedOn: Day;
  /** Day of the export that its views are from. */
  readonly readOn: Day;
  /** Unix seconds; null for an id that holds none. */
  readonly uploadedAtSeconds: number | null;
  readonly views: number;
};

/**
 * The median lifetime views of posts by weekday and part of the day, each from 5 posts on. The time of day is that of the upload in the
 * exporter's zone, and only where it falls on the day that the export gives: a scheduled post was uploaded at another time than it was published.
 */
export function evaluateWorkedTimes(posts: readonly PublishedPost[], zone: string | null): WorkedTimes {
  const settled = posts.filter(
    ({ publishedOn, readOn }) => daysBetween(publishedOn, readOn) >= POST_SETTLED_DAYS,
  );
  const partAt = toPartAt(zone);
  const timed = settled.map((post) => ({
    weekday: weekdayOf(post.publishedOn),
    part: partAt(post),
    views: post.views,
  }));
  const slot = (weekday: number | null, part: number | null): WorkedSlot => {
    const views = timed
      .filter((post) => (weekday ?? post.weekday) === post.weekday && (part ?? post.part) === post.part)
      .map((post) => post.views);
    return {
      weekday,
      part,
      posts: views.length,
      medianViews: views.length < POSTS_NEEDED ? null : median(views),
    };
  };
  const weekdays = WEEKDAYS.map((weekday) => slot(weekday, null));
  const parts = zone === null ? [] : PARTS.map((part) => slot(null, part));
  const both = zone === null ? [] : WEEKDAYS.flatMap((day) => PARTS.map((part) => slot(day, part)));
  const days = settled.map(({ publishedOn }) => publishedOn).sort();
  const [from] = days;
  const to = days.at(-1);
  return {
    slots: [slot(null, null), ...weekdays, ...parts, ...both],
    best: [both, weekdays, parts].map(findBest).find((best) => best.length > 0) ?? [],
    days: from === undefined || to === undefined ? null : { from, to },
    tooYoung: posts.length - settled.length,
    untimed: timed.filter(({ part }) => part === null).length,
    zone,
  };
}

/** Every slot that shares the highest median; [] where fewer than two have one, or all are alike. */
function findBest(slots: readonly WorkedSlot[]): readonly WorkedSlot[] {
  const medians = slots.flatMap(({ medianViews }) => (medianViews === null ? [] : [medianViews]));
  const highest = Math.max(...medians);
  if (medians.length < 2 || Math.min(...medians) === highest) return [];
  return slots.filter(({ medianViews }) => medianViews === highest);
}

/** The part of the day of an upload; null where it is unknown or the upload was on another day. */
function toPartAt(zone: string | null): (post: PublishedPost) => number | null {
  const format = zone === null ? null : findFormat(zone);
  if (format === null) return () => null;
  return ({ uploadedAtSeconds, publishedOn }) => {
    if (uploadedAtSeconds === null) return null;
    const [day, hour] = format.format(uploadedAtSeconds * 1000).split(", ");
    if (day !== publishedOn) return null;
    return PARTS.find((part) => Number(hour) < DAY_PARTS[part].to) ?? null;
  };
}

/** null when this computer does not know the zone. */
function findFormat(zone: string): Intl.DateTimeFormat | null {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit" } as const;
  try {
    // The Canadian order of a date is ISO 8601's: "2026-03-16, 18".
    return new Intl.DateTimeFormat("en-CA", { ...parts, hourCycle: "h23", timeZone: zone });
  } catch {
    return null;
  }
}
