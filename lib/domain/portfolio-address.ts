import { DEFAULT_ADDRESS, parseAddress, type Query } from "./address";
import { PORTFOLIO_SORTS, type PortfolioRequest, type PortfolioSort } from "./portfolio";
import { normalizeTag } from "./profile-tag";

export const PORTFOLIO_PATH = "/profiles";

/** Where a portfolio stands: its own page behind sign-in, or a shared page. */
export type PortfolioPlace = {
  readonly path: string;
  /** Where a row leads to; null: nowhere. */
  readonly rowPath: string | null;
  /** Where the table of all of it is; null: it is not to be taken away. */
  readonly downloadPath: string | null;
  /** For people without an account, who see no tags and change nothing. */
  readonly shared: boolean;
  /** false: what was compared stays as it is. */
  readonly compares: boolean;
};

export const OWN_PLACE: PortfolioPlace = {
  path: PORTFOLIO_PATH,
  rowPath: "/overview",
  downloadPath: "/download/portfolio.csv",
  shared: false,
  compares: true,
};

const DEFAULT_SORT: PortfolioSort = "unusual";
const MOST_PAGES = 100_000;

/** Names start at A, figures at the greatest. */
export function startsAscending(sort: PortfolioSort): boolean {
  return sort === "handle";
}

/** Reads a query; what is missing or makes no sense takes its default. */
export function parsePortfolioAddress(query: Query): PortfolioRequest {
  const { window, asOf, compare, search } = parseAddress(query);
  const text = (name: string): string => {
    const value = query[name];
    return (typeof value === "string" ? value : value?.[0]) ?? "";
  };
  const sort = PORTFOLIO_SORTS.find((name) => name === text("sort")) ?? DEFAULT_SORT;
  const order = text("order");
  return {
    ...{ window, asOf, compare, search, sort },
    tag: normalizeTag(text("tag")).slice(0, 100) || null,
    ascending: order === "asc" || (order !== "desc" && startsAscending(sort)),
    page: /^[1-9]\d{0,5}$/.test(text("page")) ? Math.min(Number(text("page")), MOST_PAGES) : 1,
  };
}

/** The query parameters that differ from the defaults, in a fixed order; `window` is always written. */
export function toPortfolioParameters(request: PortfolioRequest): readonly (readonly [string, string])[] {
  const { window, asOf, compare, sort, ascending, search, tag, page } = request;
  const all: readonly (readonly [string, string, boolean])[] = [
    ["window", String(window), true],
    ["asOf", `${asOf}`, asOf !== null],
    ["compare", compare, compare !== DEFAULT_ADDRESS.compare],
    ["sort", sort, sort !== DEFAULT_SORT],
    ["order", ascending ? "asc" : "desc", ascending !== startsAscending(sort)],
    ["search", search, search !== ""],
    ["tag", `${tag}`, tag !== null],
    ["page", String(page), page > 1],
  ];
  return all.filter(([, , written]) => written).map(([name, value]) => [name, value] as const);
}

/** `/profiles?window=…`, with some parts replaced; any of them but the page itself starts again at the first page. At another path where one is given. */
export function toPortfolioHref(
  request: PortfolioRequest,
  change: Partial<PortfolioRequest> = {},
  path: string = PORTFOLIO_PATH,
): string {
  return `${path}?${toQuery({ ...request, page: 1, ...change })}`;
}

function toQuery(request: PortfolioRequest): string {
  return toPortfolioParameters(request)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}
