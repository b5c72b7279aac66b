import { type Day, toDay } from "@/lib/domain/day";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import { readBatch } from "../read-batch";
import type { ReadFile, ReadOptions, UploadedFile } from "../read-export";

export const OPTIONS: ReadOptions = { today: toDay("2026-05-13"), exportedOn: null, profile: null };

export function handle(text: string): Handle {
  const parsed = parseHandle(text);
  if (parsed === null) throw new Error(`Not a handle: ${text}`);
  return parsed;
}

export function upload(
  name: string,
  content: string | Uint8Array,
  modifiedOn: string | null = null,
): UploadedFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { name, bytes, modifiedOn: modifiedOn === null ? null : toDay(modifiedOn) };
}

/** A CSV as Studio writes it: byte order mark, every cell quoted, nothing escaped, LF, no line end after the last line. */
export function studioCsv(rows: readonly (readonly (string | number | bigint)[])[]): string {
  return `\ufeff${rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n")}`;
}

export const OVERVIEW_HEADER = ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"];
export const CONTENT_HEADER = [
  "Time",
  "Video title",
  "Video link",
  "Post time",
  "Total likes",
  "Total comments",
  "Total shares",
  "Total views",
];

export function postId(day: string, low = 123_457): string {
  return String((BigInt(Date.parse(`${day}T12:00:00Z`) / 1000) << 32n) | BigInt(low));
}

export function videoLink(id: string, profile = "northwind.bakes"): string {
  return `https://www.tiktok.com/@${profile}/video/${id}`;
}

/** A Content export of one post, made on `time` for a post of `published`. */
export function contentCsv(time: string, published: string, profile = "northwind.bakes"): string {
  const label = new Intl.DateTimeFormat("en", { month: "long", day: "numeric", timeZone: "UTC" }).format(
    Date.parse(published),
  );
  return studioCsv([
    CONTENT_HEADER,
    [time, "Rye, salt & patience", videoLink(postId(published), profile), label, 120, 8, 5, 4100],
  ]);
}

/** An Overview of `count` days that ends on `last`, with video views counted up from `views`. */
export function overviewCsv(last: Day | string, count = 3, views = 100): string {
  const format = new Intl.DateTimeFormat("en", { month: "long", day: "numeric", timeZone: "UTC" });
  const rows = Array.from({ length: count }, (_, index) => {
    const day = Date.parse(last) - (count - 1 - index) * 86_400_000;
    return [format.format(day), views + index, 4, 9, 1, 0];
  });
  return studioCsv([OVERVIEW_HEADER, ...rows]);
}

export async function read(files: readonly UploadedFile[], options: Partial<ReadOptions> = {}) {
  return readBatch(files, { ...OPTIONS, ...options });
}

export async function readOne(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  name = "Overview.csv",
) {
  const [file] = await read([upload(name, content)], options);
  if (file === undefined) throw new Error("Nothing was read");
  return file;
}

/** An export of which all rows are there one by one. */
export function mustRead(file: ReadFile | undefined) {
  if (file?.kind !== "read")
    throw new Error(file?.problems.map(({ message }) => message).join("; ") ?? "No file");
  const { rows } = file;
  if (rows.kind === "columns") throw new Error("A table, not an export.");
  return { ...file, rows };
}

export function codesOf(file: ReadFile | undefined): readonly string[] {
  return [...new Set(file?.problems.map(({ code }) => code) ?? [])];
}
