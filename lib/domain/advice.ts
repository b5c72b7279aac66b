import type { ExportAdvice } from "./coverage";
import { addDays, type Day, daysBetween } from "./day";
import type { TikTokFormatId } from "./export-format";
import { formatDayWithYear, formatRange } from "./format";
import { ACTIVITY_KEPT_DAYS, CONTENT_EXPORT_POSTS, PROVISIONAL_DAYS } from "./thresholds";

/** One download to make next: the tab as TikTok Studio names it, why, and by when. */
export type AdvisedExport = {
  readonly tab: string;
  /** Plain sentences, the most pressing first. */
  readonly reasons: readonly string[];
  /** The last day on which nothing is lost; null when there is no hurry. */
  readonly by: Day | null;
  /** The deadline is a week away or less. */
  readonly isUrgent: boolean;
};

const URGENT_DAYS = 7;

/** The tab whose download holds the file, and what the file tells. */
const FILES: Readonly<Record<TikTokFormatId, { readonly tab: string; readonly what: string }>> = {
  "studio/overview": { tab: "Overview", what: "views, likes, comments and shares by day" },
  "studio/content": { tab: "Content", what: "the list of posts" },
  "studio/viewers": { tab: "Viewers", what: "viewers by day" },
  "studio/follower-history": { tab: "Followers", what: "the follower total by day" },
  "studio/follower-activity": { tab: "Followers", what: "followers online by hour" },
  "studio/follower-gender": { tab: "Followers", what: "followers by gender" },
  "studio/follower-territories": { tab: "Followers", what: "followers by country" },
  "business/overview": { tab: "Business Suite, Overview", what: "views, likes, comments and shares by day" },
  "business/audience": { tab: "Business Suite, Audience", what: "the follower total by day" },
  "business/video": { tab: "Business Suite, Video", what: "the list of posts" },
};

/**
 * The downloads to make next, one per tab of TikTok Studio because one ZIP holds all files of a tab; what is lost soonest comes first. `today` decides
 * what is urgent.
 */
export function formatAdvice(advice: readonly ExportAdvice[], today: Day): AdvisedExport[] {
  const tabs = new Map<string, ExportAdvice[]>();
  for (const each of advice) {
    const { tab } = FILES[each.format];
    tabs.set(tab, [...(tabs.get(tab) ?? []), each]);
  }
  return [...tabs]
    .map(([tab, own]) => {
      const [by = null] = own
        .map((each) => each.by)
        .filter((each) => each !== null)
        .sort();
      const isUrgent = by !== null && daysBetween(today, by) <= URGENT_DAYS;
      const reasons = own.toSorted(byDeadline).map((each) => formatReason(each, today));
      return { tab, reasons: [...new Set(reasons)], by, isUrgent };
    })
    .sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent));
}

function byDeadline(a: ExportAdvice, b: ExportAdvice): number {
  return (a.by ?? "9999") < (b.by ?? "9999") ? -1 : 1;
}

/** Why one file is wanted, in a sentence or two. */
function formatReason(advice: ExportAdvice, today: Day): string {
  const { what } = FILES[advice.format];
  switch (advice.reason) {
    case "never":
      return formatNever(advice);
    case "full":
      return `The newest list holds ${CONTENT_EXPORT_POSTS} posts, which is as many as TikTok ever lists, so others may be missing. Sort the list differently, by views and then by likes, and export it again.`;
    case "gap":
      return `No export holds ${what} of ${sayDays(advice)}.${sayKeptUntil(advice)}`;
    case "provisional":
      return formatProvisional(advice, today);
    case "stale":
      return advice.format === "studio/follower-activity" ? formatActivity(advice) : formatStale(advice);
  }
}

function formatNever({ format }: ExportAdvice): string {
  const missing = `No export holds ${FILES[format].what} yet.`;
  return format === "studio/follower-activity"
    ? `${missing} TikTok keeps ${ACTIVITY_KEPT_DAYS} days of it only, so hours are lost every day.`
    : missing;
}

function formatProvisional(advice: ExportAdvice, today: Day): string {
  const words = isOneDay(advice)
    ? "is provisional: TikTok may still restate it."
    : "are provisional: TikTok may still restate them.";
  return [`${capitalise(sayDays(advice))} ${words}`, ...saySettled(advice, today)].join(" ");
}

function formatStale(advice: ExportAdvice): string {
  const { what } = FILES[advice.format];
  if (advice.range === null) return `The newest export with ${what} is older than a week.`;
  return `${capitalise(what)} of ${sayDays(advice)}: not here yet.`;
}

function formatActivity(advice: ExportAdvice): string {
  const kept = `TikTok keeps followers online by hour for ${ACTIVITY_KEPT_DAYS} days only.`;
  return advice.by === null
    ? `${kept} Some hours of ${sayDays(advice)} are lost already, and more go every day: export now.`
    : `${kept} Export by ${formatDayWithYear(advice.by)} and no hour of ${sayDays(advice)} is lost.`;
}

/** An export ends the day before it is made, and its newest two days are provisional themselves. */
function saySettled({ range }: ExportAdvice, today: Day): readonly string[] {
  if (range === null) return [];
  const from = addDays(range.to, PROVISIONAL_DAYS + 1);
  return [
    from <= today
      ? "An export made today settles that."
      : `An export from ${formatDayWithYear(from)} on settles that.`,
  ];
}

function sayKeptUntil({ by }: ExportAdvice): string {
  return by === null ? "" : ` TikTok still gives all of it until ${formatDayWithYear(by)}.`;
}

function sayDays({ range }: ExportAdvice): string {
  return range === null ? "its days" : formatRange(range);
}

function isOneDay({ range }: ExportAdvice): boolean {
  return range !== null && range.from === range.to;
}

function capitalise(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
