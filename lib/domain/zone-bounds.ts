import type { Day } from "./day";

/** A post's upload in Unix seconds, and its day as an export on the computer in question printed it. */
export type PostedDay = { readonly uploadedAtSeconds: number; readonly publishedOn: Day };

/** Offsets from UTC in minutes, east positive, in steps of 15. */
export type ZoneBounds = {
  /** Holds while few posts were scheduled; null when the posts exclude nothing in the west. */
  readonly from: number | null;
  /** Holds always: no post is published before it is uploaded. */
  readonly to: number;
  readonly posts: number;
  /** Posts that were certainly published on a later day than they were uploaded. */
  readonly scheduled: number;
  /** The bounds cross by up to an hour, as they do where clocks change: they are the ends of a zone that moves between them. */
  readonly changesWithSeason: boolean;
};

const DAY_SECONDS = 86_400;
const STEP_SECONDS = 15 * 60;
/** Ids and post times were 2 to 8 seconds apart, 52 of 52; a minute allows for slower ones. */
export const UPLOAD_SLACK_SECONDS = 60;
/** The clocks of the world: UTC−12 to UTC+14. */
const WESTERNMOST = -12 * 3600;
const EASTERNMOST = 14 * 3600;
const SEASON_SECONDS = 3600;

/** The upload in Unix seconds that TikTok puts into the upper 32 bits of a post's id; null for an id that holds none. */
export function findUploadSeconds(postId: string): number | null {
  if (!/^[1-9]\d{15,19}$/.test(postId)) return null;
  return Number(BigInt(postId) >> 32n);
}

/** How many of the posts may have been scheduled over midnight without showing it: only those uploaded shortly before can. */
export function mayBeScheduled(posts: number): number {
  return Math.max(1, Math.floor(posts / 20));
}

/**
 * The offsets from UTC at which posts have the days that the export gives them: a post's day begins no later than its upload unless it was
 * scheduled, and ends after its upload always. null without posts, or when no clock of the world fits.
 */
export function boundZone(posts: readonly PostedDay[]): ZoneBounds | null {
  if (posts.length === 0) return null;
  const begins = posts.map(({ publishedOn, uploadedAtSeconds }) => dayStart(publishedOn) - uploadedAtSeconds);
  const latest = Math.min(...begins) + DAY_SECONDS + UPLOAD_SLACK_SECONDS;
  if (latest <= WESTERNMOST) return null;
  const to = Math.min(EASTERNMOST, Math.ceil(latest / STEP_SECONDS) * STEP_SECONDS - STEP_SECONDS);
  const unscheduled = begins
    .map((begin) => begin - UPLOAD_SLACK_SECONDS)
    .filter((begin) => begin <= to + SEASON_SECONDS && begin <= EASTERNMOST)
    .sort((a, b) => b - a);
  const earliest = unscheduled[mayBeScheduled(unscheduled.length)];
  const scheduled = posts.length - unscheduled.length;
  const bounds = { posts: posts.length, scheduled };
  if (earliest === undefined || earliest <= WESTERNMOST) {
    return { ...bounds, from: null, to: to / 60, changesWithSeason: false };
  }
  const from = Math.ceil(earliest / STEP_SECONDS) * STEP_SECONDS + 0;
  const [west, east] = from <= to ? [from, to] : [to, from];
  return { ...bounds, from: west / 60, to: east / 60, changesWithSeason: from > to };
}

/** "UTC+2", "UTC−3:30", "UTC". */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return "UTC";
  const size = Math.abs(minutes);
  const rest = size % 60;
  const part = rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`;
  return `UTC${minutes > 0 ? "+" : "\u2212"}${Math.floor(size / 60)}${part}`;
}

/** "between UTC+2 and UTC+3", "at UTC+7", "at UTC+3 or further west". */
export function formatZoneBounds({ from, to, changesWithSeason }: ZoneBounds): string {
  if (from === null) return `at ${formatOffset(to)} or further west`;
  if (from === to) return `at ${formatOffset(to)}`;
  const ends = `between ${formatOffset(from)} and ${formatOffset(to)}`;
  return changesWithSeason ? `${ends}, with clocks that change in summer` : ends;
}

function dayStart(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}
