import { toCsvCell } from "@/lib/domain/csv-cell";
import { addDays, type Day, type DayRange, daysIn, weekdayOf } from "@/lib/domain/day";
import { SAMPLE_HANDLE } from "@/lib/domain/sample";
import { CONTENT_EXPORT_POSTS } from "@/lib/domain/thresholds";
import { type SampleDay, sampleDays } from "./sample-days";
import { chance, type SamplePost, samplePosts, viewsAfter } from "./sample-posts";
import { storedZip } from "./stored-zip";
import { overviewZipName, studioCsv, studioLabel } from "./studio-csv";

/** The exporter's zone, as the sample's settings say it; its clock changes in summer, which a made-up upload may ignore. */
export const SAMPLE_ZONE = "Europe/Athens";
const OFFSET_HOURS = 2;

const HISTORY = 365;
/** So many days ago the bakery exported, and how many days each Overview reached back; what lies between two ranges is a gap. */
const EVENINGS = [
  { daysAgo: 91, days: HISTORY - 91 },
  { daysAgo: 63, days: 60 },
  { daysAgo: 35, days: 60 },
  { daysAgo: 21, days: 12 },
  { daysAgo: 14, days: 14 },
  { daysAgo: 7, days: 14 },
  { daysAgo: 0, days: 28 },
] as const;

export type SampleFile = { readonly name: string; readonly bytes: Uint8Array; readonly modifiedOn: null };

type Bakery = { readonly days: readonly SampleDay[]; readonly posts: readonly SamplePost[] };

/**
 * Seven evenings of exports up to `today`, each as Studio would have given it then, oldest first. The newest figures are of the day before, the
 * last two of every export are not settled yet, and two days were never exported, nor those before them again.
 */
export function sampleExports(today: Day): readonly (readonly SampleFile[])[] {
  const newestDay = addDays(today, -1);
  const posts = samplePosts(newestDay, HISTORY, OFFSET_HOURS);
  const bakery = { posts, days: sampleDays(newestDay, HISTORY, posts) };
  const last = EVENINGS.length - 1;
  return EVENINGS.map(({ daysAgo, days }, index) => {
    const exportedOn = addDays(today, -daysAgo);
    const files = evening(bakery, exportedOn, days);
    return index === last ? [...files, detailsFile(bakery, exportedOn), topsFile(exportedOn)] : files;
  });
}

function evening(bakery: Bakery, exportedOn: Day, days: number): readonly SampleFile[] {
  const range = { from: addDays(exportedOn, -days), to: addDays(exportedOn, -1) };
  return [
    zipFile(overviewZipName(range, SAMPLE_HANDLE), { "Overview.csv": overviewCsv(bakery, range) }),
    zipFile(`Content_${SAMPLE_HANDLE}.zip`, { "Content.csv": contentCsv(bakery, exportedOn) }),
    zipFile(`Followers_${SAMPLE_HANDLE}.zip`, {
      "FollowerHistory.csv": followersCsv(bakery, range),
      "FollowerActivity.csv": activityCsv(exportedOn),
      "FollowerGender.csv": sharesCsv("Gender", GENDERS, exportedOn),
      "FollowerTopTerritories.csv": sharesCsv("Top territories", TERRITORIES, exportedOn),
    }),
    zipFile(`Viewers_${SAMPLE_HANDLE}.zip`, { "Viewers.csv": viewersCsv(bakery, range) }),
  ];
}

function within({ days }: Bakery, { from, to }: DayRange): readonly SampleDay[] {
  return days.filter(({ day }) => day >= from && day <= to);
}

/** The last two days are not all counted yet. */
function overviewCsv(bakery: Bakery, range: DayRange): string {
  const rows = within(bakery, range).map(({ day, views, profileViews, likes, comments, shares }) => {
    const counted = day === range.to ? 0.94 : day === addDays(range.to, -1) ? 0.99 : 1;
    const soFar = (value: number) => Math.round(value * counted);
    return [studioLabel(day), ...[views, profileViews, likes, comments, shares].map(soFar)];
  });
  return studioCsv(["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"], rows);
}

function followersCsv(bakery: Bakery, range: DayRange): string {
  const before = within(bakery, { from: addDays(range.from, -1), to: addDays(range.from, -1) })[0];
  let previous = before?.followers ?? null;
  const rows = within(bakery, range).map(({ day, followers }) => {
    const difference = followers - (previous ?? followers);
    previous = followers;
    return [studioLabel(day), followers, difference];
  });
  return studioCsv(["Date", "Followers", "Difference in followers from previous day"], rows);
}

/** TikTok labels viewers a day late. One day in the middle of a long range is not known, with zeros beside it that are none. */
function viewersCsv(bakery: Bakery, range: DayRange): string {
  const days = within(bakery, { from: addDays(range.from, -1), to: addDays(range.to, -1) });
  const rows = days.map(({ day, views }, index) => {
    const label = studioLabel(addDays(day, 1));
    if (days.length >= 28 && index === days.length - 9) return [label, "undefined", 0, 0];
    const viewers = Math.round(views * 0.66);
    const first = Math.round(viewers * (0.52 + 0.16 * chance(index, 8)));
    return [label, viewers, first, viewers - first];
  });
  return studioCsv(["Date", "Total Viewers", "New Viewers", "Returning Viewers"], rows);
}

