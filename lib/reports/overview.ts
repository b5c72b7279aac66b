import { listNotes } from "@/lib/db/notes";
import { listPostCurves, listPosts } from "@/lib/db/post-queries";
import type { ProfileScope } from "@/lib/db/scope";
import { findNewest } from "@/lib/db/series";
import type { DayRange } from "@/lib/domain/day";
import type { History } from "@/lib/domain/history";
import { claimPostCount, claimPosts, claimUnusualDays, type PostCurve } from "@/lib/domain/moved";
import type { NotesShown } from "@/lib/domain/note";
import type {
  Change,
  Claim,
  OverviewMetric,
  OverviewReport,
  PostSummary,
  ReportRequest,
} from "@/lib/domain/report";
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
  const { change } = figures.videoViews;
  return {
    ...frame,
    section: "overview",
    figures,
    moved:
      window === null || history === null
        ? []
        : evaluateMoved({ window, history, change, curves, now: now.length, before }),
    posts: now,
    notes,
  };
}

type Moving = {
  readonly window: DayRange;
  readonly history: History;
  readonly change: Change;
  readonly curves: readonly PostCurve[];
  readonly now: number;
  readonly before: number;
};

function evaluateMoved({ window, history, change, curves, now, before }: Moving): Claim[] {
  return [
    ...claimPosts(curves, window, change),
    ...(change.kind === "none" ? [] : claimPostCount(now, before)),
    ...claimUnusualDays(history, window),
  ];
}

function isPublishedIn({ publishedOn }: PostSummary, { from, to }: DayRange): boolean {
  return publishedOn >= from && publishedOn <= to;
}
