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

export async function writeMadeUpTable(path: string): Promise<void> {
  await pipeline(Readable.from(linesOf()), createWriteStream(path));
}

function* linesOf(): Generator<string> {
  yield HEADER;
  const days = Array.from({ length: DAYS }, (_, day) => dayOf(day));
  for (let profile = 0; profile < TABLE.profiles; profile += 1)
    yield days
      .slice(0, daysOf(profile))
      .map((day, index) => `${handleOf(profile)},${day},${figuresOf(profile, index).join(",")}\n`)
      .join("");
}
