import type { ProfileScope } from "@/lib/db/scope";
import type { Newest } from "@/lib/db/series";
import { addDays, type Day, type DayRange } from "@/lib/domain/day";
import type { ReportFrame, ReportRequest, WindowDays } from "@/lib/domain/report";
import { HISTORY_DAYS } from "@/lib/domain/thresholds";
import { comparedRange, windowEndingOn } from "@/lib/domain/window";

/**
 * Which days a report is about. The window ends on the newest day on which video views are known; without any views on the newest known day
 * of any measure, and before the first daily file on the day of the newest content export. `asOf` only ever moves it back.
 */
export function evaluateFrame(scope: ProfileScope, request: ReportRequest, newest: Newest): ReportFrame {
  const newestDay = newest.days.videoViews ?? latest(Object.values(newest.days)) ?? newest.contentReadOn;
  const asOf = request.asOf === null || newestDay === null ? newestDay : earliest(request.asOf, newestDay);
  const window = asOf === null ? null : windowEndingOn(asOf, request.window);
  return {
    profile: { handle: scope.handle, name: scope.name },
    asOf,
    newestDay,
    window,
    previous: window === null ? null : comparedRange(window, request.compare),
    compare: request.compare,
  };
}

/**
 * The days to read for figures of a window that ends on `asOf`: each of its days with the 400 before it, for the usual weekday and the usual
 * swing. Every comparison lies inside, so that the choice of one changes nothing but what is compared.
 */
export function historyRange(asOf: Day, window: WindowDays): DayRange {
  return { from: addDays(asOf, 1 - window - HISTORY_DAYS), to: asOf };
}

/** Until when undated readings speak for a window: an export describes the days before it, so the day after the window counts. */
export function readUntil({ asOf, newestDay }: ReportFrame): Day | null {
  return asOf === null || asOf === newestDay ? null : addDays(asOf, 1);
}

export function earliest(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function latest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
}
