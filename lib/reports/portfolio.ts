import { listTags } from "@/lib/db/profile-tags";
import type { WorkspaceScope } from "@/lib/db/scope";
import {
  findNewest,
  isUnusual,
  matchesProfile,
  PORTFOLIO_METRICS,
  type PortfolioReport,
  type PortfolioRequest,
  type PortfolioRow,
} from "@/lib/domain/portfolio";
import type { ReportRequest } from "@/lib/domain/report";
import { windowEndingOn } from "@/lib/domain/window";
import { evaluateFigures } from "./figures";
import { type RankedProfile, readFigures } from "./portfolio-figures";
import { rankProfiles } from "./portfolio-order";

export const PAGE_SIZE = 25;

/**
 * Every profile of a workspace with the figures of its own window, one page of them. The figures are those of each profile's Overview, by the
 * same functions; what they are evaluated from is read in one statement for the whole page.
 */
export async function getPortfolio(
  scope: WorkspaceScope,
  request: PortfolioRequest,
  size = PAGE_SIZE,
): Promise<PortfolioReport> {
  const [ranked, tags] = await Promise.all([rankProfiles(scope, request), listTags(scope)]);
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
    newestDay: findNewest(ranked),
  };
}

/** The page that holds every profile there is, for a table that is taken away. */
export function getWholePortfolio(
  scope: WorkspaceScope,
  request: PortfolioRequest,
): Promise<PortfolioReport> {
  return getPortfolio(scope, { ...request, page: 1 }, Number.MAX_SAFE_INTEGER);
}

/** Every tag of the profiles that this person may see, in the order of the alphabet. */
export async function listTagNames(scope: WorkspaceScope): Promise<readonly string[]> {
  return countTags(await listTags(scope)).map(({ tag }) => tag);
}

function countTags(tags: ReadonlyMap<string, readonly string[]>): PortfolioReport["tags"] {
  const counts = new Map<string, number>();
  for (const tag of [...tags.values()].flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, profiles]) => ({ tag, profiles })).sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

function toRow(
  { handle, name, timeZone, newestDay, asOf }: RankedProfile,
  { window }: ReportRequest,
  { figures, tags }: Pick<PortfolioRow, "figures" | "tags">,
): PortfolioRow {
  const days = asOf === null ? null : windowEndingOn(asOf, window);
  const unusual = isUnusual(figures.videoViews);
  return { handle, name, tags, timeZone, newestDay, window: days, figures, unusual };
}
