import type { Day } from "./day";
import { median } from "./median";
import { POSTS_NEEDED } from "./thresholds";

/** Days since publishing at which posts are compared. */
export const POST_AGES = [1, 3, 7, 28] as const;
export type PostAge = (typeof POST_AGES)[number];

/** A post's view total in an export made `age` days after it was published. */
export type AgedViews = { readonly age: number; readonly readOn: Day; readonly views: number };

/**
 * What is known of a post's views at an age. `known`: an export was made on that very day. `between`: two exports lie around it; nothing is
 * drawn through them. `before-first`, `after-last`: exports lie on one side only. `not-reached`: the post was younger at the newest export.
 */
export type ViewsAtAge =
  | { readonly kind: "known"; readonly at: AgedViews }
  | { readonly kind: "between"; readonly before: AgedViews; readonly after: AgedViews }
  | { readonly kind: "before-first"; readonly first: AgedViews }
  | { readonly kind: "after-last"; readonly last: AgedViews }
  | { readonly kind: "not-reached" }
  | { readonly kind: "unknown" };

/** From least to most; both ends are equal where the value itself is known. */
export type Bounds = { readonly low: number; readonly high: number };

/** The middle of the profile's other posts at an age. */
export type MedianAtAge = {
  /** null under 5 posts. */
  readonly bounds: Bounds | null;
  /** Posts that are known at the age or between two exports around it. */
  readonly posts: number;
  /** Of them, those that an export of that very day holds. */
  readonly exact: number;
};

export type AgeComparison = {
  readonly age: PostAge;
  readonly own: ViewsAtAge;
  readonly median: MedianAtAge;
  /** `open`: the bounds overlap, so it cannot be told; null: one of the two is unknown. */
  readonly verdict: "above" | "below" | "same" | "open" | null;
  /** This post's views ÷ the median's; null when the verdict is not `above` or `below`, or the median may be 0. */
  readonly times: Bounds | null;
};

/** A post's views at an age, from its readings in ascending order; `reached` is its age at the newest content export. */
export function evaluateViewsAt(age: number, readings: readonly AgedViews[], reached: number): ViewsAtAge {
  const before = readings.findLast((reading) => reading.age <= age);
  const after = readings.find((reading) => reading.age >= age);
  if (before !== undefined && before.age === age) return { kind: "known", at: before };
  if (before !== undefined && after !== undefined) return { kind: "between", before, after };
  if (reached < age) return { kind: "not-reached" };
  if (after !== undefined) return { kind: "before-first", first: after };
  return before === undefined ? { kind: "unknown" } : { kind: "after-last", last: before };
}

/** The two values between which the views lay, as long as no total fell in between and rose again; null without one on each side. */
function toBounds(views: ViewsAtAge): Bounds | null {
  if (views.kind === "known") return { low: views.at.views, high: views.at.views };
  if (views.kind !== "between") return null;
  const [a, b] = [views.before.views, views.after.views];
  return { low: Math.min(a, b), high: Math.max(a, b) };
}

/**
 * The median post at an age. A median grows with each of its values, so the median of all lower bounds and that of all upper bounds bound
 * it, and where every post is known they are the median itself.
 */
export function evaluateMedianAt(others: readonly ViewsAtAge[]): MedianAtAge {
  const bounds = others.map(toBounds).filter((each) => each !== null);
  const exact = others.filter(({ kind }) => kind === "known").length;
  const low = median(bounds.map((each) => each.low));
  const high = median(bounds.map((each) => each.high));
  const isEnough = bounds.length >= POSTS_NEEDED && low !== null && high !== null;
  return { bounds: isEnough ? { low, high } : null, posts: bounds.length, exact };
}

/** Sets a post beside the median post at one age, and says nothing that the bounds do not prove. */
export function compareAtAge(age: PostAge, own: ViewsAtAge, others: readonly ViewsAtAge[]): AgeComparison {
  const middle = evaluateMedianAt(others);
  const mine = toBounds(own);
  const verdict = mine === null || middle.bounds === null ? null : judge(mine, middle.bounds);
  return { age, own, median: middle, verdict, times: divide(verdict, mine, middle.bounds) };
}

function judge(mine: Bounds, other: Bounds): NonNullable<AgeComparison["verdict"]> {
  if (mine.low > other.high) return "above";
  if (mine.high < other.low) return "below";
  return mine.low === mine.high && other.low === other.high ? "same" : "open";
}

function divide(verdict: AgeComparison["verdict"], mine: Bounds | null, other: Bounds | null): Bounds | null {
  if (verdict !== "above" && verdict !== "below") return null;
  if (mine === null || other === null || other.low === 0) return null;
  return { low: mine.low / other.high, high: mine.high / other.low };
}
