import type { Day, DayRange } from "./day";
import type { AgeComparison } from "./post-age";
import type { SourceExport } from "./provenance";
import type { PostDetailEntry, PostDetailState, PostSummary, ReportFrame } from "./report";

export type PostTotal = "views" | "likes" | "comments" | "shares" | "saves";
export type Totals = Readonly<Record<PostTotal, number | null>>;

/** What one active import says of a post; several may have been made on one day. */
export type PostClaim = {
  readonly readOn: Day;
  readonly line: number;
  readonly totals: Totals;
  readonly source: SourceExport;
};

/** The totals of a post on one day of export, the shown value of each. */
export type PostReading = {
  readonly readOn: Day;
  /** Days since publishing. */
  readonly age: number;
  readonly totals: Totals;
};

/** Everything that the exports tell of one post. */
export type PostReport = {
  readonly profile: ReportFrame["profile"];
  readonly section: "post";
  /** As the newest export that holds it gives it. */
  readonly post: PostSummary;
  /** Day of the profile's newest content export; later than the post's own where that list no longer holds it. */
  readonly contentReadOn: Day | null;
  /** One per day of export, ascending. */
  readonly readings: readonly PostReading[];
  /** From the export before to the newest one, both of which hold the post; null with one export. */
  readonly gained: (DayRange & { readonly totals: Totals }) | null;
  readonly ages: readonly AgeComparison[];
  /** How many of the profile's newest other posts the median is looked for in. */
  readonly others: number;
  readonly detail: PostDetailState;
  /** Each day on which detail was captured, newest first. */
  readonly captured: readonly PostDetailEntry[];
  /** Newest export first. */
  readonly claims: readonly PostClaim[];
};

/**
 * The claims of each day of export as one reading. Where two exports were made on one day the greater hash speaks, and unknown never beats a
 * number. `claims` are ascending by day and then by hash.
 */
export function foldClaims(
  claims: readonly PostClaim[],
  ageOn: (readOn: Day) => number,
): readonly PostReading[] {
  const days = new Map<Day, Totals>();
  for (const { readOn, totals } of claims) {
    const earlier = days.get(readOn);
    days.set(
      readOn,
      mapTotals((name) => totals[name] ?? earlier?.[name] ?? null),
    );
  }
  return [...days].map(([readOn, totals]) => ({ readOn, age: ageOn(readOn), totals }));
}

/** What a post gained from its last reading but one to its last; null with fewer than two. A total may have fallen. */
export function evaluateGained(readings: readonly PostReading[]): PostReport["gained"] {
  const [before, last] = readings.slice(-2);
  if (before === undefined || last === undefined) return null;
  return { from: before.readOn, to: last.readOn, totals: gainedBetween(before, last) };
}

/** Each total's difference; null where either end is unknown. */
export function gainedBetween(before: PostReading, after: PostReading): Totals {
  return mapTotals((name) => {
    const [from, to] = [before.totals[name], after.totals[name]];
    return from === null || to === null ? null : to - from;
  });
}

function mapTotals(toValue: (name: PostTotal) => number | null): Totals {
  return {
    views: toValue("views"),
    likes: toValue("likes"),
    comments: toValue("comments"),
    shares: toValue("shares"),
    saves: toValue("saves"),
  };
}
