import { formatHour, formatRange, formatWeekday, formatWhole } from "./format";
import { currentLocale } from "./locale";
import type { FollowersReport, HeatCell } from "./report";

type Heat = NonNullable<FollowersReport["open"]>["heat"];

const TIMES_NAMED = 3;

/** When most and fewest followers are online, ties included, and of which days these hours are. */
export function sayActiveTimes({ most, least, days }: Heat, locale: string = currentLocale()): string {
  if (days === null) return "Mean followers online per hour.";
  const parts = [
    most.length > 0 ? `Most active: ${listTimes(most, locale)}.` : "",
    least.length > 0 ? `Least active: ${listTimes(least, locale)}.` : "",
    `Mean of the hours measured ${formatRange(days, locale)}.`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** Whose hours these are. */
export function sayHoursZone(zone: string | null): string {
  return zone === null ? "Hours are the exporter’s local time." : `Hours in ${zone.replaceAll("_", " ")}.`;
}

function listTimes(cells: readonly HeatCell[], locale: string): string {
  const named = cells
    .slice(0, TIMES_NAMED)
    .map(
      ({ weekday, hour, mean }) =>
        `${formatWeekday(weekday, locale)} ${formatHour(hour)} (${formatWhole(mean === null ? null : Math.round(mean), locale)})`,
    );
  const rest = cells.length - named.length;
  return rest > 0 ? `${named.join(", ")} and ${rest} more alike` : named.join(", ");
}
