/** What the table of posts can tell of each, in the order in which it stands there. */
export const POST_COLUMNS = [
  "published",
  "views",
  "likes",
  "comments",
  "shares",
  "saves",
  "engagement",
  "shareRate",
  "detail",
] as const;
export type PostColumn = (typeof POST_COLUMNS)[number];

export const POST_COLUMN_LABELS: Readonly<Record<PostColumn, string>> = {
  published: "Published",
  views: "Views",
  likes: "Likes",
  comments: "Comments",
  shares: "Shares",
  saves: "Saves",
  engagement: "Engagement",
  shareRate: "Share rate",
  detail: "Detail",
};

/** Saves are in exports of Business Suite alone, and share rates are for those who look for them. */
export const DEFAULT_POST_COLUMNS: readonly PostColumn[] = POST_COLUMNS.filter(
  (name) => name !== "saves" && name !== "shareRate",
);

/** Columns from `views,likes`, repeated or not, in the table's own order; the default ones where none of them is one. */
export function parseColumns(texts: readonly string[]): readonly PostColumn[] {
  const named = texts.flatMap((text) => text.split(","));
  const columns = POST_COLUMNS.filter((name) => named.includes(name));
  return columns.length === 0 ? DEFAULT_POST_COLUMNS : columns;
}

/** `views,likes` as an address writes them; null for the default ones. */
export function toColumnsText(columns: readonly PostColumn[]): string | null {
  const text = columns.join(",");
  return text === DEFAULT_POST_COLUMNS.join(",") ? null : text;
}
