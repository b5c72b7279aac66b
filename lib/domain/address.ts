import { type Day, parseDay } from "./day";
import { type Handle, parseHandle } from "./handle";
import { parseHashtag } from "./hashtag";
import { DEFAULT_POST_COLUMNS, type PostColumn, parseColumns, toColumnsText } from "./post-columns";
import type { ReportRequest } from "./report";
import { COMPARISONS, WINDOW_LENGTHS } from "./window";

/** Tiles that can drive the main chart. */
export const TILE_METRICS = [
  "videoViews",
  "profileViews",
  "likes",
  "comments",
  "shares",
  "followers",
] as const;
export type TileMetric = (typeof TILE_METRICS)[number];

export const POST_SORTS = [
  "published",
  "views",
  "likes",
  "comments",
  "shares",
  "saves",
  "engagement",
  "shareRate",
] as const;
export type PostSort = (typeof POST_SORTS)[number];

/** What a page shows. The address is its only place, so that it can be shared, bookmarked and gone back to. */
export type Address = ReportRequest & {
  readonly profile: Handle | null;
  readonly metric: TileMetric;
  readonly sort: PostSort;
  readonly ascending: boolean;
  readonly search: string;
  /** Only posts that hold it, without # and in lower case; null: all. */
  readonly hashtag: string | null;
  /** Of the table of posts. */
  readonly columns: readonly PostColumn[];
};

export const DEFAULT_ADDRESS: Address = {
  profile: null,
  window: 28,
  asOf: null,
  compare: "previous",
  metric: "videoViews",
  sort: "published",
  ascending: false,
  search: "",
  hashtag: null,
  columns: DEFAULT_POST_COLUMNS,
};

/** As Next hands over a query: absent, once or several times. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const SEARCH_LENGTH = 100;

/** Reads a query. Anything that is missing or makes no sense takes its default: an old link never fails. */
export function parseAddress(query: Query): Address {
  const texts = (name: string): readonly string[] => [query[name] ?? []].flat();
  const text = (name: string): string => texts(name)[0] ?? "";
  return {
    profile: parseHandle(text("profile")),
    window: WINDOW_LENGTHS.find((days) => String(days) === text("window")) ?? DEFAULT_ADDRESS.window,
    asOf: parseDay(text("asOf")),
    compare: COMPARISONS.find((name) => name === text("compare")) ?? DEFAULT_ADDRESS.compare,
    metric: TILE_METRICS.find((name) => name === text("metric")) ?? DEFAULT_ADDRESS.metric,
    sort: POST_SORTS.find((name) => name === text("sort")) ?? DEFAULT_ADDRESS.sort,
    ascending: text("order") === "asc",
    search: text("search").slice(0, SEARCH_LENGTH),
    hashtag: parseHashtag(text("hashtag")),
    columns: parseColumns(texts("columns")),
  };
}

/** The query parameters that differ from the defaults, in a fixed order; `window` is always written. */
export function toParameters(address: Address): readonly (readonly [string, string])[] {
  const columns = toColumnsText(address.columns);
  const all: readonly (readonly [string, string, boolean])[] = [
    ["profile", `@${address.profile}`, address.profile !== null],
    ["window", String(address.window), true],
    ["asOf", `${address.asOf}`, address.asOf !== null],
    ["compare", address.compare, address.compare !== DEFAULT_ADDRESS.compare],
    ["metric", address.metric, address.metric !== DEFAULT_ADDRESS.metric],
    ["sort", address.sort, address.sort !== DEFAULT_ADDRESS.sort],
    ["order", "asc", address.ascending],
    ["search", address.search, address.search !== ""],
    ["hashtag", address.hashtag ?? "", address.hashtag !== null],
    ["columns", columns ?? "", columns !== null],
  ];
  return all.filter(([, , written]) => written).map(([name, value]) => [name, value] as const);
}

/** `path?profile=…&window=…`, with some parts replaced. */
export function toHref(path: string, address: Address, change: Partial<Address> = {}): string {
  const query = toParameters({ ...address, ...change })
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%40", "@")}`)
    .join("&");
  return `${path}?${query}`;
}

/** Day of the address as a request to the reports. */
export function toReportRequest(address: Address): ReportRequest {
  return { window: address.window, asOf: address.asOf as Day | null, compare: address.compare };
}
