import type { Campaign, KnownSum } from "./campaign";
import type { DayRange } from "./day";
import { formatDayWithYear, formatRange } from "./format";

/** "1 Mar – 14 Mar 2026", "from 1 Mar 2026", "up to 14 Mar 2026", "no set days". */
export function formatCampaignDays({ firstDay, lastDay }: Pick<Campaign, "firstDay" | "lastDay">): string {
  if (firstDay !== null && lastDay !== null) return formatRange({ from: firstDay, to: lastDay });
  if (firstDay !== null) return `from ${formatDayWithYear(firstDay)}`;
  return lastDay === null ? "no set days" : `up to ${formatDayWithYear(lastDay)}`;
}

/** Which days a campaign's figures are about: "1 Mar – 14 Mar 2026". */
export function formatCampaignRange(range: DayRange | null): string {
  return range === null ? "no day is known yet" : formatRange(range);
}

/** "known of 12 of 14 posts"; null where it is known of all. */
export function formatKnown({ known }: KnownSum, posts: number): string | null {
  return known === posts ? null : `known of ${known} of ${posts} posts`;
}
