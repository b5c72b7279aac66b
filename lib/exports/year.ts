import { addDays, type Day, type DayRange, dayAt, daysBetween, parseDay } from "../domain/day";
import { isDayOfYear, isNext, type MonthDay } from "./date-label";

/** What is known of the calendar years of a daily file, whose labels have none. */
export type YearEvidence = {
  /** First and last day in the name of the ZIP file. */
  readonly archiveRange: DayRange | null;
  /** E, proved or guessed. */
  readonly exportedOn: Day | null;
  /** The day that the last label stands for, as a person said. */
  readonly lastDay?: Day | null;
};

/** `index`: of the label that stands in the way. `candidates`: days that the last label could be. */
export type Years =
  | {
      readonly kind: "found";
      readonly days: readonly Day[];
      readonly evidence: "archive-name" | "export-day" | "given";
    }
  | { readonly kind: "not-consecutive"; readonly index: number }
  | { readonly kind: "no-such-day"; readonly index: number }
  | { readonly kind: "archive-contradicts"; readonly index: number }
  | { readonly kind: "unproved"; readonly candidates: readonly Day[] };

export type ExportYear =
  | { readonly kind: "found"; readonly day: Day }
  | { readonly kind: "unproved"; readonly candidates: readonly Day[] };

/** A leap day returns after at most 8 years (1896 to 1904, 2096 to 2104). */
const YEARS_BACK = 8;
const CANDIDATES_SHOWN = 3;
/** Labels may stand a day beside the range in the ZIP name (export-formats, section 3). */
const ARCHIVE_SLACK_DAYS = 1;
/** TikTok schedules posts up to 30 days ahead; one more for the zone. */
const SCHEDULED_DAYS = 31;
const ZONE_DAYS = 1;

/**
 * The days of consecutive month-day labels, oldest first. The range in the ZIP name decides; else the newest year in which the last
 * label is not after E and every label exists. A missing, doubled or reversed day is `not-consecutive`. Fewer than one label: found, [].
 */
export function findYears(labels: readonly MonthDay[], evidence: YearEvidence): Years {
  const { archiveRange, exportedOn, lastDay = null } = evidence;
  const gap = labels.findIndex((label, index) => !mayFollow(labels[index - 1] ?? null, label));
  if (gap >= 0) return { kind: "not-consecutive", index: gap };
  if (archiveRange !== null) return findYearsInRange(labels, archiveRange);
  if (lastDay !== null) {
    const days = daysEndingAt(labels, lastDay);
    if (days !== null) return { kind: "found", days, evidence: "given" };
  }
  if (exportedOn === null) return { kind: "unproved", candidates: [] };
  const last = labels.at(-1);
  if (last === undefined) return { kind: "found", days: [], evidence: "export-day" };
  for (const day of daysOfLabel(last, { notBefore: null, notAfter: exportedOn }).reverse()) {
    const days = daysEndingAt(labels, day);
    if (days !== null) return { kind: "found", days, evidence: "export-day" };
  }
  return { kind: "no-such-day", index: leapDayIndex(labels) };
}

/** The day within a day before and a month after the upload (UTC seconds) that carries the label; null: none does. */
export function findYearOfPost(label: MonthDay, uploadedAtSeconds: number): Day | null {
  const uploadedOn = dayOfSeconds(uploadedAtSeconds);
  if (uploadedOn === null) return null;
  const within = {
    notBefore: addDays(uploadedOn, -ZONE_DAYS),
    notAfter: addDays(uploadedOn, SCHEDULED_DAYS),
  };
  return daysOfLabel(label, within)[0] ?? null;
}

/**
 * E from the label in `Time`: no export is older than the newest post in it, nor after `notAfter`. When several years fit, only a
 * hint (the file's own day, the ZIP name) within a day of one of them decides; otherwise a person does.
 */
export function findYearOfExport(
  label: MonthDay,
  known: {
    readonly newestUploadSeconds: number | null;
    readonly notAfter: Day;
    readonly hint: Day | null;
  },
): ExportYear {
  const { newestUploadSeconds, notAfter, hint } = known;
  const uploadedOn = newestUploadSeconds === null ? null : dayOfSeconds(newestUploadSeconds);
  const notBefore = uploadedOn === null ? null : addDays(uploadedOn, -ZONE_DAYS);
  const candidates = daysOfLabel(label, { notBefore, notAfter });
  const [only] = candidates;
  if (notBefore !== null && only !== undefined && candidates.length === 1) {
    return { kind: "found", day: only };
  }
  const hinted = candidates.find((day) => hint !== null && Math.abs(daysBetween(day, hint)) <= ZONE_DAYS);
  if (hinted !== undefined) return { kind: "found", day: hinted };
  return { kind: "unproved", candidates: candidates.slice(-CANDIDATES_SHOWN) };
}

function findYearsInRange(labels: readonly MonthDay[], range: DayRange): Years {
  const [first] = labels;
  const last = labels.at(-1);
  if (first === undefined || last === undefined) {
    return { kind: "found", days: [], evidence: "archive-name" };
  }
  const [end] = daysOfLabel(last, {
    notBefore: addDays(range.to, -ARCHIVE_SLACK_DAYS),
    notAfter: addDays(range.to, ARCHIVE_SLACK_DAYS),
  });
  if (end === undefined) return { kind: "archive-contradicts", index: labels.length - 1 };
  const days = daysEndingAt(labels, end);
  if (days === null) return { kind: "no-such-day", index: leapDayIndex(labels) };
  const [start] = days;
  const fits = start !== undefined && Math.abs(daysBetween(range.from, start)) <= ARCHIVE_SLACK_DAYS;
  return fits ? { kind: "found", days, evidence: "archive-name" } : { kind: "archive-contradicts", index: 0 };
}

/** Ascending; without a lower bound the last eight years. */
function daysOfLabel(
  label: MonthDay,
  { notBefore, notAfter }: { readonly notBefore: Day | null; readonly notAfter: Day },
): Day[] {
  const lastYear = Number(notAfter.slice(0, 4));
  const firstYear = notBefore === null ? lastYear - YEARS_BACK : Number(notBefore.slice(0, 4));
  const days: Day[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    const day = dayIn(year, label);
    if (day !== null && day <= notAfter && (notBefore === null || day >= notBefore)) days.push(day);
  }
  return days;
}

/** null when the labels do not all exist, one after the other, in the years that lead to `end`. */
function daysEndingAt(labels: readonly MonthDay[], end: Day): Day[] | null {
  const days = labels.map((_, index) => addDays(end, index - labels.length + 1));
  const all = labels.every(({ month, day }, index) => days[index]?.slice(5) === monthDay(month, day));
  return all ? days : null;
}

function mayFollow(before: MonthDay | null, label: MonthDay): boolean {
  return isDayOfYear(label) && (before === null || isNext(before, label));
}

function leapDayIndex(labels: readonly MonthDay[]): number {
  const february = labels.findIndex(({ month, day }) => month === 2 && day === 29);
  if (february >= 0) return february;
  const march = labels.findIndex(({ month, day }) => month === 3 && day === 1);
  return Math.max(0, march);
}

function dayIn(year: number, { month, day }: MonthDay): Day | null {
  return parseDay(`${String(year).padStart(4, "0")}-${monthDay(month, day)}`);
}

function monthDay(month: number, day: number): string {
  return `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function dayOfSeconds(seconds: number): Day | null {
  const ms = seconds * 1000;
  return Number.isFinite(ms) && ms > 0 && ms < Date.UTC(2200, 0, 1) ? dayAt(ms) : null;
}
