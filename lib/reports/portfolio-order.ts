import { findDataVersion } from "@/lib/db/data-version";
import { listNewestDays, listProfileBoards, type ProfileBoard } from "@/lib/db/portfolio-queries";
import type { WorkspaceScope } from "@/lib/db/scope";
import type { Day } from "@/lib/domain/day";
import {
  compareSortKeys,
  evaluateUnusualness,
  type PortfolioMetric,
  type PortfolioRequest,
  type PortfolioSort,
} from "@/lib/domain/portfolio";
import type { Figure } from "@/lib/domain/report";
import { earliest } from "./frame";
import { type RankedProfile, type Reach, readFigures } from "./portfolio-figures";

type Ranking = readonly RankedProfile[];
/** Rankings that are still true as long as the database is as it was. */
const rankings = new Map<string, { readonly version: string; readonly ranking: Ranking }>();
const RANKINGS_KEPT = 40;

/** null: it cannot be said. */
type SortKey = number | string | null;

/** What was worked out of one board. */
type Summary = {
  readonly version: string;
  readonly newestDay: Day | null;
  /** By what was asked. */
  readonly keys: Map<string, SortKey>;
};

/** By profile. An order needs a look at a year of every profile; after a write only the profiles that were written are looked at again. */
const summaries = new Map<string, Summary>();
const SUMMARIES_KEPT = 20_000;

/** All profiles in the order asked for, kept as it is until anything is written. */
export async function rankProfiles(scope: WorkspaceScope, request: PortfolioRequest): Promise<Ranking> {
  const { sort, ascending } = request;
  const reach = scope.onlyProfiles?.join(",") ?? "all";
  const key = [scope.workspaceId, reach, questionOf(request), sort, ascending].join(" ");
  const version = await findDataVersion();
  const kept = rankings.get(key);
  if (kept?.version === version) return kept.ranking;
  const ranking = await evaluateRanking(scope, request);
  rankings.delete(key);
  rankings.set(key, { version, ranking });
  dropOldest(rankings, RANKINGS_KEPT);
  return ranking;
}

async function evaluateRanking(scope: WorkspaceScope, request: PortfolioRequest): Promise<Ranking> {
  const boards = await listProfileBoards(scope);
  const summaryOf = await summarise(scope, boards);
  const profiles = boards.map((board): RankedProfile => {
    const { newestDay } = summaryOf(board);
    const asOf = request.asOf === null || newestDay === null ? newestDay : earliest(request.asOf, newestDay);
    return { ...board, newestDay, asOf };
  });
  const keyOf = await readSortKeys(scope, { profiles, request, summaryOf });
  dropOldest(summaries, SUMMARIES_KEPT);
  return (
    profiles
      .map((profile) => ({ profile, key: keyOf(profile) }))
      // Equal ones keep the order of their handles.
      .sort((a, b) => compareSortKeys(a.key, b.key, request.ascending))
      .map(({ profile }) => profile)
  );
}

type SummaryOf = (board: ProfileBoard) => Summary;

/** Looks at the profiles whose boards have changed since somebody asked. What is read here is at least as new as its version says. */
async function summarise(scope: WorkspaceScope, boards: readonly ProfileBoard[]): Promise<SummaryOf> {
  const isChanged = ({ profileId, boardVersion }: ProfileBoard) =>
    summaries.get(profileId)?.version !== boardVersion;
  const changed = boards.filter(isChanged).map(({ profileId }) => profileId);
  const newestDays = await listNewestDays(scope, changed);
  const mine = new Map(
    boards.map(({ profileId, boardVersion }) => {
      const kept = summaries.get(profileId);
      if (kept?.version === boardVersion) return [profileId, kept];
      return [
        profileId,
        { version: boardVersion, newestDay: newestDays.get(profileId) ?? null, keys: new Map() },
      ];
    }),
  );
  for (const profileId of changed) {
    const summary = mine.get(profileId);
    summaries.delete(profileId);
    if (summary !== undefined) summaries.set(profileId, summary);
  }
  return ({ profileId, boardVersion }) =>
    mine.get(profileId) ?? { version: boardVersion, newestDay: null, keys: new Map() };
}

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
/** As many as anybody asks for between two imports. */
const KEYS_KEPT = 40;

type Asked = {
  readonly profiles: Ranking;
  readonly request: PortfolioRequest;
  readonly summaryOf: SummaryOf;
};

async function readSortKeys(
  scope: WorkspaceScope,
  { profiles, request, summaryOf }: Asked,
): Promise<(profile: RankedProfile) => SortKey> {
  const { sort } = request;
  const by = SORTED_BY[sort];
  if (by === undefined) return sort === "handle" ? ({ handle }) => handle : ({ newestDay }) => newestDay;
  const question = `${questionOf(request)} ${sort}`;
  const unknown = profiles.filter((profile) => !summaryOf(profile).keys.has(question));
  const { metric, reach } = by;
  const figures = await readFigures(scope, unknown, { metrics: [metric], request, reach });
  for (const profile of unknown) {
    const figure = figures.get(profile.profileId)?.[metric];
    const { keys } = summaryOf(profile);
    keys.set(question, figure === undefined ? null : toSortKey(sort, figure));
    dropOldest(keys, KEYS_KEPT);
  }
  return (profile) => summaryOf(profile).keys.get(question) ?? null;
}

function toSortKey(sort: PortfolioSort, { change, usualSwing, value }: Figure): SortKey {
  return sort === "unusual" ? evaluateUnusualness(change, usualSwing) : value;
}

function questionOf({ window, asOf, compare }: PortfolioRequest): string {
  return [window, asOf, compare].join(" ");
}

function dropOldest(kept: Map<string, unknown>, most: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(oldest);
  }
}
