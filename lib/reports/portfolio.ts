import { findDataVersion } from "@/lib/db/data-version";
import {
  listProfileEnds,
  listSeriesOf,
  type ProfileEnd,
  type ProfileSeries,
} from "@/lib/db/portfolio-queries";
import { listTags } from "@/lib/db/profile-tags";
import type { WorkspaceScope } from "@/lib/db/scope";
import { addDays, type Day, type DayRange } from "@/lib/domain/day";
import { evaluateFigure } from "@/lib/domain/figure";
import { type DailyMetric, measuresOf } from "@/lib/domain/formula";
import { toHistory } from "@/lib/domain/history";
import type { Measure } from "@/lib/domain/measure";
import {
  evaluateUnusualness,
  isUnusual,
  matchesProfile,
  PORTFOLIO_METRICS,
  type PortfolioMetric,
  type PortfolioReport,
  type PortfolioRequest,
  type PortfolioRow,
  type PortfolioSort,
} from "@/lib/domain/portfolio";
import type { Figure, ReportRequest } from "@/lib/domain/report";
import { comparisonOffset, windowEndingOn } from "@/lib/domain/window";
import { evaluateFigures } from "./figures";
import { earliest, historyRange } from "./frame";

const PAGE_SIZE = 25;

/**
 * Every profile of a workspace with the figures of its own window, one page of them. The figures are those of each profile's Overview, by the
 * same functions; what they are evaluated from is read in one statement for the whole page.
 */
export async function getPortfolio(
  scope: WorkspaceScope,
  request: PortfolioRequest,
  size = PAGE_SIZE,
): Promise<PortfolioReport> {
  const [ranked, tags] = await Promise.all([rank(scope, request), listTags(scope)]);
  const { search, tag } = request;
  const matching = ranked.filter(
    (each) =>
      (search.trim() === "" || matchesProfile(each, search)) &&
      (tag === null || tags.get(each.profileId)?.includes(tag) === true),
  );
  const pages = Math.max(1, Math.ceil(matching.length / size));
  const number = Math.min(request.page, pages);
  const shown = matching.slice((number - 1) * size, number * size);
  const figures = await readFigures(scope, shown, { metrics: PORTFOLIO_METRICS, request, reach: "history" });
  return {
    rows: shown.map((end) =>
      toRow(end, request, {
        figures: figures.get(end.profileId) ?? evaluateFigures(PORTFOLIO_METRICS, null, request),
        tags: tags.get(end.profileId) ?? [],
      }),
    ),
    page: { number, of: pages, size },
    matching: matching.length,
    profiles: ranked.length,
    tags: countTags(tags),
    newestDay: ranked.reduce<PortfolioReport["newestDay"]>(
      (newest, { newestDay }) =>
        newestDay !== null && (newest === null || newestDay > newest) ? newestDay : newest,
      null,
    ),
  };
}

/** The page that holds every profile there is, for a table that is taken away. */
export function getWholePortfolio(
  scope: WorkspaceScope,
  request: PortfolioRequest,
): Promise<PortfolioReport> {
  return getPortfolio(scope, { ...request, page: 1 }, Number.MAX_SAFE_INTEGER);
}

function countTags(tags: ReadonlyMap<string, readonly string[]>): PortfolioReport["tags"] {
  const counts = new Map<string, number>();
  for (const tag of [...tags.values()].flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, profiles]) => ({ tag, profiles })).sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

function toRow(
  { handle, name, timeZone, newestDay, asOf }: RankedEnd,
  { window }: ReportRequest,
  { figures, tags }: Pick<PortfolioRow, "figures" | "tags">,
): PortfolioRow {
  const days = asOf === null ? null : windowEndingOn(asOf, window);
  const unusual = isUnusual(figures.videoViews);
  return { handle, name, tags, timeZone, newestDay, window: days, figures, unusual };
}

/** `asOf`: the last day of its window, which the request only ever moves back. */
type RankedEnd = ProfileEnd & { readonly asOf: ProfileEnd["newestDay"] };

type Ranking = readonly RankedEnd[];
/** Rankings that are still true as long as the database is as it was. */
const rankings = new Map<string, { readonly version: string; readonly ranking: Ranking }>();
const RANKINGS_KEPT = 40;

/** All profiles in the order asked for. It takes a look at every profile, so it is done once and kept until anything is written. */
async function rank(scope: WorkspaceScope, request: PortfolioRequest): Promise<Ranking> {
  const { window, asOf, compare, sort, ascending } = request;
  const key = [
    scope.workspaceId,
    scope.onlyProfiles?.join(",") ?? "all",
    window,
    asOf,
    compare,
    sort,
    ascending,
  ].join(" ");
  const version = await findDataVersion();
  const kept = rankings.get(key);
  if (kept?.version === version) return kept.ranking;
  const ranking = await evaluateRanking(scope, request);
  rankings.delete(key);
  rankings.set(key, { version, ranking });
  for (const oldest of rankings.keys()) if (rankings.size > RANKINGS_KEPT) rankings.delete(oldest);
  return ranking;
}

