/** For how long original files can be kept, in days; null: for ever. */
export const ORIGINALS_KEPT_CHOICES = [null, 365, 90, 30] as const;

/** `forever` or a number of days that can be chosen; undefined for anything else. */
export function parseKeptDays(text: string): number | null | undefined {
  return ORIGINALS_KEPT_CHOICES.find((days) => toKeptChoice(days) === text.trim());
}

/** What `parseKeptDays` reads. */
export function toKeptChoice(days: number | null): string {
  return days === null ? "forever" : String(days);
}

/** For people, such as "90 days". */
export function describeKept(days: number | null): string {
  return days === null ? "for ever" : `${days} days`;
}
