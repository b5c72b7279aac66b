import { type Day, parseDay } from "./day";

/**
 * A day as people and their spreadsheets write it. `sure` where only one day can be meant; otherwise what it is when the day stands first
 * and when the month does, null for what does not exist.
 */
export type WrittenDay = {
  readonly text: string;
  readonly sure: Day | null;
  readonly dayFirst: Day | null;
  readonly monthFirst: Day | null;
};

/** Reads `2026-03-24`, `2026/3/24`, `24.03.2026`, `24/03/2026`, `3/24/2026`; null for anything else, two-digit years among it. */
export function parseWrittenDay(text: string): WrittenDay | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  if (year !== undefined) return sureOf(text, toExistingDay(year, month, day));
  const [, first, separator, second, lastYear] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (first === undefined) return null;
  const dayFirst = toExistingDay(lastYear, second, first);
  if (separator === ".") return sureOf(text, dayFirst);
  const monthFirst = toExistingDay(lastYear, first, second);
  if (dayFirst === null && monthFirst === null) return null;
  return { text, sure: dayFirst === monthFirst ? dayFirst : null, dayFirst, monthFirst };
}

/**
 * The order in which the slashed days of one table are written, as those prove it that are a day in one order only; null when none does or
 * they contradict each other.
 */
export function findDayOrder(days: readonly WrittenDay[]): "dayFirst" | "monthFirst" | null {
  const open = days.filter(({ sure }) => sure === null);
  const isDayFirst = open.some(({ monthFirst }) => monthFirst === null);
  const isMonthFirst = open.some(({ dayFirst }) => dayFirst === null);
  if (isDayFirst === isMonthFirst) return null;
  return isDayFirst ? "dayFirst" : "monthFirst";
}

/** The day that is meant under an order of the table; null when it can still be two. */
export function settleDay(written: WrittenDay, order: "dayFirst" | "monthFirst" | null): Day | null {
  if (written.sure !== null) return written.sure;
  if (order !== null) return written[order];
  return written.dayFirst !== null && written.monthFirst !== null
    ? null
    : (written.dayFirst ?? written.monthFirst);
}

function sureOf(text: string, day: Day | null): WrittenDay | null {
  return day === null ? null : { text, sure: day, dayFirst: day, monthFirst: day };
}

function toExistingDay(year = "", month = "", day = ""): Day | null {
  return parseDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
