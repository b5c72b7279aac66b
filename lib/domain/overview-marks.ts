import { formatLevels, formatUnusualDays } from "./day-words";
import { findChangeOf, type Level } from "./level-changes";
import { currentLocale } from "./locale";
import type { OverviewMetric, OverviewReport } from "./report";
import { formatSummary } from "./summary";
import { isDayMetric, type WeekdayBand, yieldToMost } from "./weekday-band";

/** What the history says of the days of a chart. */
export type DayMarks = { readonly bands: readonly WeekdayBand[]; readonly levels: readonly Level[] };

/** The marks of a metric's chart; none where it has none, and in a report that was pinned before there were any. */
export function findMarks({ bands, changePoints }: OverviewReport, metric: OverviewMetric): DayMarks {
  if (!isDayMetric(metric)) return { bands: [], levels: [] };
  return { bands: yieldToMost(bands?.[metric] ?? []), levels: changePoints?.[metric].levels ?? [] };
}

/** The figure's own sentences, then its unusual days and the levels that begin in the window. */
export function formatOverviewSummary(
  report: OverviewReport,
  metric: OverviewMetric,
  locale: string = currentLocale(),
): string {
  const { bands, levels } = findMarks(report, metric);
  const changed = report.window === null ? "" : formatLevels(levels, report.window, locale);
  const sentences = [
    formatSummary(report.figures[metric], report.compare, locale),
    formatUnusualDays(bands, changed === "" ? findChangeOf(bands, levels) : null, locale),
    changed,
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
