import type { Query } from "@/lib/domain/address";
import {
  arrangePortfolio,
  findNewest,
  type PortfolioReport,
  type PortfolioRequest,
  type PortfolioRow,
} from "@/lib/domain/portfolio";
import { type PortfolioPlace, parsePortfolioAddress } from "@/lib/domain/portfolio-address";
import type { OpenedPortfolio } from "@/lib/links/open-link";
import { findPinnedPortfolio } from "@/lib/links/pinned";
import { getPortfolio, PAGE_SIZE } from "@/lib/reports/portfolio";

/** A reader chooses order, words, page and, where the link lets them, window and comparison; everything else in the query is ignored. */
export function toSharedRequest({ stored, window }: OpenedPortfolio, query: Query): PortfolioRequest {
  const asked = parsePortfolioAddress(query);
  return {
    ...asked,
    window: stored.windowFixed || query["window"] === undefined ? window : asked.window,
    asOf: stored.asOf,
    compare: stored.pinnedAt === null ? asked.compare : "previous",
    // Which of them have newer days than the link shows is not told by their order either.
    sort: stored.asOf !== null && asked.sort === "newest" ? "handle" : asked.sort,
    tag: null,
  };
}

/** Where the portfolio of a link stands, and what its readers may do there. */
export function toSharedPlace({ stored, sections }: OpenedPortfolio, root: string): PortfolioPlace {
  const [first] = sections;
  return {
    path: root,
    rowPath: first === undefined ? null : `${root}/${first}`,
    downloadPath: stored.downloads ? `${root}/download/portfolio.csv` : null,
    shared: true,
    compares: stored.pinnedAt === null,
  };
}

/** The rows as a stranger sees them: kept ones, or those of now; without tags, and without a word on what is newer than the link shows. */
export async function readSharedPortfolio(
  link: OpenedPortfolio,
  request: PortfolioRequest,
  size: number = PAGE_SIZE,
): Promise<PortfolioReport> {
  const kept = await findPinnedPortfolio(link, request.window);
  if (kept !== null) return arrangePortfolio(kept.map(withinStanding(link)), request, size);
  const report = await getPortfolio(link.scope, request, size);
  const rows = report.rows.map(withinStanding(link));
  const newestDay = link.stored.asOf === null ? report.newestDay : findNewest(rows);
  return { ...report, rows, newestDay, tags: [] };
}

function withinStanding({ stored }: OpenedPortfolio): (row: PortfolioRow) => PortfolioRow {
  return (row) => ({
    ...row,
    tags: [],
    newestDay: stored.asOf === null ? row.newestDay : (row.window?.to ?? null),
  });
}
