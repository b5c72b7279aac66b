import type { Day, DayRange } from "./day";
import type { Handle } from "./handle";
import type { Change, Figure, ReportRequest } from "./report";
import { isUsual } from "./swing";

export const PORTFOLIO_SORTS = [
  "unusual",
  "handle",
  "views",
  "likes",
  "comments",
  "shares",
  "net",
  "engagement",
  "newest",
] as const;
export type PortfolioSort = (typeof PORTFOLIO_SORTS)[number];

export type PortfolioRequest = ReportRequest & {
  readonly sort: PortfolioSort;
  readonly ascending: boolean;
  /** Words that a profile's handle or name holds, all of them. */
  readonly search: string;
  /** Only profiles that have it; null: all. */
  readonly tag: string | null;
  /** From 1. */
  readonly page: number;
};

export const PORTFOLIO_METRICS = [
  "videoViews",
  "likes",
  "comments",
  "shares",
  "followers",
  "netFollowers",
  "engagementRate",
] as const;
export type PortfolioMetric = (typeof PORTFOLIO_METRICS)[number];

export type PortfolioRow = {
  readonly handle: Handle;
  readonly name: string | null;
  /** In the order of the alphabet. */
  readonly tags: readonly string[];
  /** IANA name as the profile's settings give it; null when they do not. */
  readonly timeZone: string | null;
  /** As on the profile's own Overview: the newest day on which video views are known, or else the newest known day. */
  readonly newestDay: Day | null;
  /** The days that the figures are of; null when nothing is known. */
  readonly window: DayRange | null;
  readonly figures: Readonly<Record<PortfolioMetric, Figure>>;
  /** Whether the change of views lies outside the usual swing; null when that cannot be said. */
  readonly unusual: boolean | null;
};

export type PortfolioReport = {
  readonly rows: readonly PortfolioRow[];
  /** Of the page shown, from 1; `of` is at least 1. */
  readonly page: { readonly number: number; readonly of: number; readonly size: number };
  /** Profiles that match the search and the tag. */
  readonly matching: number;
  readonly profiles: number;
  /** Every tag with the number of its profiles, in the order of the alphabet. */
  readonly tags: readonly { readonly tag: string; readonly profiles: number }[];
  /** The newest known day of any profile. */
  readonly newestDay: Day | null;
};

/** Whether a change lies outside the usual swing; null when one of them has no size. */
export function isUnusual({ change, usualSwing }: Pick<Figure, "change" | "usualSwing">): boolean | null {
  const usual = isUsual(change, usualSwing);
  if (usual !== null) return !usual;
  return usualSwing !== null && change.kind === "unchanged" ? false : null;
}

/** How many times the usual swing a change is, up or down; null when that cannot be said. A swing of 0 makes any change the greatest. */
export function evaluateUnusualness(change: Change, usualSwing: number | null): number | null {
  if (isUnusual({ change, usualSwing }) === null || usualSwing === null) return null;
  const size = Math.abs(change.value ?? 0);
  return usualSwing === 0 ? (size === 0 ? 0 : Number.POSITIVE_INFINITY) : size / usualSwing;
}

/** What rows are ordered by; null: it cannot be said. */
type SortKey = number | string | null;

/** The order of two keys: what is not known stands last in either direction. 0 where they are equal, as array sorts expect it. */
export function compareSortKeys(a: SortKey, b: SortKey, ascending: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b === ascending ? -1 : 1;
}

const SORT_KEYS: Readonly<Record<PortfolioSort, (row: PortfolioRow) => SortKey>> = {
  unusual: ({ figures: { videoViews } }) => evaluateUnusualness(videoViews.change, videoViews.usualSwing),
  handle: ({ handle }) => handle,
  views: ({ figures }) => figures.videoViews.value,
  likes: ({ figures }) => figures.likes.value,
  comments: ({ figures }) => figures.comments.value,
  shares: ({ figures }) => figures.shares.value,
  net: ({ figures }) => figures.netFollowers.value,
  engagement: ({ figures }) => figures.engagementRate.value,
  newest: ({ newestDay }) => newestDay,
};

/** Rows that were evaluated before, found, put in order and turned to a page of `size` as a request asks; tags are not looked at. */
export function arrangePortfolio(
  rows: readonly PortfolioRow[],
  { search, sort, ascending, page }: Pick<PortfolioRequest, "search" | "sort" | "ascending" | "page">,
  size: number,
): PortfolioReport {
  const keyOf = SORT_KEYS[sort];
  const matching = rows
    .filter((row) => search.trim() === "" || matchesProfile(row, search))
    // Equal ones keep the order of their handles.
    .sort((a, b) => (a.handle < b.handle ? -1 : 1))
    .sort((a, b) => compareSortKeys(keyOf(a), keyOf(b), ascending));
  const of = Math.max(1, Math.ceil(matching.length / size));
  const number = Math.min(page, of);
  return {
    rows: matching.slice((number - 1) * size, number * size),
    page: { number, of, size },
    matching: matching.length,
    profiles: rows.length,
    tags: [],
    newestDay: findNewest(rows),
  };
}

/** The newest known day of any of them. */
export function findNewest(ends: readonly Pick<PortfolioRow, "newestDay">[]): Day | null {
  return ends.reduce<Day | null>(
    (newest, { newestDay }) =>
      newestDay !== null && (newest === null || newestDay > newest) ? newestDay : newest,
    null,
  );
}

/** Whether a handle or a name holds every word, whatever their case and accents. */
export function matchesProfile(
  { handle, name }: Pick<PortfolioRow, "handle" | "name">,
  search: string,
): boolean {
  const text = fold(`@${handle} ${name ?? ""}`);
  return fold(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
