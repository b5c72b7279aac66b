import { addDays, type Day } from "@/lib/domain/day";
import type { Mapping } from "@/lib/domain/mapping";
import type { Source } from "./source";
import { EXPORTED_ON, valueAt } from "./source-values";
import { postId, videoLink } from "./uploads";

const HANDLES = ["northwind.bakes", "harbour.coffee"];
const DAYS = 8;

const hyphens = (day: Day) => day;
const points = (day: Day) => day.split("-").reverse().join(".");
const slashesUs = (day: Day) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(0, 4)}`;

const grouped = (value: number) => value.toLocaleString("en");
const spaced = (value: number) => grouped(value).replace(",", "\u202f");

const OUR_HEADER = ["profile", "day", "video_views", "likes", "comments", "shares"];

const FOREIGN: Mapping = {
  target: "daily",
  header: ["Datum", "Konto", "Aufrufe", "Notiz", "Likes"],
  columns: [
    { kind: "day" },
    { kind: "profile" },
    { kind: "measure", measure: "videoViews" },
    { kind: "ignored" },
    { kind: "measure", measure: "likes" },
  ],
  dates: "day-month-year",
  numbers: "comma",
};

const ONE_PROFILES: Mapping = {
  target: "daily",
  header: ["Day", "Reach", "Followers"],
  columns: [
    { kind: "day" },
    { kind: "measure", measure: "reachedAudience" },
    { kind: "measure", measure: "followers" },
  ],
  dates: "month-day-year",
  numbers: "none",
};

const POSTS: Mapping = {
  target: "posts",
  header: ["Caption", "URL", "Posted", "Plays", "Hearts", "Saved"],
  columns: [
    { kind: "title" },
    { kind: "link" },
    { kind: "published" },
    { kind: "total", total: "views" },
    { kind: "total", total: "likes" },
    { kind: "total", total: "saves" },
  ],
  dates: "year-month-day",
  numbers: "space",
};

const TITLES = ["Rye, salt & patience", 'What "crumb" means', "Café crème — 2,50 €", "", "=1+1"];

/** Tables that are not TikTok's: our own daily one, and others as somebody mapped them. */
export const MAPPED_SOURCES: readonly Source[] = [
  {
    format: "table/daily",
    file: "Ours",
    quotes: "needed",
    label: hyphens,
    grid: (salt, late) => [
      OUR_HEADER,
      ...ownDays(late).map(({ day, handle }, row) => [
        handle,
        hyphens(day),
        ...OUR_HEADER.slice(2).map((heading, column) => {
          const value = valueAt(salt * 10_000 + row * 100 + column);
          if (value === null) return "";
          return heading !== "video_views" && value % 5 === 1 ? `-${value}` : String(value);
        }),
      ]),
    ],
  },
  {
    format: "table/daily",
    mapping: FOREIGN,
    file: "Foreign",
    quotes: "needed",
    label: points,
    grid: (salt, late) => [
      FOREIGN.header,
      ...ownDays(late).map(({ day, handle }, row) => {
        const [views, likes] = [0, 1].map((column) => valueAt(salt * 10_000 + row * 100 + column));
        return [points(day), `@${handle}`, shown(views), `Zeile ${row}, gut`, shown(likes, "N/A")];
      }),
    ],
  },
  {
    format: "table/daily",
    mapping: ONE_PROFILES,
    file: "One profile",
    quotes: "all",
    label: slashesUs,
    grid: (salt, late) => [
      ONE_PROFILES.header,
      ...Array.from({ length: 2 * DAYS }, (_, row) => [
        slashesUs(addDays(EXPORTED_ON, late - 2 * DAYS + row)),
        ...[0, 1].map((column) => String(valueAt(salt * 10_000 + row * 100 + column) ?? "-")),
      ]),
    ],
  },
  {
    format: "table/posts",
    mapping: POSTS,
    file: "Posts",
    quotes: "needed",
    label: hyphens,
    grid: (salt, late) => [
      POSTS.header,
      ...TITLES.map((title, row) => {
        const day = addDays(EXPORTED_ON, late - 2 - row * 3);
        const link = videoLink(postId(day, 2_000 + salt + row), HANDLES[row % 2]);
        const totals = [0, 1, 2].map((column) => valueAt(salt * 10_000 + row * 100 + column));
        return [title, link, hyphens(day), ...totals.map((value) => spacedOr(value))];
      }),
    ],
  },
];

function shown(value: number | null | undefined, unknown = ""): string {
  return value == null ? unknown : grouped(value);
}

function spacedOr(value: number | null): string {
  return value === null ? "--" : spaced(value);
}

function ownDays(late: number) {
  return Array.from({ length: DAYS }, (_, index) => addDays(EXPORTED_ON, late - DAYS + index)).flatMap(
    (day) => HANDLES.map((handle) => ({ day, handle })),
  );
}
