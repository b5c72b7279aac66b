import { toCsvCell } from "@/lib/domain/csv-cell";
import type { Day } from "@/lib/domain/day";
import { lastDetailDay } from "@/lib/domain/detail-window";
import type { Handle } from "@/lib/domain/handle";
import { TRAFFIC_COLUMNS } from "@/lib/domain/traffic-source";

/** Spreadsheets of some countries open a CSV in columns only when semicolons part them. */
export type Separator = "," | ";";

type Cells = readonly (string | number | null)[];

/** A post that a row is made ready for. */
export type TemplatePost = { readonly url: string; readonly title: string; readonly publishedOn: Day };

export const POST_DETAILS_FIGURES = [
  "average_watch_seconds",
  "watched_full_percent",
  ...TRAFFIC_COLUMNS,
  "other_sources",
  "viewer_locations",
] as const;

export const POST_DETAILS_HEADER = [
  "profile",
  "post",
  "title",
  "published",
  "captured_on",
  ...POST_DETAILS_FIGURES,
] as const;

export const TOP_ITEMS_HEADER = ["profile", "kind", "read_on", "rank", "link", "label"] as const;

const PLACES = 10;
/** Enough to know a post by; whole captions make rows that nobody can look over. */
const LONGEST_TITLE = 80;

type Ready = { readonly profile: Handle | null; readonly on: Day };

/**
 * The table of post details with a row for each of `posts`, so that only figures are left to fill in. Posts of which TikTok shows the
 * detail on `on` say that day; for others somebody has to.
 */
export function postDetailsRows(posts: readonly TemplatePost[], { profile, on }: Ready): readonly Cells[] {
  const blank = POST_DETAILS_HEADER.slice(5).map(() => null);
  return posts.map(({ url, title, publishedOn }) => {
    const isOpen = on >= publishedOn && on <= lastDetailDay(publishedOn);
    return [profile, url, cut(title), publishedOn, isOpen ? on : null, ...blank];
  });
}

/** The table of top videos and sounds with its ten places each. */
export function topItemsRows({ profile, on }: Ready): readonly Cells[] {
  return ["video", "sound"].flatMap((kind) =>
    Array.from({ length: PLACES }, (_, index) => [profile, kind, on, index + 1, null, null]),
  );
}

/** With a byte order mark, without which spreadsheets read UTF-8 as something else. */
export function toTemplateCsv(
  header: readonly string[],
  rows: readonly Cells[],
  separator: Separator,
): string {
  const lines = rows.map((cells) => cells.map(toCsvCell).join(separator));
  return `\ufeff${[header.join(separator), ...lines].join("\r\n")}\r\n`;
}

function cut(title: string): string {
  const letters = Array.from(title);
  return letters.length > LONGEST_TITLE ? `${letters.slice(0, LONGEST_TITLE).join("")}…` : title;
}
