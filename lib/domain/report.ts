import type { Day, DayRange } from "./day";
import type { TikTokFormatId } from "./export-format";
import type { Handle } from "./handle";
import type { LevelReport } from "./level-changes";
import type { Measure } from "./measure";
import type { MetricName } from "./metric";
import type { Note } from "./note";
import type { DayMetric, WeekdayBand } from "./weekday-band";

export type WindowDays = 7 | 28 | 60;
export type Comparison = "previous" | "weekdays" | "year";
export type Section = "overview" | "content" | "followers";

/** What the address asks for. */
export type ReportRequest = {
  readonly window: WindowDays;
  /** null: the newest day on which video views are known. */
  readonly asOf: Day | null;
  readonly compare: Comparison;
};

export type Coverage = { readonly known: number; readonly days: number };

/**
 * How a figure changed, on matched days only.
 * `percent` is a ratio (0.23 = +23 %), `points` a difference of ratios (0.012 = 1.2 points), `difference` in the metric's own unit.
 * `none`: no comparison, and `reason` says why. `new`: there was nothing before.
 */
export type Change = {
  readonly kind: "percent" | "points" | "difference" | "new" | "unchanged" | "none";
  readonly value: number | null;
  /** Absolute difference on the matched days; null when `kind` is none. */
  readonly absolute: number | null;
  readonly matchedDays: number;
  readonly reason: "too-few-days" | "unknown" | "not-summable" | null;
};

export type SeriesPoint = {
  readonly day: Day;
  readonly value: number | null;
  /** The newest days of an export, which TikTok may still restate. */
  readonly provisional: boolean;
};

export type Figure = {
  readonly metric: MetricName;
  /** Over all known days of the window. */
  readonly value: number | null;
  /** The window's value on the matched days only: what `previous` is compared with. */
  readonly matchedValue: number | null;
  /** The earlier period's value on the matched days. */
  readonly previous: number | null;
  readonly change: Change;
  /** For windows that hold weekdays unequally (60 days): the change against the same weekdays; otherwise null. */
  readonly sameWeekdays: Change | null;
  readonly coverage: Coverage;
  readonly series: readonly SeriesPoint[];
  /** Aligned with `series` by position: day i of the period compared with. */
  readonly previousSeries: readonly SeriesPoint[];
  /** Median absolute change between consecutive windows of this length, in the unit of `change`; null below 4 pairs. */
  readonly usualSwing: number | null;
};

export type ReportFrame = {
  readonly profile: { readonly handle: Handle; readonly name: string | null };
  /** Last day of the window; null when nothing is known. */
  readonly asOf: Day | null;
  readonly newestDay: Day | null;
  readonly window: (DayRange & { readonly days: WindowDays }) | null;
  readonly previous: DayRange | null;
  readonly compare: Comparison;
};

/** A bounded claim about what can account for a change; never a cause. */
export type Claim =
  | {
      readonly kind: "post";
      readonly postId: string;
      readonly title: string;
      readonly url: string;
      readonly publishedOn: Day;
      readonly gained: number;
      readonly between: DayRange;
      /** Of the absolute change, at most (0.41 = up to 41 %); null when the change is not a gain. */
      readonly upTo: number | null;
    }
  | { readonly kind: "post-count"; readonly now: number; readonly before: number }
  | { readonly kind: "unusual-day"; readonly day: Day; readonly value: number; readonly usual: number }
  | {
      readonly kind: "most-unusual";
      /** Days outside the usual band of their weekday, of those that have a band and a value. */
      readonly outside: number;
      readonly judged: number;
      /** When the level of the days changed; null: no change was found. */
      readonly changedOn: Day | null;
    };

export type PostSummary = {
  readonly postId: string;
  readonly url: string;
  readonly kind: "video" | "photo";
  readonly title: string;
  readonly publishedOn: Day;
  readonly views: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly shares: number | null;
  readonly saves: number | null;
  /** (likes + comments + shares) ÷ views over the post's lifetime; null when views are 0 or unknown. */
  readonly engagementRate: number | null;
  /** Day of the newest export that holds the post. */
  readonly readOn: Day;
};

