import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { addDays, type Day, toDay } from "@/lib/domain/day";

/** Our own template with a profile column: the figures that the profiles of an agency have gathered in ten years. */
export const TABLE = { rows: 1_000_000, profiles: 280, firstDay: toDay("2016-01-01") } as const;
export const TABLE_MEASURES = [
  "videoViews",
  "profileViews",
  "likes",
  "comments",
  "shares",
  "followers",
] as const;

const HEADER = "profile,day,video_views,profile_views,likes,comments,shares,followers\n";
const DAYS = Math.ceil(TABLE.rows / TABLE.profiles);

export function handleOf(profile: number): string {
  return `northwind.shop${profile}`;
}

/** In the order of TABLE_MEASURES. */
export function figuresOf(profile: number, day: number): readonly number[] {
  const views = 4_000 + ((day * 7_919 + profile * 104_729) % 160_000);
  const parts = [40, 11, 190, 120].map((share) => Math.floor(views / share));
  return [views, ...parts, 900 + profile + 11 * day];
}

/** Days of one profile, from 0; the last one has what is left. */
export function daysOf(profile: number): number {
  return Math.min(DAYS, Math.max(0, TABLE.rows - profile * DAYS));
}

export function dayOf(day: number): Day {
  return addDays(TABLE.firstDay, day);
}

/** Some of the profiles, by number: from `first` up to and without `end`. */
export type Profiles = { readonly first: number; readonly end: number };
const EVERY_PROFILE: Profiles = { first: 0, end: TABLE.profiles };

/** Writes the table, or the part of it that is about some profiles. */
export async function writeMadeUpTable(path: string, profiles: Profiles = EVERY_PROFILE): Promise<void> {
  await pipeline(Readable.from(linesOf(profiles)), createWriteStream(path));
}

export function rowsOf({ first, end }: Profiles): number {
  return Array.from({ length: end - first }, (_, index) => daysOf(first + index)).reduce((a, b) => a + b, 0);
}

function* linesOf({ first, end }: Profiles): Generator<string> {
  yield HEADER;
  const days = Array.from({ length: DAYS }, (_, day) => dayOf(day));
  for (let profile = first; profile < end; profile += 1)
    yield days
      .slice(0, daysOf(profile))
      .map((day, index) => `${handleOf(profile)},${day},${figuresOf(profile, index).join(",")}\n`)
      .join("");
}