async function evaluateRanking(scope: WorkspaceScope, request: PortfolioRequest): Promise<Ranking> {
  const ends = (await listProfileEnds(scope)).map((end): RankedEnd => {
    const { newestDay } = end;
    const asOf = request.asOf === null || newestDay === null ? newestDay : earliest(request.asOf, newestDay);
    return { ...end, asOf };
  });
  const keys = await readSortKeys(scope, ends, request);
  const sign = request.ascending ? 1 : -1;
  return ends
    .map((end) => ({ end, key: keys.get(end.profileId) ?? null }))
    .sort((a, b) => {
      // Equal ones keep the order of their handles; what is not known stands last in either direction.
      if (a.key === b.key) return 0;
      if (a.key === null) return 1;
      if (b.key === null) return -1;
      return a.key < b.key ? -sign : sign;
    })
    .map(({ end }) => end);
}

type SortKey = number | string | null;

/** The metric that an order looks at, and how far back it has to look. */
const SORTED_BY: Readonly<
  Partial<Record<PortfolioSort, { readonly metric: PortfolioMetric; readonly reach: Reach }>>
> = {
  unusual: { metric: "videoViews", reach: "history" },
  views: { metric: "videoViews", reach: "window" },
  likes: { metric: "likes", reach: "window" },
  comments: { metric: "comments", reach: "window" },
  shares: { metric: "shares", reach: "window" },
  net: { metric: "netFollowers", reach: "window" },
  engagement: { metric: "engagementRate", reach: "window" },
};

async function readSortKeys(
  scope: WorkspaceScope,
  ends: Ranking,
  request: PortfolioRequest,
): Promise<ReadonlyMap<string, SortKey>> {
  const by = SORTED_BY[request.sort];
  if (by === undefined) {
    return new Map(
      ends.map((end) => [end.profileId, request.sort === "handle" ? end.handle : end.newestDay]),
    );
  }
  const { metric, reach } = by;
  const figures = await readFigures(scope, ends, { metrics: [metric], request, reach });
  return new Map(
    [...figures].map(([profileId, { [metric]: figure }]) => [
      profileId,
      request.sort === "unusual" ? evaluateUnusualness(figure.change, figure.usualSwing) : figure.value,
    ]),
  );
}

/** `window`: enough for values; `history`: what changes and the usual swing of views need as well. */
type Reach = "window" | "history";

type Wanted<Metric extends DailyMetric> = {
  readonly metrics: readonly Metric[];
  readonly request: ReportRequest;
  readonly reach: Reach;
};

/** These figures of all these profiles; a profile of which no day is known is left out. */
async function readFigures<Metric extends DailyMetric>(
  scope: WorkspaceScope,
  ends: Ranking,
  { metrics, request, reach }: Wanted<Metric>,
): Promise<ReadonlyMap<string, Readonly<Record<Metric, Figure>>>> {
  const { window, compare } = request;
  const measures = [...new Set(metrics.flatMap(measuresOf))];
  const placed = ends.flatMap(({ profileId, asOf }) => (asOf === null ? [] : [{ profileId, asOf }]));
  const spans = placed.flatMap(({ profileId, asOf }) =>
    measures.map((measure) => ({ profileId, measure, days: daysToRead(measure, asOf, request, reach) })),
  );
  const series = await listSeriesOf(scope, spans);
  return new Map(
    placed.map(({ profileId, asOf }) => {
      const { known, earlier } = series.get(profileId) ?? NOTHING_KNOWN;
      const history = toHistory(historyRange(asOf, window), known, earlier);
      const figures = metrics.map(
        (metric) => [metric, evaluateFigure({ metric, history, asOf, window, compare })] as const,
      );
      return [profileId, Object.fromEntries(figures) as Record<Metric, Figure>];
    }),
  );
}

const NOTHING_KNOWN: ProfileSeries = { known: {}, earlier: {} };

/** The usual swing is told of views only; all else is read as far back as the comparison and the day before it. */
function daysToRead(measure: Measure, asOf: Day, request: ReportRequest, reach: Reach): DayRange {
  const { window, compare } = request;
  if (reach === "window") return windowEndingOn(asOf, window);
  if (measure === "videoViews") return historyRange(asOf, window);
  const offset = Math.max(comparisonOffset(window, compare), comparisonOffset(window, "weekdays"));
  return { from: addDays(asOf, -window - offset), to: asOf };
}
