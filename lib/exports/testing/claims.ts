import { addDays, type Day, parseDay } from "@/lib/domain/day";
import type { PostRow } from "@/lib/domain/reading";
import type { ReadExport } from "../read-export";
import type { Claim, Said } from "./claim";
import { detailClaims, saidOfEntries, topClaims } from "./entry-claims";
import { claimsOfMapped, saidOfColumns } from "./mapped-claims";
import type { Grid, Source } from "./source";
import { EXPORTED_ON } from "./source-values";
import { SOURCES } from "./sources";

const UNKNOWN = new Set(["undefined", "", "-", "--", "N/A", "NAN"]);

const FIELDS: Readonly<Record<string, string>> = {
  "Video Views": "videoViews",
  "Profile Views": "profileViews",
  "Video views": "videoViews",
  "Profile views": "profileViews",
  "Reached audience": "reachedAudience",
  "Engaged audience": "engagedAudience",
  "New followers": "newFollowers",
  "Lost followers": "lostFollowers",
  "Total followers": "followers",
  Followers: "followers",
  Likes: "likes",
  Comments: "comments",
  Shares: "shares",
  "Total Viewers": "viewers",
  "New Viewers": "newViewers",
  "Returning Viewers": "returningViewers",
};

const TOTALS: Readonly<Record<string, string>> = {
  "Video views": "views",
  "Total views": "views",
  "Total likes": "likes",
  "Total comments": "comments",
  "Total shares": "shares",
  "Add to Favorites": "saves",
  Likes: "likes",
  Comments: "comments",
  Shares: "shares",
};

/** Everything that the table of a source's kind can rightly be read as. */
export function claimsOf(source: Source, grid: Grid): readonly Claim[] {
  const [header = [], ...rows] = grid;
  const cellOf = (row: readonly string[], heading: string) => row[header.indexOf(heading)] ?? "";
  const { format } = source;
  if (format === "table/daily" || format === "table/posts") return claimsOfMapped(source, grid);
  if (format === "tallyboard/post-details") return rows.flatMap((row) => detailClaims(row, header));
  if (format === "tallyboard/top-items") return rows.flatMap((row) => topClaims(row, header));
  if (format === "studio/follower-gender")
    return rows.flatMap((row) => shareClaims(cellOf(row, "Gender"), cellOf(row, "Distribution")));
  if (format === "studio/follower-territories")
    return rows.flatMap((row) => shareClaims(cellOf(row, "Top territories"), cellOf(row, "Distribution")));
  const dayOf = dayReader(source);
  if (format === "studio/follower-activity") return hourClaims(rows, cellOf, dayOf);
  if (format === "studio/content" || format === "business/video")
    return rows.flatMap((row) => postClaims(row, header, dayOf));
  return rows.flatMap((row) => dailyClaims(row, header, dayOf));
}

type DayOf = (label: string) => Day | null;

const WITHIN_A_YEAR = Array.from({ length: 360 }, (_, index) => addDays(EXPORTED_ON, 40 - index));
/** Labels of every source, as tables are spliced; without a year they are unique within one. */
const LABELLED = new Map(WITHIN_A_YEAR.flatMap((day) => SOURCES.map(({ label }) => [label(day), day])));

function dayReader({ format }: Source): DayOf {
  if (format.startsWith("business/"))
    return (text) =>
      /^\d{4}([-/])\d{2}\1\d{2}( \d\d:\d\d:\d\d)?$/.test(text)
        ? parseDay(text.slice(0, 10).replaceAll("/", "-"))
        : null;
  return (text) => LABELLED.get(text) ?? null;
}

function countText(text: string): string | null {
  if (UNKNOWN.has(text)) return "null";
  return /^-?\d{1,19}$/.test(text) && String(BigInt(text)) === text ? text : null;
}

function dailyClaims(row: readonly string[], header: readonly string[], dayOf: DayOf): readonly Claim[] {
  const day = dayOf(row[header.indexOf("Date")] ?? "");
  if (day === null) return [];
  const claims = header.flatMap((heading, column): readonly Claim[] => {
    const field = FIELDS[heading];
    const value = countText(row[column] ?? "");
    return field === undefined || value === null ? [] : [[`${day} ${field}`, value]];
  });
  const viewers = new Map(claims.map(([key, value]) => [key.slice(11), value]));
  const isUnmeasured =
    viewers.get("viewers") === "null" &&
    viewers.get("newViewers") === "0" &&
    viewers.get("returningViewers") === "0";
  return isUnmeasured ? claims.map(([key]) => [key, "null"]) : claims;
}

