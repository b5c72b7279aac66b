import { addDays, type Day, type DayRange, daysIn } from "./day";
import type { FormatId, TikTokFormatId } from "./export-format";
import type { KnownDay } from "./history";
import type { Measure } from "./measure";
import type { CoverageReport } from "./report";
import { ACTIVITY_KEPT_DAYS, CONTENT_EXPORT_POSTS } from "./thresholds";

export type MeasureCoverage = CoverageReport["measures"][number];
export type ExportAdvice = CoverageReport["advice"][number];

/** One export in the ledger, with the calendar days that it speaks of; null for files without days. */
export type ExportSpan = {
  readonly format: FormatId;
  readonly exportedOn: Day;
  readonly days: DayRange | null;
  /** How many rows it listed. */
  readonly rows: number;
};

/** TikTok's longest range: an export made on E reaches back to E − 365. */
const EXPORT_REACH_DAYS = 365;
/** The product's rhythm is a week: an export older than that has a successor. */
const STALE_AFTER_DAYS = 7;

/** In the order in which TikTok's tabs stand, each with the measure that stands for its days. */
const ADVISED: readonly { readonly format: TikTokFormatId; readonly measure: Measure | null }[] = [
  { format: "studio/overview", measure: "videoViews" },
  { format: "studio/content", measure: null },
  { format: "studio/viewers", measure: "viewers" },
  { format: "studio/follower-history", measure: "followers" },
  { format: "studio/follower-activity", measure: null },
  { format: "studio/follower-gender", measure: null },
  { format: "studio/follower-territories", measure: null },
];

/** What Business Suite exports instead of a tab of Studio. */
const EQUIVALENTS: Readonly<Partial<Record<FormatId, TikTokFormatId>>> = {
  "studio/overview": "business/overview",
  "studio/content": "business/video",
  "studio/follower-history": "business/audience",
};

/** Every day of the range as known, provisional or missing, and the missing ones as ranges. */
export function evaluateMeasureCoverage(
  measure: Measure,
  range: DayRange,
  known: readonly KnownDay[],
): MeasureCoverage {
  const byDay = new Map(known.map((each) => [each.day, each]));
  const days = daysIn(range).map((day) => {
    const found = byDay.get(day);
    return {
      day,
      state: found === undefined ? "missing" : found.provisional ? "provisional" : "known",
    } as const;
  });
  return {
    measure,
    known: days.filter(({ state }) => state !== "missing").length,
    provisional: days.filter(({ state }) => state === "provisional").length,
    missing: toRanges(days.filter(({ state }) => state === "missing").map(({ day }) => day)),
    days,
  };
}

/** Ascending days as the fewest ranges. */
export function toRanges(days: readonly Day[]): DayRange[] {
  const ranges: { from: Day; to: Day }[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  return ranges;
}

/**
 * Which exports would complete the history: kinds never exported, days that no export covered while TikTok still holds them, exports that
 * have a successor by now, lists of posts that may be incomplete, and days that a later export would settle. Days that TikTok itself called unknown are not asked for again.
 */
export function adviseExports(
  exports: readonly ExportSpan[],
  measures: readonly MeasureCoverage[],
  today: Day,
): ExportAdvice[] {
  if (exports.length === 0) return [];
  return ADVISED.flatMap(({ format, measure }) => {
    const own = exports.filter((each) => each.format === format || each.format === EQUIVALENTS[format]);
    if (own.length === 0) return [{ format, reason: "never" as const, range: null, by: null }];
    const coverage = measures.find((each) => each.measure === measure) ?? null;
    return [...adviseGaps(format, own, coverage, today), ...adviseNewest(format, own, coverage, today)];
  });
}

function adviseGaps(
  format: TikTokFormatId,
  own: readonly ExportSpan[],
  coverage: MeasureCoverage | null,
  today: Day,
): ExportAdvice[] {
  const lastDay = newestDayOf(own);
  if (coverage === null || lastDay === null) return [];
  const firstKnown = coverage.days.find(({ state }) => state !== "missing")?.day ?? lastDay;
  const reachable = addDays(today, -EXPORT_REACH_DAYS);
  const gaps = coverage.days
    .filter(({ day, state }) => state === "missing" && day > firstKnown && day < lastDay && day >= reachable)
    .map(({ day }) => day)
    .filter((day) => !own.some(({ days }) => days !== null && days.from <= day && day <= days.to));
  return toRanges(gaps).map((range) => ({
    format,
    reason: "gap",
    range,
    by: addDays(range.from, EXPORT_REACH_DAYS),
  }));
}

function adviseNewest(
  format: TikTokFormatId,
  own: readonly ExportSpan[],
  coverage: MeasureCoverage | null,
  today: Day,
): ExportAdvice[] {
  const lastDay = newestDayOf(own);
  if (format === "studio/follower-activity" && lastDay !== null) return adviseActivity(lastDay, today);
  const exportedOn = own
    .map((each) => each.exportedOn)
    .sort()
    .at(-1);
  if (exportedOn !== undefined && addDays(exportedOn, STALE_AFTER_DAYS) <= today) {
    const range = lastDay === null ? null : { from: addDays(lastDay, 1), to: addDays(today, -1) };
    return [{ format, reason: "stale", range, by: range && addDays(range.from, EXPORT_REACH_DAYS) }];
  }
  if (format === "studio/content" && isListFull(own)) {
    return [{ format, reason: "full" as const, range: null, by: null }];
  }
  const unsettled = coverage?.days.filter(({ state }) => state === "provisional").map(({ day }) => day) ?? [];
  return toRanges(unsettled)
    .slice(-1)
    .map((range) => ({ format, reason: "provisional", range, by: null }));
}

/** The newest list is as long as TikTok makes one, and no second list of that day shows what it leaves out. */
function isListFull(own: readonly ExportSpan[]): boolean {
  const newest = own
    .map(({ exportedOn }) => exportedOn)
    .toSorted()
    .at(-1);
  const lists = own.filter(({ exportedOn }) => exportedOn === newest);
  const [only] = lists;
  return lists.length === 1 && only?.format === "studio/content" && only.rows >= CONTENT_EXPORT_POSTS;
}

/** Hours are kept for 7 days only, so there is a last day on which no hour is lost; null once some are. */
function adviseActivity(lastDay: Day, today: Day): ExportAdvice[] {
  if (lastDay >= today) return [];
  const by = addDays(lastDay, ACTIVITY_KEPT_DAYS);
  const range = { from: addDays(lastDay, 1), to: today };
  return [{ format: "studio/follower-activity", reason: "stale", range, by: by < today ? null : by }];
}

function newestDayOf(exports: readonly ExportSpan[]): Day | null {
  return (
    exports
      .map(({ days }) => days?.to ?? null)
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}
