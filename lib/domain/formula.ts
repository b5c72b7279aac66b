import {
  type History,
  isProvisionalAt,
  lastKnownBefore,
  lastValueBefore,
  positionsOf,
  type Span,
  valueAt,
} from "./history";
import type { Measure } from "./measure";
import { median } from "./median";
import type { MetricName } from "./metric";

/** How a metric is evaluated from measures; the words for it are in METRICS. */
type Formula =
  | { readonly kind: "sum" | "level" | "people" | "net" | "growth"; readonly of: Measure }
  | { readonly kind: "ratio"; readonly of: readonly Measure[]; readonly per: Measure };

export type DailyMetric = Exclude<MetricName, "activeFollowers">;

export const FORMULAS: Readonly<Record<DailyMetric, Formula>> = {
  videoViews: { kind: "sum", of: "videoViews" },
  profileViews: { kind: "sum", of: "profileViews" },
  likes: { kind: "sum", of: "likes" },
  comments: { kind: "sum", of: "comments" },
  shares: { kind: "sum", of: "shares" },
  followers: { kind: "level", of: "followers" },
  netFollowers: { kind: "net", of: "followers" },
  followerGrowth: { kind: "growth", of: "followers" },
  viewers: { kind: "people", of: "viewers" },
  newViewers: { kind: "people", of: "newViewers" },
  returningViewers: { kind: "people", of: "returningViewers" },
  reachedAudience: { kind: "people", of: "reachedAudience" },
  engagedAudience: { kind: "people", of: "engagedAudience" },
  newFollowers: { kind: "sum", of: "newFollowers" },
  lostFollowers: { kind: "sum", of: "lostFollowers" },
  engagementRate: { kind: "ratio", of: ["likes", "comments", "shares"], per: "videoViews" },
  shareRate: { kind: "ratio", of: ["shares"], per: "videoViews" },
};

/** The measures that a metric is evaluated from. */
export function measuresOf(metric: DailyMetric): readonly Measure[] {
  const formula = FORMULAS[metric];
  return formula.kind === "ratio" ? [...formula.of, formula.per] : [formula.of];
}

/** Whether everything that the metric needs of that day is known. */
export function isKnownAt(metric: DailyMetric, history: History, position: number): boolean {
  const formula = FORMULAS[metric];
  if (formula.kind === "net" || formula.kind === "growth")
    return netAt(history, formula.of, position) !== null;
  return measuresOf(metric).every((measure) => valueAt(history, measure, position) !== null);
}

/** The metric of one day; null when it is unknown or, for a ratio, divided by 0. */
export function evaluateDay(metric: DailyMetric, history: History, position: number): number | null {
  const formula = FORMULAS[metric];
  switch (formula.kind) {
    case "sum":
    case "level":
    case "people":
      return valueAt(history, formula.of, position);
    case "net":
      return netAt(history, formula.of, position);
    case "growth":
      return divide(netAt(history, formula.of, position), valueAt(history, formula.of, position - 1));
    case "ratio":
      return pooledRatio(formula.of, formula.per, history, [position]);
  }
}

export function isProvisionalDay(metric: DailyMetric, history: History, position: number): boolean {
  return measuresOf(metric).some((measure) => isProvisionalAt(history, measure, position));
}

/** The metric over all known days of a span; null when nothing of it is known. `people` gives the median day. */
export function evaluateSpan(metric: DailyMetric, history: History, span: Span): number | null {
  const formula = FORMULAS[metric];
  if (formula.kind !== "net" && formula.kind !== "growth") {
    return evaluateOn(metric, history, positionsOf(span), span);
  }
  const last = lastKnownBefore(history, formula.of, span.start + span.days);
  if (last === null || last < span.start) return null;
  const before = lastValueBefore(history, formula.of, span.start);
  const end = valueAt(history, formula.of, last);
  if (before === null || end === null) return null;
  return formula.kind === "net" ? end - before : divide(end - before, before);
}

/**
 * The metric over chosen days of a span, all of them known or left out. Net followers are added day by day here, because a day that has
 * no counterpart must not count.
 */
export function evaluateOn(
  metric: DailyMetric,
  history: History,
  positions: readonly number[],
  span: Span,
): number | null {
  const formula = FORMULAS[metric];
  if (formula.kind === "ratio") return pooledRatio(formula.of, formula.per, history, positions);
  const values = positions
    .map((position) => evaluateDay(formula.kind === "growth" ? "netFollowers" : metric, history, position))
    .filter((value) => value !== null);
  if (formula.kind === "level") return values.at(-1) ?? null;
  if (formula.kind === "people") return median(values);
  const total = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
  return formula.kind === "growth" ? divide(total, lastValueBefore(history, formula.of, span.start)) : total;
}

function netAt(history: History, measure: Measure, position: number): number | null {
  const now = valueAt(history, measure, position);
  const before = valueAt(history, measure, position - 1);
  return now === null || before === null ? null : now - before;
}

function pooledRatio(
  of: readonly Measure[],
  per: Measure,
  history: History,
  positions: readonly number[],
): number | null {
  let parts = 0;
  let whole = 0;
  for (const position of positions) {
    const numerators = of.map((measure) => valueAt(history, measure, position));
    const denominator = valueAt(history, per, position);
    if (denominator === null || numerators.includes(null)) continue;
    whole += denominator;
    for (const numerator of numerators) parts += numerator ?? 0;
  }
  return divide(parts, whole);
}

function divide(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}