export type OverviewReport = ReportFrame & {
  readonly section: "overview";
  readonly figures: Readonly<Record<OverviewMetric, Figure>>;
  readonly moved: readonly Claim[];
  /** Posts published in the window, newest first. */
  readonly posts: readonly PostSummary[];
  /** About any day of the window, in the order of their days; only those that whoever looks may see. */
  readonly notes: readonly Note[];
  /** What is usual for the weekday of each day of the window that has enough of them; absent where a pinned report was kept before it was told. */
  readonly bands?: Readonly<Record<DayMetric, readonly WeekdayBand[]>>;
  /** On which levels the days of the last 400 lie; absent as above. */
  readonly changePoints?: Readonly<Record<DayMetric, LevelReport>>;
};

export type OverviewMetric =
  | "videoViews"
  | "profileViews"
  | "likes"
  | "comments"
  | "shares"
  | "followers"
  | "netFollowers"
  | "engagementRate"
  | "shareRate";

export type NamedShare = { readonly label: string; readonly share: number };

/** Where something comes from that no export of TikTok's holds: somebody's typing, or a line of a table that was filled in. */
export type EntrySource =
  | {
      readonly kind: "hand";
      /** null: whoever runs commands on the machine, or somebody who has left. */
      readonly by: string | null;
      /** ISO 8601. */
      readonly at: string;
    }
  | {
      readonly kind: "file";
      readonly importId: string;
      readonly fileName: string;
      readonly line: number;
    };

/** What TikTok shows of a post only on its own screen. */
export type PostDetailFigures = {
  readonly capturedOn: Day;
  readonly averageWatchSeconds: number | null;
  readonly watchedFull: number | null;
  readonly trafficSources: readonly NamedShare[];
  readonly viewerLocations: readonly NamedShare[];
};

export type PostDetailEntry = PostDetailFigures & {
  /** Each of which holds something that the others do not, typing first. */
  readonly sources: readonly EntrySource[];
};

/**
 * `current`: published within the 7 days that TikTok documents, so it can be read now.
 * `captured`: older, but somebody entered it in time. `expired`: older and never entered.
 */
export type PostDetailState = {
  readonly state: "current" | "captured" | "expired";
  readonly lastDay: Day;
  readonly entry: PostDetailEntry | null;
};

export type ContentPost = PostSummary & { readonly detail: PostDetailState };

export type ContentReport = ReportFrame & {
  readonly section: "content";
  /** Day of the newest content export; the 7-day rule counts from it. */
  readonly contentReadOn: Day | null;
  /** Posts published in the window, newest first. */
  readonly posts: readonly ContentPost[];
  readonly totals: {
    readonly posts: number;
    readonly views: number | null;
    readonly pooledEngagementRate: number | null;
    readonly medianEngagementRate: number | null;
  };
  /** The newest export listed as many posts as TikTok ever lists, so there may be more. */
  readonly listMayBeIncomplete: boolean;
  /** All posts ever seen in this profile's exports. */
  readonly postsKnown: number;
  /** Posts in the exports that were published after the window's last day. */
  readonly publishedSince: number;
};

export type HeatCell = {
  /** 0 = Monday. */
  readonly weekday: number;
  readonly hour: number;
  /** Mean followers online over the measured hours; null when never measured. */
  readonly mean: number | null;
  readonly measuredHours: number;
};

export type TopItemEntry = {
  readonly rank: number;
  readonly label: string;
  readonly url: string | null;
};

/** A ranking as TikTok's screen showed it on `readOn`. */
export type TopItems = {
  readonly readOn: Day;
  readonly items: readonly TopItemEntry[];
  readonly source: EntrySource;
};

export type AudienceShares = {
  readonly readOn: Day;
  /** Descending; `Others` and `Other` last. */
  readonly shares: readonly NamedShare[];
};

/** How shares moved between two exports. */
export type AudienceChange = {
  /** The day of the earlier export. */
  readonly before: Day;
  /** In the order of the shares: a difference of ratios (0.012 = 1.2 points); null where the earlier export does not list the label. */
  readonly points: readonly { readonly label: string; readonly points: number | null }[];
};

