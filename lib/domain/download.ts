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
    outlook: CHART,
    goals: TABLE,
  },
  content: { totals: TABLE, posts: TABLE, hashtags: TABLE },
  followers: {
    figures: TABLE,
    followers: CHART,
    netFollowers: CHART,
    viewers: CHART,
    newViewers: CHART,
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
/** What only the people of a workspace are told. */
export type AheadDownload = "outlook" | "goals";
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

/** Files of a post's own page. */
export const POST_FILES = ["curve.csv", "curve.svg", "ages.csv"] as const;
export type PostFile = (typeof POST_FILES)[number];

/** Where a file of the post at `path` is: what a section shows says nothing there, but the day up to which it is read. */
export function toPostFileHref(
  path: string,
  postId: string,
  file: PostFile,
  { profile, asOf }: Pick<Address, "profile" | "asOf">,
): string {
  const href = `${rootOf(path)}/download/post/${encodeURIComponent(postId)}/${file}`;
  return toHref(href, { ...DEFAULT_ADDRESS, profile, asOf });
}

/** Every day of the coverage calendars. */
export function toCoverageFileHref(profile: string): string {
  return `/download/coverage.csv?profile=@${encodeURIComponent(profile)}`;
}

/** Where all sections of the page at `path` are as one file; what chooses among them says nothing there. */
export function toReportHref(path: string, { profile, window, asOf, compare }: Address): string {
  const address = { ...DEFAULT_ADDRESS, profile, window, asOf, compare };
  return toHref(`${rootOf(path)}/download/report.html`, address);
}

/** The same with what no link shows: goals, the outlook, and the notes that are private. */
export function toOwnReportHref(path: string, address: Address): string {
  return `${toReportHref(path, address)}&own=1`;
}

/** Whether the page at `path` is one of the people of a workspace, and not a link's. */
export function isOwnPath(path: string): boolean {
  return rootOf(path) === "";
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
  newViewers: "New and returning viewers by day",
  outlook: "The next 28 days",
  goals: "Goals",
};

/** What the file holds: the heading of a picture and part of a file's name. */
export function formatWanted({ name }: Wanted): string {
  const metric: Readonly<Record<string, { readonly label: string }>> = METRICS;
  const label = TITLES[name] ?? metric[name]?.label ?? name;
  return TITLES[name] === undefined ? `${label} by day` : label;
}
