import { listNotes } from "@/lib/db/notes";
import { listPostCurves, listPosts } from "@/lib/db/post-queries";
import type { ProfileScope } from "@/lib/db/scope";
import { findNewest } from "@/lib/db/series";
import type { DayRange } from "@/lib/domain/day";
import type { History } from "@/lib/domain/history";
import { evaluateLevels, type Level, NO_LEVELS } from "@/lib/domain/level-changes";
import { claimPostCount, claimPosts, claimUnusualDays, type PostCurve } from "@/lib/domain/moved";
import type { NotesShown } from "@/lib/domain/note";
import type {
  Change,
  Claim,
  OverviewMetric,
  OverviewReport,
  PostSummary,
  ReportRequest,
  SeriesPoint,
} from "@/lib/domain/report";
import {
  DAY_METRICS,
  type DayMetric,
  evaluateWeekdayBands,
  type WeekdayBand,
} from "@/lib/domain/weekday-band";
import { evaluateFigures, readHistory } from "./figures";
import { evaluateFrame } from "./frame";

const OVERVIEW_METRICS = [
  "videoViews",
  "profileViews",
  "likes",
  "comments",
  "shares",
  "followers",
  "netFollowers",
  "engagementRate",
  "shareRate",
] as const satisfies readonly OverviewMetric[];

/** The Overview of a profile: every figure of the window, what can have moved its views, the posts published in it, and the notes that may be seen. */
export async function getOverview(
  scope: ProfileScope,
  request: ReportRequest,
  shown: NotesShown = "none",
): Promise<OverviewReport> {
  const frame = evaluateFrame(scope, request, await findNewest(scope));
  const { window, previous } = frame;
  const [history, posts, curves, notes] = await Promise.all([
    readHistory(scope, request, frame, OVERVIEW_METRICS),
    window === null || previous === null ? [] : listPosts(scope, [window, previous]),
    window === null ? [] : listPostCurves(scope, window),
    window === null ? [] : listNotes(scope, { range: window, shown }),
  ]);
  const figures = evaluateFigures(OVERVIEW_METRICS, history, request);
  const now = posts.filter((post) => window !== null && isPublishedIn(post, window));
  const before = posts.filter((post) => previous !== null && isPublishedIn(post, previous)).length;
  const { change, series } = figures.videoViews;
  const statistics = evaluateStatistics(history, request);
  return {
    ...frame,
    section: "overview",
    figures,
    moved:
      window === null
        ? []
        : evaluateMoved({
            ...{ window, change, curves, before, now: now.length, series },
            bands: statistics.bands.videoViews,
            levels: statistics.changePoints.videoViews.levels ?? [],
          }),
    posts: now,
    notes,
    ...statistics,
  };
}

/** What the history makes of single days, per metric; nothing while nothing is known. */
function evaluateStatistics(history: History | null, { window }: ReportRequest) {
  const span = { start: (history?.length ?? 0) - window, days: window };
  const of = <Told>(tell: (metric: DayMetric) => Told) =>
    Object.fromEntries(DAY_METRICS.map((metric) => [metric, tell(metric)])) as Record<DayMetric, Told>;
  const changePoints = of((metric) => (history === null ? NO_LEVELS : evaluateLevels(metric, history)));
  return {
    bands: of((metric) =>
      history === null ? [] : evaluateWeekdayBands(metric, history, span, changePoints[metric].levels ?? []),
    ),
    changePoints,
  };
}

type Moving = {
  readonly window: DayRange;
  readonly change: Change;
  readonly bands: readonly WeekdayBand[];
  readonly levels: readonly Level[];
  readonly series: readonly SeriesPoint[];
  readonly curves: readonly PostCurve[];
  readonly now: number;
  readonly before: number;
};

function evaluateMoved({ window, change, bands, levels, series, curves, now, before }: Moving): Claim[] {
  return [
    ...claimPosts(curves, window, change),
    ...(change.kind === "none" ? [] : claimPostCount(now, before)),
    ...claimUnusualDays(bands, series, levels),
  ];
}

function isPublishedIn({ publishedOn }: PostSummary, { from, to }: DayRange): boolean {
  return publishedOn >= from && publishedOn <= to;
}
