import { createHash } from "node:crypto";
import { addDays, type Day, daysBetween, toDay } from "@/lib/domain/day";
import type { LabelMode } from "@/lib/domain/evidence";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import type { UploadedFile } from "@/lib/exports/read-export";
import { type Answers, NO_ANSWERS } from "../answers";

/** The bytes of TikTok Studio's files: BOM, every field quoted, LF, no newline at the end. */
export function studioCsv(rows: readonly (readonly (string | number | bigint)[])[]): Uint8Array {
  const lines = rows.map((row) => row.map((cell) => `"${cell}"`).join(","));
  return Buffer.from(`\ufeff${lines.join("\n")}`, "utf8");
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** 2026-03-02 → March 2, as Studio writes it in English. */
function studioLabel(day: Day): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}`;
}

const OVERVIEW = ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"];

/** What is known of one day: views, profile views, likes, comments, shares; null is written as `undefined`. */
type OverviewDay = readonly (number | null)[];

export type MadeUpOverview = {
  /** The first UTC day. */
  readonly from: Day;
  readonly days: readonly OverviewDay[];
  readonly mode: LabelMode;
};

/** An Overview.csv whose last day is the day before the export; mode B labels every day one day early. */
export function overviewFile({ from, days, mode }: MadeUpOverview, name = "Overview.csv"): UploadedFile {
  const rows = days.map((values, index) => [
    studioLabel(addDays(from, index - (mode === "B" ? 1 : 0))),
    ...values.map((value) => value ?? "undefined"),
  ]);
  return { name, bytes: studioCsv([OVERVIEW, ...rows]), modifiedOn: null };
}

/** A FollowerHistory.csv of running totals, with the third column in the pattern of its mode. */
export function followerFile(
  {
    from,
    totals,
    mode,
  }: { readonly from: Day; readonly totals: readonly number[]; readonly mode: LabelMode },
  name = "FollowerHistory.csv",
): UploadedFile {
  const header = ["Date", "Followers", "Difference in followers from previous day"];
  const rows = totals.map((total, index) => {
    const [one, other] =
      mode === "A" ? [totals[index - 1] ?? total, total] : [total, totals[index + 1] ?? total];
    return [studioLabel(addDays(from, index - (mode === "B" ? 1 : 0))), total, other - one];
  });
  return { name, bytes: studioCsv([header, ...rows]), modifiedOn: null };
}

/** A Content.csv; `Time` proves the day of the export and the links prove the profile. */
export function contentFile(
  made: {
    readonly handle: Handle;
    readonly exportedOn: Day;
    readonly posts: readonly { readonly publishedOn: Day; readonly title: string; readonly views: number }[];
  },
  name = "Content.csv",
): UploadedFile {
  const header = ["Time", "Video title", "Video link", "Post time"];
  const totals = ["Total likes", "Total comments", "Total shares", "Total views"];
  const rows = made.posts.map(({ publishedOn, title, views }, index) => [
    studioLabel(made.exportedOn),
    title,
    `https://www.tiktok.com/@${made.handle}/video/${postId(publishedOn, index)}`,
    studioLabel(publishedOn),
    Math.floor(views / 10),
    Math.floor(views / 100),
    Math.floor(views / 200),
    views,
  ]);
  return { name, bytes: studioCsv([[...header, ...totals], ...rows]), modifiedOn: null };
}

/** TikTok's ids hold the second of the upload in their upper 32 bits. */
export function postId(publishedOn: Day, index: number): bigint {
  const noon = BigInt(Date.parse(`${publishedOn}T12:00:00Z`) / 1000);
  return (noon << 32n) + BigInt(index + 1);
}

/** E of an export whose last UTC day is the day before. */
export function exportedAfter({ from, days }: Pick<MadeUpOverview, "from" | "days">): Day {
  return addDays(from, days.length);
}

/** Answers that name the profile and E, and vouch for every file. */
export function answersFor(
  handle: Handle,
  exportedOn: Day | null,
  files: readonly UploadedFile[] = [],
): Answers {
  return { ...NO_ANSWERS, profile: handle, exportedOn, sameProfile: files.map(sha256Of) };
}

export function sha256Of({ bytes }: Pick<UploadedFile, "bytes">): string {
  return createHash("sha256").update(bytes).digest("hex");
}

let made = 0;

/** A profile that nothing was imported for yet. */
export function freshHandle(): Handle {
  made += 1;
  const handle = parseHandle(`northwind.${made}`);
  if (handle === null) throw new Error("Not a handle.");
  return handle;
}

const FIRST_DAY = toDay("2026-01-10");

export function dayAfter(days: number): Day {
  return addDays(FIRST_DAY, days);
}

export function daysAfter(day: Day): number {
  return daysBetween(FIRST_DAY, day);
}