/** Zero may always be called unknown; unknown never zero. */
function hourClaims(
  rows: Grid,
  cellOf: (row: readonly string[], heading: string) => string,
  dayOf: DayOf,
): readonly Claim[] {
  const read = rows.flatMap((row) => {
    const day = dayOf(cellOf(row, "Date"));
    const value = countText(cellOf(row, "Active followers"));
    return day === null || value === null ? [] : [{ day, hour: cellOf(row, "Hour"), value }];
  });
  const last = read.at(-1)?.day;
  const measured = read.findLastIndex(
    ({ day, value }) => day !== last || (value !== "0" && value !== "null"),
  );
  return read.flatMap(({ day, hour, value }, index): readonly Claim[] => {
    const key = `${day} ${hour}`;
    const unknown: readonly Claim[] = value === "0" || index > measured ? [[key, "null"]] : [];
    return index > measured ? unknown : [[key, value], ...unknown];
  });
}

function shareClaims(label: string, share: string): readonly Claim[] {
  if (!/^[01](\.\d{1,6})?$/.test(share)) return [];
  return [[label, String(Math.round(Number(share) * 1_000_000))]];
}

function postClaims(row: readonly string[], header: readonly string[], dayOf: DayOf): readonly Claim[] {
  const cell = (heading: string) => row[header.indexOf(heading)] ?? "";
  const link = cell("Video link");
  const id = /\/(?:video|photo)\/(\d{1,19})$/.exec(link)?.[1];
  if (id === undefined) return [];
  const exportedOn = header.includes("Time") ? dayOf(cell("Time")) : null;
  const published = dayOf(cell("Post time"));
  const totals = header.flatMap((heading, column): readonly Claim[] => {
    const field = TOTALS[heading];
    const value = countText(row[column] ?? "");
    return field === undefined || value === null ? [] : [[`${id} ${field}`, value]];
  });
  return [
    ...totals,
    [`${id} url`, link],
    [`${id} title`, cell("Video title")],
    ...(published === null ? [] : [[`${id} published`, published] as const]),
    ...(exportedOn === null ? [] : [["E", exportedOn] as const]),
  ];
}

/** The same of what the reader made of a file, line by line. */
export function claimsOfRead(file: ReadExport): readonly Said[] {
  const { rows } = file;
  switch (rows.kind) {
    case "daily":
      return rows.rows.map(({ line, labelDay, values }) => ({
        line,
        claims: Object.entries(values).map(([measure, value]) => [`${labelDay} ${measure}`, String(value)]),
      }));
    case "columns":
      return saidOfColumns(rows.rows, file.profile);
    case "hours":
      return rows.rows.map(({ line, labelDay, hour, value }) => ({
        line,
        claims: [[`${labelDay} ${hour}`, String(value)]],
      }));
    case "shares":
      return rows.rows.map(({ line, label, millionths }) => ({
        line,
        claims: [[label, String(millionths)]],
      }));
    case "posts":
      return rows.rows.map((post) => saidOfPost(post, file));
    default:
      return saidOfEntries(rows);
  }
}

/** Columns that the kind of file does not have say nothing. */
function saidOfPost(post: PostRow, { format, exportedOn, table }: ReadExport): Said {
  const { line, postId, url, title, publishedOn, views, likes, comments, shares, saves } = post;
  const mapped = table?.mapping.columns.flatMap((role) => (role.kind === "total" ? [role.total] : []));
  const totals = Object.entries({ views, likes, comments, shares, saves }).filter(
    ([field]) =>
      mapped?.some((total) => total === field) ?? (field !== "saves" || format === "business/video"),
  );
  return {
    line,
    claims: [
      ...totals.map(([field, value]) => [`${postId} ${field}`, String(value)] as const),
      [`${postId} url`, url],
      [`${postId} title`, title],
      [`${postId} published`, publishedOn],
      ...(format === "studio/content" ? [["E", exportedOn.day] as const] : []),
    ],
  };
}
