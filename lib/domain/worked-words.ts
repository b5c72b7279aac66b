import { formatHour, formatQuantity, formatRange, formatWeekday, formatWhole } from "./format";
import { currentLocale } from "./locale";
import type { HeatCell, HeatOfDays, WorkedSlot, WorkedTimes } from "./report";
import { POST_SETTLED_DAYS, POSTS_NEEDED } from "./thresholds";
import { DAY_PARTS } from "./worked-times";

const HOURS_LISTED = 5;

/** An hour of the week that was measured. */
export type MeasuredHour = HeatCell & { readonly mean: number };

/** The hours with the most followers online, most first; [] where none stands out. */
export function listBusiestHours({ cells, most }: HeatOfDays): readonly MeasuredHour[] {
  if (most.length === 0) return [];
  return cells
    .flatMap((cell) => (cell.mean === null ? [] : [{ ...cell, mean: cell.mean }]))
    .sort((a, b) => b.mean - a.mean || a.weekday - b.weekday || a.hour - b.hour)
    .slice(0, HOURS_LISTED);
}

/** When the posts that did best were published, in three parts of which the middle one stands out; `best` is empty where no time does. */
export function sayWorked({ slots, best, zone }: WorkedTimes, locale: string = currentLocale()) {
  const posts = slots[0]?.posts ?? 0;
  const plain = (before: string) => ({ before, best: "", after: "" });
  if (posts < POSTS_NEEDED)
    return plain(
      `Told from ${POSTS_NEEDED} posts that are at least ${POST_SETTLED_DAYS} days old; ${formatQuantity(posts, "is", "are")} known.`,
    );
  const unsaid = zone === null ? " By weekday only: the zone of the exporting computer is not known." : "";
  const [first] = best;
  if (first === undefined)
    return plain(
      `Median views of ${formatQuantity(posts, "post", "posts")}; no time of the week stands out with ${POSTS_NEEDED} posts or more.${unsaid}`,
    );
  const views = ({ medianViews }: WorkedSlot) =>
    formatWhole(medianViews === null ? null : Math.round(medianViews), locale);
  return {
    before: "Highest median: ",
    best: best.map((slot) => formatSlot(slot, locale)).join(" and "),
    after: `, ${views(first)} views in ${formatQuantity(first.posts, "post", "posts")}. All ${formatWhole(posts, locale)} posts: ${views(slots[0] ?? first)}.${unsaid}`,
  };
}

/** "Tuesday 18:00–24:00", "Tuesday", "18:00–24:00". */
function formatSlot({ weekday, part }: WorkedSlot, locale: string): string {
  const day = weekday === null ? "" : formatWeekday(weekday, locale);
  const times = part === null ? undefined : DAY_PARTS[part];
  const time = times === undefined ? "" : `${formatHour(times.from)}–${formatHour(times.to)}`;
  return [day, time].filter(Boolean).join(" ");
}

/** "18–24 h". */
export function formatDayPart(part: number): string {
  const times = DAY_PARTS[part];
  return times === undefined ? "" : `${times.from}–${times.to} h`;
}

/** What stands below the formula of the best time. */
export function toWorkedFacts({ days, tooYoung, untimed }: WorkedTimes, locale: string = currentLocale()) {
  const published = days === null ? "no post yet" : `posts published ${formatRange(days, locale)}`;
  return [
    { name: "From", text: `${published}, as the newest export that holds each gives it` },
    {
      name: "Left out",
      text:
        tooYoung === 0
          ? "No post."
          : `${formatQuantity(tooYoung, "post", "posts")} read before ${POST_SETTLED_DAYS} days had passed: their views are still growing.`,
    },
    {
      name: "Time of day",
      text: `The upload, which TikTok keeps in a post’s id. ${formatQuantity(untimed, "post counts", "posts count")} by weekday only.`,
    },
  ];
}

export const WORKED_FORMULA = `Online: mean followers online per weekday and hour. What worked: the median of the lifetime views of the posts published then, told from ${POSTS_NEEDED} posts on.`;
