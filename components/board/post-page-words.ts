import { formatCount, formatDay, formatPercent, formatWhole } from "@/lib/domain/format";
import type { AgeComparison, Bounds, MedianAtAge, ViewsAtAge } from "@/lib/domain/post-age";

/** A figure and the sentence that says what it rests on; null where there is no figure. */
type Told = { readonly figure: string | null; readonly why: string };

/** A post's own views at an age. */
export function sayViewsAt(views: ViewsAtAge): Told {
  switch (views.kind) {
    case "known":
      return { figure: formatWhole(views.at.views), why: `read on that day, ${formatDay(views.at.readOn)}` };
    case "between":
      return {
        figure: `${formatCount(views.before.views)} – ${formatCount(views.after.views)}`,
        why: `between day ${views.before.age} and day ${views.after.age}`,
      };
    case "before-first":
      return { figure: null, why: `first export on day ${views.first.age}` };
    case "after-last":
      return { figure: null, why: `no export since day ${views.last.age}` };
    case "not-reached":
      return { figure: null, why: "not that old at the newest export" };
    case "unknown":
      return { figure: null, why: "no export knows its views" };
  }
}

/** The median post at an age, or how many posts are missing for one. */
export function sayMedian({ bounds, posts, exact }: MedianAtAge, needed: number): Told {
  if (bounds === null) {
    return { figure: null, why: `${posts} of the ${needed} posts needed are known at this age` };
  }
  const figure =
    bounds.low === bounds.high
      ? formatWhole(bounds.low)
      : `${formatCount(bounds.low)} – ${formatCount(bounds.high)}`;
  const how = exact === posts ? "each read on that day" : `${exact} read on that day, the others around it`;
  return { figure, why: `${posts} posts, ${how}` };
}

/** What the bounds prove of a post beside the median: never more than that. */
export function sayVerdict({ verdict, times }: AgeComparison): string | null {
  switch (verdict) {
    case null:
      return null;
    case "same":
      return "the same";
    case "open":
      return "cannot be told: the ranges overlap";
    case "above":
      return times === null ? "above" : sayAbove(times);
    case "below":
      return times === null ? "below" : sayBelow(times);
  }
}

/** "At least" is rounded down and "at most" up, so that rounding claims nothing more. */
function sayAbove({ low, high }: Bounds): string {
  const [least, size] = low === high ? ["", low] : ["at least ", floor(low, low < 2 ? 100 : 10)];
  return size < 2 ? `${least}${formatPercent(size - 1)} above` : `${least}${formatTimes(size)} the median`;
}

function sayBelow({ low, high }: Bounds): string {
  const [least, size] = low === high ? ["", low] : ["at least ", Math.ceil(high * 100) / 100];
  return `${least}${formatPercent(1 - size)} below`;
}

function floor(value: number, steps: number): number {
  return Math.floor(value * steps) / steps;
}

function formatTimes(value: number): string {
  return `${value < 10 ? value.toFixed(1) : formatWhole(Math.round(value))}×`;
}
