import { type Address, DEFAULT_ADDRESS, parseAddress, type Query } from "@/lib/domain/address";
import { dayAt } from "@/lib/domain/day";
import { formatDayWithYear } from "@/lib/domain/format";
import type { OpenedLink } from "@/lib/links/open-link";

/** A reader chooses the tile and, where the link lets them, the window and the comparison; everything else in the query is ignored. */
export function toSharedAddress(link: OpenedLink, query: Query): Address {
  const { window, metric, compare } = parseAddress(query);
  const { windowFixed, asOf, pinnedAt } = link.stored;
  return {
    ...DEFAULT_ADDRESS,
    // One of the rows of a portfolio; a link to one profile names none.
    profile: link.stored.portfolio === null ? null : link.scope.handle,
    window: windowFixed || query["window"] === undefined ? link.window : window,
    asOf,
    metric,
    compare: pinnedAt === null ? compare : DEFAULT_ADDRESS.compare,
  };
}

/** What to say in place of the newest data: that the figures stand still. */
export function toStanding({ stored: { pinnedAt, asOf } }: Pick<OpenedLink, "stored">): string | null {
  if (pinnedAt !== null)
    return `figures of ${formatDayWithYear(dayAt(pinnedAt.getTime()))}, kept as they were`;
  return asOf === null ? null : `as of ${formatDayWithYear(asOf)}`;
}
