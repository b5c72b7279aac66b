import { type Day, type DayRange, weekdayOf } from "./day";
import { formatCount, formatDay, formatExact, formatWeekday } from "./format";
import type { Level } from "./level-changes";
import { currentLocale } from "./locale";
import { countOutside, type DayMetric, type WeekdayBand } from "./weekday-band";

const DAYS_NAMED = 3;

/** "300 to 520", "300" where nothing else is usual; counts are whole, so the ends are the last whole numbers inside. */
export function formatBand(
  metric: DayMetric,
  { low, high }: WeekdayBand,
  locale: string = currentLocale(),
): string {
  const [from, to] = [Math.ceil(low), Math.floor(high)].map((end) => formatExact(metric, end, locale));
  return from === to || Math.ceil(low) > Math.floor(high) ? `${to}` : `${from} to ${to}`;
}

/** "outside the usual of a Tuesday: 300 to 520"; null for a day that is usual, unknown or without a band. */
export function formatUnusual(
  metric: DayMetric,
  band: WeekdayBand,
  locale: string = currentLocale(),
): string | null {
  if (band.unusual === null || band.unusual === false) return null;
  return `outside the usual of a ${formatWeekday(weekdayOf(band.day), locale)}: ${formatBand(metric, band, locale)}`;
}

/**
 * "2 days lie outside the usual of their weekday: 3 Mar above, 5 Mar below."; more than three are counted; empty where none does. "Most days lie
 * outside the usual of their weekday (24 of 28); the level changed around 5 Mar." where it is so; `changedOn` null: that is said elsewhere, or not so.
 */
export function formatUnusualDays(
  bands: readonly WeekdayBand[],
  changedOn: Day | null,
  locale: string = currentLocale(),
): string {
  const { outside, judged, isMost } = countOutside(bands);
  if (isMost) {
    const changed = changedOn === null ? "" : `; the level changed around ${formatDay(changedOn, locale)}`;
    return `Most days lie outside the usual of their weekday (${outside} of ${judged})${changed}.`;
  }
  const unusual = bands.filter((band) => band.unusual === "above" || band.unusual === "below");
  if (unusual.length === 0) return "";
  const [verb, weekday] = unusual.length === 1 ? ["day lies", "its weekday"] : ["days lie", "their weekday"];
  const named = unusual.map(({ day, unusual: side }) => `${formatDay(day, locale)} ${side}`);
  const list = unusual.length > DAYS_NAMED ? "" : `: ${named.join(", ")}`;
  return `${unusual.length} ${verb} outside the usual of ${weekday}${list}.`;
}

/** "340", "12.4K": what a usual day of a level has. */
export function formatLevel({ median }: Level, locale: string = currentLocale()): string {
  return formatCount(Math.round(median), locale);
}

/** "The level was about 340 a day until 3 Mar, 520 since." for the changes inside these days; empty where there is none. Never "because". */
export function formatLevels(
  levels: readonly Level[],
  days: DayRange,
  locale: string = currentLocale(),
): string {
  const first = levels.findIndex(({ from }) => from > days.from);
  const told = first < 1 ? [] : levels.slice(first - 1).filter(({ from }) => from <= days.to);
  const ended = told
    .slice(0, -1)
    .map((level) => `${formatLevel(level, locale)} until ${formatDay(level.to, locale)}`);
  const last = told.at(-1);
  if (last === undefined || ended.length === 0) return "";
  const [one = "", ...others] = ended;
  return `The level was about ${[one.replace(" until", " a day until"), ...others].join(", ")}, ${formatLevel(last, locale)} since.`;
}
