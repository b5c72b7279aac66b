import type { DailyColumns } from "./daily-columns";
import type { Day } from "./day";
import type { Measure } from "./measure";
import type { LabelledShare } from "./written-figure";

/** One row of a daily file: what it says of one label day. null = the export says that it does not know. */
export type DailyRow = {
  readonly line: number;
  readonly labelDay: Day;
  readonly values: Readonly<Partial<Record<Measure, bigint | null>>>;
};

/** Followers online in one hour of the exporter's local day. */
export type HourRow = {
  readonly line: number;
  readonly labelDay: Day;
  readonly hour: number;
  /** null: an hour that had not happened yet when the export was made, which TikTok writes as 0. */
  readonly value: bigint | null;
};

export type AudienceDimension = "gender" | "territory";

/** A share of the followers, in millionths. */
export type ShareRow = { readonly line: number; readonly label: string; readonly millionths: number };

export type PostKind = "video" | "photo";

/** Lifetime totals of one post on the day of the export. */
export type PostRow = {
  readonly line: number;
  readonly postId: string;
  readonly kind: PostKind;
  readonly url: string;
  readonly title: string;
  readonly publishedOn: Day;
  readonly views: bigint | null;
  readonly likes: bigint | null;
  readonly comments: bigint | null;
  readonly shares: bigint | null;
  readonly saves: bigint | null;
};

/** What TikTok's screen says of one post, as a person wrote it into a table; null and empty lists are unknown. Shares in millionths. */
export type DetailRow = {
  readonly line: number;
  readonly postId: string;
  readonly capturedOn: Day;
  /** The day as the table says it, letter by letter. */
  readonly written: string;
  readonly averageWatchMillis: number | null;
  readonly watchedFull: number | null;
  readonly trafficSources: readonly LabelledShare[];
  readonly viewerLocations: readonly LabelledShare[];
};

/** One place of the followers' top videos or sounds. */
export type TopRow = {
  readonly line: number;
  readonly list: "video" | "sound";
  readonly readOn: Day;
  readonly rank: number;
  readonly label: string;
  readonly url: string | null;
};

/** The readable rows of one export. Label days still carry TikTok's shift. */
export type Rows =
  | { readonly kind: "daily"; readonly measures: readonly Measure[]; readonly rows: readonly DailyRow[] }
  /** As "daily", of a table that may have a million rows; its days carry their year and are never moved. */
  | { readonly kind: "columns"; readonly rows: DailyColumns }
  | { readonly kind: "hours"; readonly rows: readonly HourRow[] }
  | { readonly kind: "shares"; readonly dimension: AudienceDimension; readonly rows: readonly ShareRow[] }
  | { readonly kind: "posts"; readonly rows: readonly PostRow[] }
  /** `unfilled`: rows of a table for people in which nobody wrote a figure; they say nothing. */
  | { readonly kind: "details"; readonly rows: readonly DetailRow[]; readonly unfilled: number }
  | { readonly kind: "tops"; readonly rows: readonly TopRow[]; readonly unfilled: number };
