import { addDays, type Day } from "@/lib/domain/day";
import { POST_DETAILS_HEADER, TOP_ITEMS_HEADER } from "../entry-templates";
import type { Source } from "./source";
import { EXPORTED_ON, valueAt } from "./source-values";
import { postId, videoLink } from "./uploads";

const PROFILE = "northwind.bakes";
const hyphens = (day: Day) => day;
const SOURCES_TOLD = 6;

const TITLES = ["Rye, salt & patience", 'What "crumb" means', "2,50 €", "#sourdough", "=1+1", "Crumb"];
const LABELS = ["Morning shift", "Rain, rain; rain", "“Loaf” 3", "Oven on (live)", "Kneading"];

/** Our own tables for what only TikTok's screen shows, as people fill them in. */
export const ENTRY_SOURCES: readonly Source[] = [
  {
    format: "tallyboard/post-details",
    file: "Post details",
    quotes: "needed",
    label: hyphens,
    grid: (salt, late) => [
      POST_DETAILS_HEADER,
      ...TITLES.map((title, row) => detailRow(title, row, { salt, late })),
    ],
  },
  {
    format: "tallyboard/top-items",
    file: "Top videos and sounds",
    quotes: "needed",
    label: hyphens,
    grid: (salt, late) => [
      TOP_ITEMS_HEADER,
      ...["video", "sound"].flatMap((kind) =>
        LABELS.map((label, place) => {
          const link = (salt + place) % 3 === 0 ? "" : `https://www.tiktok.com/music/loaf-${salt}${place}`;
          const day = addDays(EXPORTED_ON, late - 1);
          return [PROFILE, kind, day, String(place + 1), link, `${label} ${"abcdefghij"[salt % 10]}`];
        }),
      ),
    ],
  },
];

type Place = { readonly salt: number; readonly late: number };

function detailRow(title: string, row: number, { salt, late }: Place): readonly string[] {
  const published = addDays(EXPORTED_ON, late - 8 - row);
  const at = (column: number) => valueAt(salt * 10_000 + row * 100 + column);
  const tenths = (column: number, most: number) => {
    const value = at(column);
    return value === null ? "" : String((value % most) / 10);
  };
  const sources = Array.from({ length: SOURCES_TOLD }, (_, column) => tenths(10 + column, 160));
  const others = row % 2 === 0 ? "" : `Playlists ${tenths(20, 20) || "1"}`;
  const places =
    row % 3 === 0 ? "" : `DE ${tenths(30, 500) || "2.5"}; Republic of Korea ${tenths(31, 400) || "3"}`;
  return [
    ...[PROFILE, videoLink(postId(published, 3_000 + salt + row)), title, published],
    ...[addDays(published, 1 + (row % 5)), tenths(0, 600), tenths(1, 1_000), ...sources, others, places],
  ];
}
