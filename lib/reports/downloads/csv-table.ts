import { toCsvLine } from "@/lib/domain/csv-cell";
import type { PostSummary, ReportFrame } from "@/lib/domain/report";
import { formatPeriod } from "@/lib/domain/summary";

type CsvCell = string | number | null;

/** A table with its headings; every row has a cell for each of them, null where the value is unknown. */
export type CsvTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
};

/** With a byte order mark, without which Excel reads UTF-8 as something else. Unknown is an empty cell. */
export function toCsv({ columns, rows }: CsvTable): string {
  return `\u{feff}${[columns, ...rows].map(toCsvLine).join("")}`;
}

/** What every row says of the table as a whole, so that a row that was cut out still says what it is about. */
export type Context = {
  readonly frame: ReportFrame;
  /** IANA name as the profile's settings give it; null when they do not. */
  readonly zone: string | null;
};

/** The same last columns for every table of a window. */
export function withWindow({ columns, rows }: CsvTable, { frame, zone }: Context): CsvTable {
  const { window } = frame;
  const cells = [frame.profile.handle, window?.from ?? null, window?.to ?? null, zone];
  return {
    columns: [...columns, "Profile", "Window from", "Window to", "Time zone"],
    rows: rows.map((row) => [...row, ...cells]),
  };
}

/** The columns of `withWindow` with the period compared with. */
export function withComparison(table: CsvTable, context: Context): CsvTable {
  const { window, previous, compare } = context.frame;
  const { columns, rows } = withWindow(table, context);
  const words = window === null || previous === null ? null : formatPeriod(compare, window.days);
  return {
    columns: [...columns, "Comparison", "Compared from", "Compared to"],
    rows: rows.map((row) => [...row, words, previous?.from ?? null, previous?.to ?? null]),
  };
}

/** Posts with their lifetime totals, one a row. */
export function toPostsTable(posts: readonly PostSummary[]): CsvTable {
  return {
    columns: [
      "Post",
      "Address",
      "Published",
      "Views",
      "Likes",
      "Comments",
      "Shares",
      "Engagement rate",
      "Totals as of",
    ],
    rows: posts.map((post) => [
      post.title,
      post.url,
      post.publishedOn,
      post.views,
      post.likes,
      post.comments,
      post.shares,
      post.engagementRate,
      post.readOn,
    ]),
  };
}
