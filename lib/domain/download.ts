import { type Address, DEFAULT_ADDRESS, toHref } from "./address";
import { METRICS } from "./metric";
import type { Section } from "./report";

const TABLE = ["csv"] as const;
const CHART = ["csv", "svg"] as const;

/** What can be taken away from each section: its name in the address and the formats that it comes in. */
export const DOWNLOADS = {
  overview: {
    figures: TABLE,
    videoViews: CHART,
    profileViews: CHART,
    likes: CHART,
    comments: CHART,
    shares: CHART,
    followers: CHART,
    posts: TABLE,
    moved: TABLE,
  },
  content: { totals: TABLE, posts: TABLE, hashtags: TABLE },
  followers: {
    figures: TABLE,
    followers: CHART,
    netFollowers: CHART,
    viewers: CHART,
    hours: CHART,
    hoursEver: CHART,
    worked: TABLE,
    countries: CHART,
    gender: CHART,
    topVideos: TABLE,
    topSounds: TABLE,
  },
} as const satisfies Record<Section, Record<string, readonly ("csv" | "svg")[]>>;

export type OverviewDownload = keyof (typeof DOWNLOADS)["overview"];
export type ContentDownload = keyof (typeof DOWNLOADS)["content"];
export type FollowersDownload = keyof (typeof DOWNLOADS)["followers"];

/** A file of a section, as an address names it. */
export type Wanted = (
  | { readonly section: "overview"; readonly name: OverviewDownload }
  | { readonly section: "content"; readonly name: ContentDownload }
  | { readonly section: "followers"; readonly name: FollowersDownload }
) & { readonly format: "csv" | "svg" };

/** `overview`, `likes.svg`: null for what there is none of. */
export function parseWanted(section: string, file: string): Wanted | null {
  const [name = "", format = "", ...rest] = file.split(".");
  if (rest.length > 0 || !Object.hasOwn(DOWNLOADS, section)) return null;
  const files: Readonly<Record<string, readonly string[]>> = DOWNLOADS[section as Section];
  const formats = Object.hasOwn(files, name) ? files[name] : undefined;
  return formats?.includes(format) === true ? ({ section, name, format } as Wanted) : null;
}

/** Where a file of the page at `path` is: `/download/…` behind sign-in, `/s/<token>/download/…` for a shared page. */
export function toDownloadHref(path: string, { section, name, format }: Wanted, address: Address): string {
  return toHref(`${rootOf(path)}/download/${section}/${name}.${format}`, address);
}

/** Where all sections of the page at `path` are as one file; what chooses among them says nothing there. */
export function toReportHref(path: string, { profile, window, asOf, compare }: Address): string {
  const address = { ...DEFAULT_ADDRESS, profile, window, asOf, compare };
  return toHref(`${rootOf(path)}/download/report.html`, address);
}

function rootOf(path: string): string {
  const [, first, token] = path.split("/");
  return first === "s" ? `/s/${token}` : "";
}

const TITLES: Readonly<Record<string, string>> = {
  figures: "Figures",
  posts: "Posts",
  moved: "What moved views",
  totals: "Totals",
  hashtags: "Hashtags",
  hours: "Followers online by weekday and hour",
  hoursEver: "Followers online by weekday and hour, all hours kept",
  worked: "Median views by the time of publishing",
  countries: "Top countries",
  gender: "Gender",
  topVideos: "Top videos",
  topSounds: "Top sounds",
};

/** What the file holds: the heading of a picture and part of a file's name. */
export function formatWanted({ name }: Wanted): string {
  const metric: Readonly<Record<string, { readonly label: string }>> = METRICS;
  const label = TITLES[name] ?? metric[name]?.label ?? name;
  return TITLES[name] === undefined ? `${label} by day` : label;
}
