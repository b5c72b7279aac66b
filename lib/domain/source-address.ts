import { type Address, DEFAULT_ADDRESS, parseAddress, type Query, toHref } from "./address";
import { type Day, parseDay } from "./day";
import type { DailyMetric } from "./formula";
import { parseDailyMetric } from "./provenance";

/** Which figure's source is shown, and the claims on which day; null for no day. */
export type SourceAddress = Pick<Address, "profile" | "window" | "asOf" | "compare"> & {
  readonly metric: DailyMetric;
  readonly day: Day | null;
};

export const SOURCE_PATH = "/source";

/** Reads a query; what is missing or makes no sense takes its default. */
export function parseSourceAddress(query: Query): SourceAddress {
  const { profile, window, asOf, compare } = parseAddress(query);
  const text = (name: string): string => {
    const value = query[name];
    return (typeof value === "string" ? value : value?.[0]) ?? "";
  };
  return {
    profile,
    window,
    asOf,
    compare,
    metric: parseDailyMetric(text("metric")) ?? "videoViews",
    day: parseDay(text("day")),
  };
}

/** `/source?profile=…&window=…&metric=…`, for the figure that a page shows. */
export function toSourceHref({ metric, day, ...address }: SourceAddress): string {
  const frame = toHref(SOURCE_PATH, { ...address, ...UNUSED });
  return `${frame}&metric=${metric}${day === null ? "" : `&day=${day}`}`;
}

/** The parts of a board's address that a source has none of, at their defaults, which are not written. */
const { metric, sort, ascending, search, hashtag, columns } = DEFAULT_ADDRESS;
const UNUSED = { metric, sort, ascending, search, hashtag, columns };
