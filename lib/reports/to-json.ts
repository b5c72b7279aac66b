import { summariseHashtags } from "@/lib/domain/hashtag-summary";
import type {
  ContentPost,
  ContentReport,
  Figure,
  FollowersReport,
  OverviewReport,
  ReportFrame,
  SeriesPoint,
} from "@/lib/domain/report";

/** A report as `report --json` prints it. People script against it: members are only ever added. */
export function toReportJson(report: OverviewReport | ContentReport | FollowersReport): object {
  switch (report.section) {
    case "overview":
      return {
        ...toFrameJson(report),
        figures: toFiguresJson(report.figures),
        moved: report.moved,
        posts: report.posts,
        notes: report.notes,
        bands: report.bands,
        changePoints: report.changePoints,
      };
    case "content":
      return toContentJson(report);
    case "followers":
      return toFollowersJson(report);
  }
}

function toFrameJson({
  profile,
  section,
  asOf,
  newestDay,
  window,
  previous,
  compare,
}: ReportFrame & { readonly section: string }) {
  return {
    profile: `@${profile.handle}`,
    section,
    asOf,
    newestDay,
    window: window && { days: window.days, from: window.from, to: window.to },
    previous: previous && { from: previous.from, to: previous.to },
    compare,
  };
}

function toFiguresJson(figures: Readonly<Record<string, Figure>>): Record<string, object> {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, toFigureJson(figure)]));
}

function toFigureJson(figure: Figure): object {
  const { value, matchedValue, previous, change, sameWeekdays, usualSwing, coverage, series } = figure;
  const points = toSeriesJson(series);
  return { value, matchedValue, previous, change, sameWeekdays, usualSwing, coverage, series: points };
}

function toSeriesJson(series: readonly SeriesPoint[]): readonly object[] {
  return series.map(({ day, value, provisional }) => ({ day, value, provisional }));
}

function toContentJson(report: ContentReport): object {
  return {
    ...toFrameJson(report),
    contentReadOn: report.contentReadOn,
    totals: report.totals,
    listMayBeIncomplete: report.listMayBeIncomplete,
    postsKnown: report.postsKnown,
    publishedSince: report.publishedSince,
    posts: report.posts.map(toPostJson),
    hashtags: summariseHashtags(report.posts),
  };
}

function toPostJson({ detail: { state, lastDay, entry }, ...post }: ContentPost): object {
  return { ...post, detail: { state, lastDay, ...entry } };
}

function toFollowersJson(report: FollowersReport): object {
  const { threshold, open } = report;
  if (open === null) return { ...toFrameJson(report), threshold, figures: {} };
  const { figures, netByDay, ...rest } = open;
  return {
    ...toFrameJson(report),
    threshold,
    figures: toFiguresJson(figures),
    netByDay: toSeriesJson(netByDay),
    ...rest,
  };
}