/** Followers online by weekday and hour. */
export type HeatOfDays = {
  readonly cells: readonly HeatCell[];
  /** First and last measured day; null when nothing is measured. */
  readonly days: DayRange | null;
  readonly zone: string | null;
  readonly most: readonly HeatCell[];
  readonly least: readonly HeatCell[];
};

/** The posts published at a time of the week. */
export type WorkedSlot = {
  /** 0 = Monday; null: any day. */
  readonly weekday: number | null;
  /** Index of `DAY_PARTS`; null: any time of the day. */
  readonly part: number | null;
  readonly posts: number;
  /** Median of the posts' lifetime views; null under 5 posts. */
  readonly medianViews: number | null;
};

/** Lifetime views by the time of publishing; says nothing of followers who are online. */
export type WorkedTimes = {
  /** All posts, then each weekday, each part of the day, and each part of each weekday. */
  readonly slots: readonly WorkedSlot[];
  /** The slots that share the highest median of the finest division in which two or more have one; [] where none stands out. */
  readonly best: readonly WorkedSlot[];
  /** When the first and the last counted post were published; null without one. */
  readonly days: DayRange | null;
  /** Left out, because they were read before they were 7 days old. */
  readonly tooYoung: number;
  /** Counted by weekday only: their upload was not on their day in that zone, as with scheduled posts, or the zone is unknown. */
  readonly untimed: number;
  /** IANA name; null: nobody has said one, so no part of a day is told. */
  readonly zone: string | null;
};

export type FollowersReport = ReportFrame & {
  readonly section: "followers";
  readonly threshold: { readonly needed: number; readonly have: number | null; readonly open: boolean };
  /** null while the section is closed: nothing fake. */
  readonly open: {
    readonly figures: Readonly<Record<"followers" | "netFollowers" | "followerGrowth", Figure>>;
    /** Net followers per day: followers(day) − followers(day before). */
    readonly netByDay: readonly SeriesPoint[];
    /** The hours measured in the window. */
    readonly heat: HeatOfDays;
    /** All hours measured up to the window's last day. Absent, as each optional member here, in reports pinned before there was one. */
    readonly heatEver?: HeatOfDays;
    readonly gender: AudienceShares | null;
    /** Top 5 and `Other`. */
    readonly territories: AudienceShares | null;
    /** Against the export before; null without one. */
    readonly audienceChange?: {
      readonly gender: AudienceChange | null;
      readonly territory: AudienceChange | null;
    };
    /** Where a report of the past has none: the first day of which there are any; null: there are none at all. */
    readonly sharesBegin: { readonly gender: Day | null; readonly territories: Day | null };
    readonly viewers: {
      readonly viewers: readonly SeriesPoint[];
      readonly newViewers: readonly SeriesPoint[];
      readonly returningViewers: readonly SeriesPoint[];
      readonly medianViewers: number | null;
      readonly medianNewViewers?: number | null;
      readonly medianReturningViewers?: number | null;
      /** Median over the days of new ÷ (new + returning); null when no day tells both. */
      readonly newShare?: number | null;
    };
    readonly worked?: WorkedTimes;
    readonly topVideos: TopItems | null;
    readonly topSounds: TopItems | null;
  } | null;
};

/** Per measure, which days of the last year are known; what to export next. */
export type CoverageReport = {
  readonly profile: { readonly handle: Handle; readonly name: string | null };
  readonly range: DayRange | null;
  readonly measures: readonly {
    readonly measure: Measure;
    readonly known: number;
    readonly provisional: number;
    readonly missing: readonly DayRange[];
    readonly days: readonly { readonly day: Day; readonly state: "known" | "provisional" | "missing" }[];
  }[];
  readonly advice: readonly {
    readonly format: TikTokFormatId;
    /** `full`: the newest list of posts is as long as TikTok makes one, so there may be more. */
    readonly reason: "gap" | "provisional" | "stale" | "never" | "full";
    readonly range: DayRange | null;
    /** The last day on which the export still holds it; null when there is no hurry. */
    readonly by: Day | null;
  }[];
};
