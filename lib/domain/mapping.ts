import type { Measure } from "./measure";

/** In which order a date is written; its parts may be parted by anything that is no letter or digit. */
export const DATE_NOTATIONS = ["year-month-day", "day-month-year", "month-day-year"] as const;
export type DateNotation = (typeof DATE_NOTATIONS)[number];

/** What stands between the thousands of a whole number: `1234`, `1,234`, `1.234`, `1 234` (any kind of space), `1'234`. */
export const NUMBER_NOTATIONS = ["none", "comma", "point", "space", "apostrophe"] as const;
export type NumberNotation = (typeof NUMBER_NOTATIONS)[number];

export const POST_TOTALS = ["views", "likes", "comments", "shares", "saves"] as const;
export type PostTotal = (typeof POST_TOTALS)[number];

/** What a column of a table is read as. */
export type ColumnRole =
  | { readonly kind: "ignored" }
  /** The row is this account's; without such a column the whole table is one profile's. */
  | { readonly kind: "profile" }
  /** The calendar day of the figures, in a table of daily figures. */
  | { readonly kind: "day" }
  | { readonly kind: "measure"; readonly measure: Measure }
  /** The rest is for tables of posts. */
  | { readonly kind: "link" | "title" | "published" }
  | { readonly kind: "total"; readonly total: PostTotal };

/** How a table that is not TikTok's is read: one role per column, in the order of the header. */
export type Mapping = {
  readonly target: "daily" | "posts";
  /** As written in the file, without surrounding space. */
  readonly header: readonly string[];
  readonly columns: readonly ColumnRole[];
  readonly dates: DateNotation;
  readonly numbers: NumberNotation;
};
