import { addDays, type Day } from "./day";
import { formatDayWithYear } from "./format";
import type { PostDetailEntry, PostDetailState } from "./report";
import { CONTENT_DETAIL_DAYS } from "./thresholds";

/** The last day on which TikTok shows the detail of a post: the day of publishing is the first of 7. */
export function lastDetailDay(publishedOn: Day): Day {
  return addDays(publishedOn, CONTENT_DETAIL_DAYS - 1);
}

/** Why nobody can have read the detail of a post on `capturedOn`, with what to do next; null when somebody can. */
export function explainWrongDay(
  capturedOn: Day,
  { publishedOn, today }: { readonly publishedOn: Day; readonly today: Day },
): string | null {
  const lastDay = lastDetailDay(publishedOn);
  if (capturedOn > today) return "This day is still to come. Choose the day on which you read the figures.";
  if (capturedOn < publishedOn) {
    return `The post was published on ${formatDayWithYear(publishedOn)}. Choose that day or a later one.`;
  }
  if (capturedOn > lastDay) {
    return `TikTok shows this detail for ${CONTENT_DETAIL_DAYS} days, which ended on ${formatDayWithYear(lastDay)}. Choose the day on which you read it.`;
  }
  return null;
}

/**
 * Whether a post's detail is current on `readOn`, the day of the newest content export; null before the first. Published on readOn − 6 is
 * current, on readOn − 7 is not. What was captured in time stays readable; what was not is expired.
 */
export function evaluateDetailState(
  publishedOn: Day,
  readOn: Day | null,
  entry: PostDetailEntry | null,
): PostDetailState {
  const lastDay = lastDetailDay(publishedOn);
  if (readOn !== null && readOn <= lastDay) return { state: "current", lastDay, entry };
  return { state: entry === null ? "expired" : "captured", lastDay, entry };
}
