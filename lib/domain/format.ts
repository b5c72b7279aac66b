import { type Day, type DayRange, weekdayOf } from "./day";
import { currentLocale, daysAsIn, writeNumber } from "./locale";

import { METRICS, type MetricName, type MetricUnit } from "./metric";
import type { Change } from "./report";

/** What stands where a value is unknown, and what a screen reader says for it. */
const UNKNOWN = { text: "–", spoken: "unknown" } as const;

const MINUS = "\u2212";
/** A level such as followers is told to the last person until it no longer fits a tile. */
const LEVEL_COMPACT_FROM = 1_000_000;
const COUNT_COMPACT_FROM = 10_000;
const SUFFIXES = [
  { size: 1e9, suffix: "B" },
  { size: 1e6, suffix: "M" },
  { size: 1e3, suffix: "K" },
] as const;

/** For tiles, tooltips and tables: "412.8K", "3,914", "9.3%"; a level in full below a million; "–" when unknown. */
export function formatMetric(
  metric: MetricName,
  value: number | null,
  locale: string = currentLocale(),
): string {
  return formatUnit(METRICS[metric].unit, value, locale);
}

/** The value to the last digit, for table twins and screen readers: "412,803", "9.27%"; "unknown" when it is. */
export function formatExact(
  metric: MetricName,
  value: number | null,
  locale: string = currentLocale(),
): string {
  if (value === null) return UNKNOWN.spoken;
  if (METRICS[metric].unit !== "ratio") return formatWhole(value, locale);
  return `${number(value * 100, 2, locale)}%`;
}

function formatUnit(unit: MetricUnit, value: number | null, locale: string): string {
  if (value === null) return UNKNOWN.text;
  if (unit === "ratio") return formatPercent(value, locale);
  return formatCompact(value, unit === "level" ? LEVEL_COMPACT_FROM : COUNT_COMPACT_FROM, locale);
}

/** "412.8K" from 10,000 on, "3,914" below; "–" when unknown. */
export function formatCount(value: number | null, locale: string = currentLocale()): string {
  return value === null ? UNKNOWN.text : formatCompact(value, COUNT_COMPACT_FROM, locale);
}

/** Every digit, grouped: "412,803"; "–" when unknown. A half person (a median) keeps its half. */
export function formatWhole(value: number | null, locale: string = currentLocale()): string {
  return value === null ? UNKNOWN.text : number(value, 1, locale);
}

/** "+612", "−3", "0", "+62.9K"; "–" when unknown. */
export function formatSigned(value: number | null, locale: string = currentLocale()): string {
  if (value === null) return UNKNOWN.text;
  const size = formatCompact(Math.abs(value), COUNT_COMPACT_FROM, locale);
  return value === 0 ? size : `${value > 0 ? "+" : MINUS}${size}`;
}

/** A ratio in percent, one decimal under 10 %, none above: 0.093 is "9.3%", 0.18 is "18%"; "–" when unknown. */
export function formatPercent(ratio: number | null, locale: string = currentLocale()): string {
  return ratio === null ? UNKNOWN.text : `${formatHundredths(ratio * 100, locale)}%`;
}

/** A difference of ratios in percentage points: 0.012 is "+1.2 pts"; "–" when unknown. */
export function formatPoints(difference: number | null, locale: string = currentLocale()): string {
  if (difference === null) return UNKNOWN.text;
  const size = `${formatHundredths(Math.abs(difference) * 100, locale)} pts`;
  return difference === 0 ? size : withSign(size, difference > 0);
}

/** For the value axis of a chart: "0", "10K", "2.5K", "5%", without needless decimals. */
export function formatAxis(metric: MetricName, value: number, locale: string = currentLocale()): string {
  if (METRICS[metric].unit === "ratio") return `${number(value * 100, 1, locale)}%`;
  const step = SUFFIXES.find(({ size }) => Math.abs(value) >= size);
  if (step === undefined) return number(value, 1, locale);
  return `${number(value / step.size, 2, locale)}${step.suffix}`.replace(/^-/, MINUS);
}

/** "1 post", "11 posts", "0 posts". */
export function formatQuantity(count: number, singular: string, plural: string): string {
  return `${formatWhole(count)} ${count === 1 ? singular : plural}`;
}

export type FormattedChange = {
  readonly direction: "up" | "down" | "flat" | "unknown";
  /** "▲ 18%", "+1.2 pts", "new", "no change", "–". */
  readonly text: string;
  /** "up 18%", "no comparison": for people who do not see the arrow. */
  readonly spoken: string;
  /** The difference that stands beside a percentage: "+62.9K"; null where the text says it already or nothing is compared. */
  readonly absolute: string | null;
};

