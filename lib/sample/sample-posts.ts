import { addDays, type Day, weekdayOf } from "@/lib/domain/day";

/** `daysAgo` counts back from the sample's newest day; the hour is the exporter's. */
export type SamplePost = {
  readonly postId: string;
  readonly daysAgo: number;
  readonly publishedOn: Day;
  readonly title: string;
  /** What its views approach. */
  readonly reach: number;
};

/** Weekday, hour and reach of the bakery's rhythm: Thursday evenings do best. */
const RHYTHM = [
  { weekday: 0, hour: 18, reach: 9_000 },
  { weekday: 3, hour: 19, reach: 21_000 },
  { weekday: 5, hour: 9, reach: 13_000 },
] as const;

const TITLES = [
  "Croissant lamination, slow #baking",
  "Sourdough score no. 12 #sourdough",
  'What "4 a.m." looks like in a bakery #baking',
  "Shaping forty baguettes #breadtok",
  "Rye starter, day by day #sourdough",
  "Cinnamon knots for the weekend #autumnbakes",
  "The quiet hour before opening",
  "Why our oven door stays shut #baking",
  "Plaiting with six strands #breadtok",
  "Left-over bread, new cake #autumnbakes",
  "Flour on everything",
  "Cardamom buns, start to finish #autumnbakes",
] as const;

/** The post of the viral days: so many days ago, and so much farther than the others. */
export const VIRAL_DAYS_AGO = 11;
const VIRAL_REACH = 96_000;
const DAYS_TO_REACH = 2.4;

/** Every post of the last `days` days, newest first. `offsetHours` is the exporter's clock against UTC. */
export function samplePosts(newestDay: Day, days: number, offsetHours: number): readonly SamplePost[] {
  const posts: SamplePost[] = [];
  for (let daysAgo = 0; daysAgo < days; daysAgo += 1) {
    const publishedOn = addDays(newestDay, -daysAgo);
    const slot = RHYTHM.find(({ weekday }) => weekday === weekdayOf(publishedOn));
    const isViral = daysAgo === VIRAL_DAYS_AGO;
    if (slot === undefined && !isViral) continue;
    const reach = isViral ? VIRAL_REACH : Math.round((slot?.reach ?? 0) * (0.7 + 0.6 * chance(daysAgo, 1)));
    const title = isViral
      ? "We dropped the whole tray #baking"
      : (TITLES[posts.length % TITLES.length] ?? "");
    const hour = (slot?.hour ?? 12) - offsetHours;
    const second = Date.parse(`${publishedOn}T00:00:00Z`) / 1_000 + hour * 3_600 + 600;
    posts.push({ postId: String((BigInt(second) << 32n) | 7_919n), daysAgo, publishedOn, title, reach });
  }
  return posts;
}

/** A post's lifetime views after so many whole days; it gains most on its first days. */
export function viewsAfter({ reach }: SamplePost, days: number): number {
  return days < 0 ? 0 : Math.round(reach * (1 - Math.exp(-(days + 1) / DAYS_TO_REACH)));
}

/** Always the same number from 0 to 1 for the same two: what is made up is made up the same way each time. */
export function chance(index: number, salt: number): number {
  let bits = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
}
