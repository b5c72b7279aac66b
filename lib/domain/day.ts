/** A calendar day as a label, "2026-03-01". It has no time and no zone. */
export type Day = string & { readonly __brand: "Day" };

/** Both ends included. */
export type DayRange = { readonly from: Day; readonly to: Day };

const MS_PER_DAY = 86_400_000;

/** Reads `YYYY-MM-DD`; null unless it is a day that exists. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || dayAt(ms) !== text ? null : (text as Day);
}

/** For values that our own database or code wrote; throws on anything else. */
export function toDay(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`Not a calendar day: ${text}`);
  return day;
}

/** The UTC day of an instant in milliseconds. */
export function dayAt(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10) as Day;
}

export function addDays(day: Day, days: number): Day {
  return dayAt(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY);
}

/** `to` − `from` in days; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

/** Every day of the range, ascending; empty when `to` is before `from`. */
export function daysIn({ from, to }: DayRange): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

/** 0 = Monday … 6 = Sunday (ISO 8601 order). */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
