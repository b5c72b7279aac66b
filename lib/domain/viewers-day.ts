import type { Day } from "./day";
import { formatPercent, formatWhole } from "./format";
import { currentLocale } from "./locale";
import type { FollowersReport } from "./report";

type Viewers = NonNullable<FollowersReport["open"]>["viewers"];

/** Who watched on a day for the first time, and who did again; both null where the exports do not tell both. */
export type ViewersDay = { readonly day: Day; readonly first: number | null; readonly again: number | null };

/** New and returning viewers of each day. People are unique per day, so no two days are ever added. */
export function toViewersDays({ newViewers, returningViewers }: Viewers): readonly ViewersDay[] {
  return newViewers.map(({ day, value }, index) => {
    const again = returningViewers[index]?.value ?? null;
    return value === null || again === null
      ? { day, first: null, again: null }
      : { day, first: value, again };
  });
}

/** What the median day had: "On the median day 62% of the viewers were new. …" */
export function sayNewShare(
  { newShare, medianNewViewers, medianReturningViewers }: Viewers,
  locale: string = currentLocale(),
): string {
  if (newShare == null) return "Unique people per day; days are never added up.";
  const of = (value: number | null | undefined) =>
    formatWhole(value == null ? null : Math.round(value), locale);
  return `On the median day ${formatPercent(newShare, locale)} of the viewers were new. Medians: ${of(medianNewViewers)} new, ${of(medianReturningViewers)} returning. Days are never added up.`;
}