/** Eight days hour by hour; of the day of the export the hours after 10:00 are still to come and stand as 0. */
function activityCsv(exportedOn: Day): string {
  const days = daysIn({ from: addDays(exportedOn, -7), to: exportedOn });
  const rows = days.flatMap((day, index) =>
    Array.from({ length: 24 }, (_, hour) => {
      const isToCome = day === exportedOn && hour > 10;
      return [studioLabel(day), hour, isToCome ? 0 : onlineAt(weekdayOf(day), hour, index)];
    }),
  );
  return studioCsv(["Date", "Hour", "Active followers"], rows);
}

/** Evenings are busiest, Sundays from noon on, and nights are quiet. */
function onlineAt(weekday: number, hour: number, salt: number): number {
  const evening = Math.exp(-(((hour - 20) / 3.2) ** 2));
  const noon = Math.exp(-(((hour - 13) / 2.6) ** 2)) * (weekday >= 5 ? 0.75 : 0.4);
  const level = 180 + 1_900 * evening + 1_700 * noon + (weekday === 3 ? 260 * evening : 0);
  return Math.round(level * (0.93 + 0.14 * chance(weekday * 24 + hour, salt)));
}

type Shares = readonly (readonly [string, number])[];

/** Thousandths of the followers; the first row wins a little from the last with every week. */
function sharesCsv(heading: string, shares: Shares, exportedOn: Day): string {
  const weeks = Math.round((Date.parse(exportedOn) / 86_400_000 / 7) % 9);
  const rows = shares.map(([label, thousandths], index) => {
    const moved = index === 0 ? weeks : index === shares.length - 1 ? -weeks : 0;
    return [label, (thousandths + moved) / 1_000];
  });
  return studioCsv([heading, "Distribution"], rows);
}

function contentCsv({ posts }: Bakery, exportedOn: Day): string {
  const listed = posts.filter(({ publishedOn }) => publishedOn < exportedOn).slice(0, CONTENT_EXPORT_POSTS);
  const rows = listed.map((post) => {
    const views = viewsAfter(post, daysBefore(post, exportedOn));
    const part = (share: number, salt: number) =>
      Math.round(views * share * (0.7 + 0.6 * chance(post.daysAgo, salt)));
    const totals = [part(0.07, 9), part(0.004, 10), part(0.008, 11), views];
    return [studioLabel(exportedOn), post.title, linkOf(post), studioLabel(post.publishedOn), ...totals];
  });
  const about = ["Time", "Video title", "Video link", "Post time"];
  return studioCsv([...about, "Total likes", "Total comments", "Total shares", "Total views"], rows);
}

function daysBefore({ publishedOn }: SamplePost, day: Day): number {
  return Math.round((Date.parse(day) - Date.parse(publishedOn)) / 86_400_000) - 1;
}

function linkOf({ postId }: SamplePost): string {
  return `https://www.tiktok.com/@${SAMPLE_HANDLE}/video/${postId}`;
}

/** What somebody read off TikTok's screen of the newest posts but one: that one is left to try the form with. */
function detailsFile({ posts }: Bakery, readOn: Day): SampleFile {
  const header = [
    ...["profile", "post", "captured_on", "average_watch_seconds", "watched_full_percent"],
    ...["from_for_you_percent", "from_personal_profile_percent", "from_search_percent", "viewer_locations"],
  ];
  const rows = posts
    .filter(({ daysAgo }) => daysAgo < 6)
    .slice(1)
    .map((post, index) => [
      ...[SAMPLE_HANDLE, linkOf(post), readOn, 8.4 + index, 31 - 2 * index],
      ...[71 - index, 16, 7, "GR 52; CY 14; DE 9"],
    ]);
  return csvFile("post-details.csv", header, rows);
}

function topsFile(readOn: Day): SampleFile {
  const sounds = ["Kneading at dawn", "Old mill waltz", "Market square, 7 a.m."];
  const videos = ["Grandmother’s filo, no table", "One pan, three breads", "How flour is milled"];
  const rows = [
    ...videos.map((label, index) => [SAMPLE_HANDLE, "video", readOn, index + 1, "", label]),
    ...sounds.map((label, index) => [SAMPLE_HANDLE, "sound", readOn, index + 1, "", label]),
  ];
  return csvFile("top-items.csv", ["profile", "kind", "read_on", "rank", "link", "label"], rows);
}

type Rows = readonly (readonly (string | number)[])[];

function csvFile(name: string, header: readonly string[], rows: Rows): SampleFile {
  const lines = [header, ...rows].map((cells) => cells.map(toCsvCell).join(","));
  return { name, bytes: Buffer.from(`\ufeff${lines.join("\r\n")}\r\n`), modifiedOn: null };
}

function zipFile(name: string, entries: Readonly<Record<string, string>>): SampleFile {
  const list = Object.entries(entries).map(([entry, text]) => ({ name: entry, text }));
  return { name, bytes: storedZip(list), modifiedOn: null };
}

const GENDERS: Shares = [
  ["Female", 604],
  ["Male", 361],
  ["Other", 35],
];

const TERRITORIES: Shares = [
  ["GR", 402],
  ["CY", 121],
  ["DE", 98],
  ["GB", 77],
  ["US", 61],
  ["SE", 49],
  ["Others", 192],
];
