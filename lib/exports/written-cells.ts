import { type Handle, parseHandle } from "@/lib/domain/handle";
import { TRAFFIC_COLUMNS, TRAFFIC_SOURCES, type TrafficColumn } from "@/lib/domain/traffic-source";
import {
  type LabelledShare,
  MOST_WATCH_SECONDS,
  parsePercent,
  parseShareList,
  parseWatchTime,
  WHOLE,
} from "@/lib/domain/written-figure";
import { type CellReader, isUnknown } from "./cells";

/** Cells of tables that people fill in: more ways of writing than TikTok's own, and each read whole or refused. */

/** The post that a link or an id names. */
export type PostReference = {
  readonly postId: string;
  /** null: only the id was given. */
  readonly handle: Handle | null;
  /** UTC milliseconds; `id >> 32` is Unix seconds [M]. */
  readonly uploadedAt: number;
};

const LINK =
  /^(?:https?:\/\/)?(?:www\.|m\.)?tiktok\.com\/@([^/"?#\s]{1,64})\/(?:video|photo)\/([0-9]{1,19})\/?(?:[?#]\S*)?$/i;
/** Spreadsheets keep 15 digits and write zeros for the others. */
const ROUNDED = /^[0-9]{15}0{4}$/;
const FIRST_UPLOAD = Date.UTC(2014, 0, 1);
const LAST_UPLOAD = Date.UTC(2100, 0, 1);

/** A post's link as the browser shows it, or its id; null when the cell is empty. */
export const postReference: CellReader<PostReference | null> = (raw) => {
  const text = raw.trim();
  if (text === "") return { ok: true, value: null };
  if (/(^|\/)[0-9]([.,][0-9]+)?E\+?[0-9]+$/i.test(text) || ROUNDED.test(text))
    return { ok: false, code: "cell/post-rounded" };
  const [, name = null, linked] = LINK.exec(text) ?? [];
  const postId = linked ?? (/^[0-9]{17,19}$/.test(text) ? text : null);
  const handle = name === null ? null : parseHandle(name);
  if (postId === null || (name !== null && handle === null)) return { ok: false, code: "cell/not-a-post" };
  const uploadedAt = Number(BigInt(postId) >> 32n) * 1000;
  if (uploadedAt < FIRST_UPLOAD || uploadedAt > LAST_UPLOAD) return { ok: false, code: "cell/not-a-post" };
  return { ok: true, value: { postId, handle, uploadedAt } };
};

/** A user name with or without its @; null when the cell is empty. */
export const profileName: CellReader<Handle | null> = (raw) => {
  if (raw.trim() === "") return { ok: true, value: null };
  const handle = parseHandle(raw);
  return handle === null ? { ok: false, code: "cell/not-a-handle" } : { ok: true, value: handle };
};

/** Milliseconds; null when unknown. */
export const watchTime: CellReader<number | null> = (raw) => {
  if (isUnknown(raw.trim())) return { ok: true, value: null };
  const millis = parseWatchTime(raw);
  return millis === null || millis > MOST_WATCH_SECONDS * 1000
    ? { ok: false, code: "cell/not-a-watch-time" }
    : { ok: true, value: millis };
};

/** Millionths; null when unknown. */
export const percentage: CellReader<number | null> = (raw) => {
  if (isUnknown(raw.trim())) return { ok: true, value: null };
  const millionths = parsePercent(raw);
  return millionths === null || millionths > WHOLE
    ? { ok: false, code: "cell/not-a-percentage" }
    : { ok: true, value: millionths };
};

export const shareList: CellReader<readonly LabelledShare[]> = (raw) => {
  if (isUnknown(raw.trim())) return { ok: true, value: [] };
  const shares = parseShareList(raw);
  return shares === null ? { ok: false, code: "cell/not-a-share-list" } : { ok: true, value: shares };
};

export const topList: CellReader<"video" | "sound" | null> = (raw) => {
  const text = raw.trim().toLowerCase();
  if (text === "") return { ok: true, value: null };
  return text === "video" || text === "sound"
    ? { ok: true, value: text }
    : { ok: false, code: "cell/not-a-list" };
};

export const rank: CellReader<number | null> = (raw) => {
  const text = raw.trim();
  if (text === "") return { ok: true, value: null };
  return /^([1-9]|10)$/.test(text)
    ? { ok: true, value: Number(text) }
    : { ok: false, code: "cell/not-a-rank" };
};

const LONGEST_LINK = 500;

export const webLink: CellReader<string | null> = (raw) => {
  const text = raw.trim();
  if (text === "") return { ok: true, value: null };
  const isLink = text.length <= LONGEST_LINK && /^https:\/\/\S+$/.test(text) && URL.canParse(text);
  return isLink ? { ok: true, value: text } : { ok: false, code: "cell/not-a-web-link" };
};

/** What stands in the columns of the known traffic sources and beside them, in TikTok's order; empty cells are unknown. */
export function toTrafficSources(
  percents: Readonly<Record<TrafficColumn, number | null>>,
  others: readonly LabelledShare[],
): readonly LabelledShare[] {
  const known = TRAFFIC_COLUMNS.flatMap((column) => {
    const millionths = percents[column];
    return millionths === null ? [] : [{ label: TRAFFIC_SOURCES[column], millionths }];
  });
  return [...known, ...others];
}
