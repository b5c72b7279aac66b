import type { Day } from "./day";
import type { Handle } from "./handle";

/** How E, the day on which an export was made, is known: strongest first. */
export type ExportDaySource =
  | "archive-name"
  | "content-time"
  | "given"
  | "file-time"
  | "last-day"
  | "upload-day";

export type ExportDay = { readonly day: Day; readonly source: ExportDaySource };

/** E is proved when the export itself or a person says so; a file's time or the day of upload is a guess. */
export function isProved(source: ExportDaySource): boolean {
  return source === "archive-name" || source === "content-time" || source === "given";
}

/**
 * Whether `one` tells better than `other` when the same bytes were exported: a proof beats a guess, a file's own time the day of upload, and
 * of two guesses of a kind the earlier is nearer, because the bytes were there already. Two proofs are two exports.
 */
export function isBetterKnown(one: ExportDay, other: ExportDay): boolean {
  const [rank, otherRank] = [guessRank(one.source), guessRank(other.source)];
  if (rank !== otherRank) return rank < otherRank;
  return rank > 0 && one.day < other.day;
}

/** 0: no guess. */
function guessRank(source: ExportDaySource): number {
  if (isProved(source)) return 0;
  return source === "file-time" ? 1 : 2;
}

/** How the profile of a file is known: strongest first. */
export type ProfileSource = "video-links" | "column" | "archive-name" | "given" | "settled" | "batch";

export type KnownProfile = { readonly handle: Handle; readonly source: ProfileSource };

/** How TikTok labelled the days of one export: A, the UTC day; B, one day early. */
export type LabelMode = "A" | "B";

/** TikTok's labels slip by one day; a person may move them by a week at most, further is a mistake. */
export const WIDEST_SHIFT = 7;

/** Why a file's labels are moved by `shiftDays`, or why they are not. */
export type ShiftReason =
  | "none" // the format has no days
  | "override" // a person said so
  | "last-label" // the last label against E
  | "difference-pattern" // third column of the followers file
  | "viewers-last-row" // number or undefined on the last row of Viewers
  | "activity-last-day" // the last day with unmeasured hours is E
  | "same-export" // another file exported on the same E of the same profile
  | "overlap" // stored days agree at this shift only
  | "assumed"; // nothing proves it: 0
