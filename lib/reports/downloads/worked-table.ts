import { formatHour, formatWeekday } from "@/lib/domain/format";
import type { FollowersReport, WorkedTimes } from "@/lib/domain/report";
import { DAY_PARTS } from "@/lib/domain/worked-times";
import type { CsvTable } from "./csv-table";

/** Median lifetime views by the time of publishing; no median under five posts. */
export function toWorkedTable({ profile }: FollowersReport, { slots, days, zone }: WorkedTimes): CsvTable {
  return {
    columns: [
      ...["Weekday", "From hour", "To hour", "Posts", "Median views"],
      ...["Profile", "Published from", "Published to", "Time zone"],
    ],
    rows: slots.map(({ weekday, part, posts, medianViews }) => {
      const hours = part === null ? undefined : DAY_PARTS[part];
      return [
        weekday === null ? "Any day" : formatWeekday(weekday),
        hours === undefined ? null : formatHour(hours.from),
        hours === undefined ? null : formatHour(hours.to),
        posts,
        medianViews,
        profile.handle,
        days?.from ?? null,
        days?.to ?? null,
        zone,
      ];
    }),
  };
}
