import { addDays, type Day } from "./day";
import type { PostDetailEntry, PostDetailState } from "./report";
import { CONTENT_DETAIL_DAYS } from "./thresholds";

/** The last day on which TikTok shows the detail of a post: the day of publishing is the first of 7. */
export function lastDetailDay(publishedOn: Day): Day {
  return addDays(publishedOn, CONTENT_DETAIL_DAYS - 1);
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
