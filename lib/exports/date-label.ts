import { type Day, parseDay } from "../domain/day";
import { foldLabel, splitLabel } from "./label-text";
import { findMonths } from "./month-names";

/** A day of the year as TikTok's exports label it: month 1 to 12, day 1 to 31. */
export type MonthDay = { readonly month: number; readonly day: number };

/**
 * All labels of one file, read in one language. `unreadable`: these cells are no dates. `ambiguous`: languages read the label at `index`
 * as different days and nothing else in the file tells which.
 */
export type DateLabels =
  | { readonly kind: "read"; readonly days: readonly MonthDay[] }
  | { readonly kind: "unreadable"; readonly indices: readonly number[] }
  | {
      readonly kind: "ambiguous";
      readonly index: number;
      readonly readings: readonly MonthDay[];
    };

/** By language; what needs no language stands under `ANY_LANGUAGE`. */
type Readings = ReadonlyMap<string, MonthDay>;

const ANY_LANGUAGE = "any";
/** A label is a few words; longer text is not worth taking apart. */
const LONGEST_LABEL = 60;
const EAST_ASIAN = /^(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]$/u;
const VIETNAMESE = /^(?:ngay )?(\d{1,2}),? thang (\d{1,2})$/;
const WITH_YEAR = /^(\d{4})([-/])(\d{2})\2(\d{2})$/;
const DAYS_IN_MONTH: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `March 2`, `8 de marzo`, `9月13日`; null when it is no date as a whole, or when two languages read two days (5. listopada). */
export function parseDateLabel(text: string): MonthDay | null {
  const [reading, ...others] = distinctDays([...readingsOf(text).values()]);
  return reading !== undefined && others.length === 0 ? reading : null;
}

/** `2025-10-31` and `2025/10/31`; null for anything else and for days that do not exist. */
export function parseDatedLabel(text: string): Day | null {
  const parts = WITH_YEAR.exec(text);
  return parts === null ? null : parseDay(`${parts[1]}-${parts[3]}-${parts[4]}`);
}

/**
 * Reads every label in the one language that reads them all. When several do and differ, `daily` keeps those in which each label is the
 * day after the one before it, or the same day; `any` has no such help.
 */
export function parseDateLabels(texts: readonly string[], order: "daily" | "any"): DateLabels {
  const known = new Map(texts.map((text) => [text, null as Readings | null]));
  const all = texts.map((text) => {
    const readings = known.get(text) ?? readingsOf(text);
    known.set(text, readings);
    return readings;
  });
  if (all.length === 0) return { kind: "read", days: [] };
  const unreadable = indicesWhere(all, (readings) => readings.size === 0);
  if (unreadable.length > 0) return { kind: "unreadable", indices: unreadable };

  const languages = [...new Set(all.flatMap((readings) => [...readings.keys()]))].sort();
  const complete = distinctSeries(languages.flatMap((language) => readIn(language, all) ?? []));
  if (complete.length === 0) {
    return { kind: "unreadable", indices: indicesOutsideBestLanguage(all, languages) };
  }
  const followed = order === "daily" ? complete.filter(isDaily) : [];
  const [first, ...others] = followed.length > 0 ? followed : complete;
  if (first === undefined || others.length === 0) return { kind: "read", days: first ?? [] };
  const index = all.findIndex((_, at) => others.some((other) => !isSame(other[at], first[at])));
  const readings = distinctDays([first, ...others].flatMap((series) => series[index] ?? []));
  return { kind: "ambiguous", index, readings };
}

function readingsOf(text: string): Readings {
  if (text.length > LONGEST_LABEL) return new Map();
  const folded = foldLabel(text);
  const [, month, day] = EAST_ASIAN.exec(folded) ?? [];
  if (month !== undefined) return readingsFrom([[ANY_LANGUAGE, Number(month)]], Number(day));
  const [, vietnameseDay, vietnameseMonth] = VIETNAMESE.exec(folded) ?? [];
  if (vietnameseDay !== undefined) {
    return readingsFrom([["vi", Number(vietnameseMonth)]], Number(vietnameseDay));
  }
  const split = splitLabel(folded.replace(/^ngay (?=\d)/, ""));
  return split === null ? new Map() : readingsFrom(findMonths(split.word), split.day);
}

function readingsFrom(months: Iterable<readonly [string, number]>, day: number): Readings {
  const readings = new Map<string, MonthDay>();
  for (const [language, month] of months)
    if (isDayOfYear({ month, day })) readings.set(language, { month, day });
  return readings;
}

/** null for a language that does not read every label. */
function readIn(language: string, all: readonly Readings[]): [readonly MonthDay[]] | null {
  const days: MonthDay[] = [];
  for (const readings of all) {
    const day = readings.get(language) ?? readings.get(ANY_LANGUAGE);
    if (day === undefined) return null;
    days.push(day);
  }
  return [days];
}

/** Rows in a second language cannot be told from damage: the language of most labels keeps its rows. */
function indicesOutsideBestLanguage(
  all: readonly Readings[],
  languages: readonly string[],
): readonly number[] {
  const outside = languages.map((language) =>
    indicesWhere(all, (readings) => !readings.has(language) && !readings.has(ANY_LANGUAGE)),
  );
  return outside.reduce((best, indices) => (indices.length < best.length ? indices : best));
}

function indicesWhere(all: readonly Readings[], holds: (readings: Readings) => boolean): number[] {
  return all.flatMap((readings, index) => (holds(readings) ? [index] : []));
}

function isDaily(days: readonly MonthDay[]): boolean {
  return days.every((day, index) => {
    const before = days[index - 1];
    return before === undefined || isSame(before, day) || isNext(before, day);
  });
}

/** Whether some year has this day. */
export function isDayOfYear({ month, day }: MonthDay): boolean {
  return day >= 1 && day <= (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** Whether the label is the day after, in a leap year or in a common one. */
export function isNext(before: MonthDay, { month, day }: MonthDay): boolean {
  if (month === before.month) return day === before.day + 1;
  const last = DAYS_IN_MONTH[before.month - 1] ?? 0;
  const ended = before.day === last || (before.month === 2 && before.day === 28);
  return day === 1 && month === (before.month % 12) + 1 && ended;
}

function isSame(one: MonthDay | undefined, other: MonthDay | undefined): boolean {
  return one?.month === other?.month && one?.day === other?.day;
}

function distinctDays(days: readonly MonthDay[]): readonly MonthDay[] {
  return [...new Map(days.map((day) => [`${day.month}-${day.day}`, day])).values()];
}

function distinctSeries(all: readonly (readonly MonthDay[])[]): readonly (readonly MonthDay[])[] {
  return [...new Map(all.map((days) => [JSON.stringify(days), days])).values()];
}
