import {
  formatCount,
  formatDay,
  formatExact,
  formatMetric,
  formatPercent,
  formatRange,
  formatSigned,
  formatSize,
} from "./format";
import { currentLocale } from "./locale";
import { METRICS } from "./metric";
import type { Change, Comparison, Figure } from "./report";
import { isUsual } from "./swing";
import { comparisonOffset } from "./window";

/**
 * A figure in a sentence or three, for the line under a chart and for people who do not see it: "412.8K in 28 days, 18% above the 28 days
 * before. The usual swing for this profile is ±11%." Says what is unknown instead of leaving it out.
 */
export function formatSummary(figure: Figure, compare: Comparison, locale: string = currentLocale()): string {
  const { coverage, metric } = figure;
  if (figure.value === null) return `${METRICS[metric].label}: unknown in these ${coverage.days} days.`;
  const change = formatComparison(figure, compare, locale);
  return [
    `${formatAmount(figure, locale)}${change.startsWith(",") ? `${change}.` : `. ${change}`}`.trimEnd(),
    ...formatSameWeekdays(figure, locale),
    ...formatUsualSwing(figure, locale),
    ...formatProvisional(figure),
  ].join(" ");
}

/** "412.8K in 28 days", "412.8K on the 27 known days of 28", "18,204 on 19 Nov". */
function formatAmount(figure: Figure, locale: string): string {
  const { coverage, metric, series } = figure;
  const value =
    METRICS[metric].unit === "count" && metric === "netFollowers"
      ? formatSigned(figure.value, locale)
      : formatMetric(metric, figure.value, locale);
  if (METRICS[metric].unit === "level") {
    const last = series.findLast((point) => point.value !== null);
    return last === undefined ? value : `${value} on ${formatDay(last.day, locale)}`;
  }
  const median = METRICS[metric].unit === "people" ? " on the median day" : "";
  const days =
    coverage.known === coverage.days
      ? ` in ${coverage.days} days`
      : ` on the ${coverage.known === 1 ? "one known day" : `${coverage.known} known days`} of ${coverage.days}`;
  return `${value}${median}${days}`;
}

function formatComparison({ change, coverage, metric }: Figure, compare: Comparison, locale: string): string {
  const period = formatPeriod(compare, coverage.days);
  const level = METRICS[metric].unit === "level";
  if (change.kind === "none") return formatNoComparison(change, coverage.days, compare);
  const partly =
    change.matchedDays < coverage.days ? `, compared on ${change.matchedDays} of ${coverage.days} days` : "";
  if (change.kind === "unchanged") return `, no change from ${period}${partly}`;
  if (change.kind === "new") return `, new: there was nothing in ${period}${partly}`;
  return `, ${formatSize(change, locale)} ${(change.value ?? 0) > 0 ? "above" : "below"} ${level ? "the end of " : ""}${period}${partly}`;
}

/** Why there is no comparison, as a sentence. */
function formatNoComparison(change: Change, days: number, compare: Comparison): string {
  if (change.reason === "not-summable")
    return "Unique people cannot be added up, so periods are not compared.";
  if (change.reason === "unknown")
    return `No comparison with ${formatPeriod(compare, days)}: it is unknown there.`;
  const matched = change.matchedDays === 0 ? "no day is" : `only ${change.matchedDays} of ${days} days are`;
  return `No comparison with ${formatPeriod(compare, days)}: ${matched} known in both.`;
}

/** "the 28 days before", "the same weekdays before", "the same weekdays a year before". */
export function formatPeriod(compare: Comparison, days: number): string {
  if (compare === "year") return `the ${days} days a year (52 weeks) before`;
  if (compare === "previous" || comparisonOffset(days, "weekdays") === days) return `the ${days} days before`;
  return `the ${days} days that began ${comparisonOffset(days, "weekdays")} days earlier, on the same weekdays`;
}

/** "the 28 days before", "9 weeks before", "a year before": for a tile and a legend, where the dates stand elsewhere. */
export function formatShortPeriod(compare: Comparison, days: number): string {
  if (compare === "year") return "a year before";
  return compare === "previous"
    ? `the ${days} days before`
    : `${comparisonOffset(days, compare) / 7} weeks before`;
}

/** What the dashed line of a chart is: "previous period, same weekdays"; day i of it falls on the weekday of day i, or it is not said. */
export function formatPreviousLine(compare: Comparison, days: number): string {
  if (compare === "year") return "a year before, same weekdays";
  if (compare === "weekdays") return `${formatShortPeriod(compare, days)}, same weekdays`;
  return days % 7 === 0 ? "previous period, same weekdays" : "previous period";
}

/** On how many days two periods are compared and with what result, or why not, as the rest of a line. */
export function formatMatched(figure: Figure, compare: Comparison): string {
  const { change, coverage, metric, previousSeries } = figure;
  const [from, to] = [previousSeries[0]?.day, previousSeries.at(-1)?.day];
  const dates = from === undefined || to === undefined ? "" : ` (${formatRange({ from, to })})`;
  const period = `${formatPeriod(compare, coverage.days)}${dates}`;
  if (change.reason === "not-summable") return "nothing: unique people cannot be added up";
  if (change.reason === "too-few-days")
    return `nothing: ${change.matchedDays} of ${coverage.days} days are known both now and in ${period}, and half are needed`;
  if (change.kind === "none") return `nothing: there is no number to compare with ${period}`;
  const days = `${change.matchedDays} of ${coverage.days} days, known both now and in ${period}`;
  return `${days}: ${formatExact(metric, figure.matchedValue)} against ${formatExact(metric, figure.previous)}`;
}

function formatSameWeekdays({ sameWeekdays, coverage }: Figure, locale: string): string[] {
  if (sameWeekdays === null || sameWeekdays.kind === "none") return [];
  const period = formatPeriod("weekdays", coverage.days);
  if (sameWeekdays.kind === "unchanged") return [`No change from ${period}.`];
  if (sameWeekdays.kind === "new") return [`There was nothing in ${period}.`];
  const side = (sameWeekdays.value ?? 0) > 0 ? "above" : "below";
  return [`It is ${formatSize(sameWeekdays, locale)} ${side} ${period}.`];
}

function formatUsualSwing({ metric, change, usualSwing }: Figure, locale: string): string[] {
  if (usualSwing === null || usualSwing === 0 || change.kind === "none") return [];
  const swing =
    METRICS[metric].unit === "ratio"
      ? formatSize({ kind: "points", value: usualSwing }, locale)
      : formatPercent(usualSwing, locale);
  const usual = change.kind !== "unchanged" && isUsual(change, usualSwing) ? ", so this change is usual" : "";
  return [`The usual swing for this profile is ±${swing}${usual}.`];
}

/** Days at the end of an older export stay provisional when a gap follows them, so "newest" holds only where nothing settled comes after. */
function formatProvisional({ series }: Figure): string[] {
  const known = series.filter((point) => point.value !== null);
  const days = known.filter((point) => point.provisional).length;
  if (days === 0) return [];
  const atEnd = known.slice(-days).every((point) => point.provisional);
  const which = atEnd ? "The newest " : "";
  if (days === 1) return [atEnd ? "The newest day is provisional." : "1 day is provisional."];
  return [`${which}${formatCount(days)} days are provisional.`];
}