/** The change of a figure for a tile; the reason for a missing one is in the figure's summary. */
export function formatChange(change: Change, locale: string = currentLocale()): FormattedChange {
  if (change.kind === "none")
    return { direction: "unknown", text: UNKNOWN.text, spoken: "no comparison", absolute: null };
  if (change.kind === "unchanged")
    return { direction: "flat", text: "no change", spoken: "no change", absolute: null };
  const absolute =
    change.kind === "percent" || change.kind === "new" ? formatSigned(change.absolute, locale) : null;
  if (change.kind === "new") return { direction: "up", text: "new", spoken: "new, nothing before", absolute };
  const value = change.value ?? 0;
  const up = value > 0;
  const direction = up ? "up" : "down";
  const size = formatSize({ ...change, value: Math.abs(value) }, locale);
  const text = change.kind === "percent" ? withArrow(size, up) : withSign(size, up);
  return { direction, text, spoken: `${direction} ${size.replace("pts", "percentage points")}`, absolute };
}

function withArrow(size: string, up: boolean): string {
  return `${up ? "▲" : "▼"} ${size}`;
}

/** An arrow where the size is only bounded: "+<0.1" is hard to read. */
function withSign(size: string, up: boolean): string {
  return size.startsWith("<") ? withArrow(size, up) : `${up ? "+" : MINUS}${size}`;
}

/** The size of a change without its sign: "18%", "1.2 pts", "612". */
export function formatSize(
  { kind, value }: Pick<Change, "kind" | "value">,
  locale: string = currentLocale(),
): string {
  const size = Math.abs(value ?? 0);
  if (kind === "difference") return formatCount(size, locale);
  return `${formatHundredths(size * 100, locale)}${kind === "points" ? " pts" : "%"}`;
}

/** "23 Oct". */
export function formatDay(day: Day, locale: string = currentLocale()): string {
  return dated(day, locale, { day: "numeric", month: "short" });
}

/** "19 Nov 2026". */
export function formatDayWithYear(day: Day, locale: string = currentLocale()): string {
  return dated(day, locale, { day: "numeric", month: "short", year: "numeric" });
}

/** "Thursday, 19 November 2026", for tooltips and screen readers. */
export function formatDayInFull(day: Day, locale: string = currentLocale()): string {
  const date = dated(day, locale, { day: "numeric", month: "long", year: "numeric" });
  return `${formatWeekday(weekdayOf(day), locale)}, ${date}`;
}

/** "23 Oct – 19 Nov 2026"; the year stands twice when it differs, one day stands once. */
export function formatRange({ from, to }: DayRange, locale: string = currentLocale()): string {
  if (from === to) return formatDayWithYear(to, locale);
  const first =
    from.slice(0, 4) === to.slice(0, 4) ? formatDay(from, locale) : formatDayWithYear(from, locale);
  return `${first} – ${formatDayWithYear(to, locale)}`;
}

/** 0 is "Monday". */
export function formatWeekday(
  weekday: number,
  locale: string = currentLocale(),
  width: "long" | "short" = "long",
): string {
  const monday = Date.UTC(2024, 0, 1);
  return new Intl.DateTimeFormat(daysAsIn(locale), { weekday: width, timeZone: "UTC" }).format(
    monday + weekday * 86_400_000,
  );
}

/** An hour of the day as it begins: 18 is "18:00". */
export function formatHour(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** Seconds as "7.4 s" or "1 min 12 s"; "–" when unknown. */
export function formatSeconds(seconds: number | null, locale: string = currentLocale()): string {
  if (seconds === null) return UNKNOWN.text;
  if (seconds < 60) return `${number(seconds, 1, locale)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** The name of a country from its ISO 3166 code ("GR" is "Greece"); TikTok's other labels stay as they are. */
export function formatCountry(label: string, locale: string = currentLocale()): string {
  if (!/^[A-Z]{2}$/.test(label)) return label;
  return new Intl.DisplayNames([daysAsIn(locale)], { type: "region", fallback: "code" }).of(label) ?? label;
}

function dated(day: Day, locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(daysAsIn(locale), { ...options, timeZone: "UTC" });
  return format.format(Date.parse(`${day}T00:00:00Z`)).replace("Sept", "Sep");
}

/** One decimal under 10, none from 10 on; a change too small to print says so instead of 0. */
function formatHundredths(value: number, locale: string): string {
  const size = Math.abs(value);
  if (size > 0 && size < 0.05) return `${value < 0 ? MINUS : ""}<${writeNumber(0.1, { most: 1, locale })}`;
  const decimals = Math.round(size * 10) < 100 ? 1 : 0;
  const least = size === 0 ? 0 : decimals;
  return writeNumber(value, { least, most: decimals, locale }).replace(/^-/, MINUS);
}

/** The suffixes are ours because browsers and Node disagree on them ("412.8k", "412.8K"), and both draw the same page. */
function formatCompact(value: number, from: number, locale: string): string {
  if (Math.abs(value) < from) return formatWhole(value, locale);
  const size = Math.abs(value);
  const step = SUFFIXES.find((each) => Math.round((size / each.size) * 10) >= 10);
  if (step === undefined) return formatWhole(value, locale);
  const digits = writeNumber(size / step.size, { least: 1, most: 1, locale });
  return `${value < 0 ? MINUS : ""}${digits}${step.suffix}`;
}

function number(value: number, decimals: number, locale: string): string {
  return writeNumber(value, { most: decimals, locale }).replace(/^-/, MINUS);
}
