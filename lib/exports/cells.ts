import { type Handle, parseHandle } from "@/lib/domain/handle";
import { MEASURES, type Measure } from "@/lib/domain/measure";
import type { ProblemCode } from "@/lib/domain/problem";
import type { PostKind } from "@/lib/domain/reading";
import { parsePercent } from "@/lib/domain/written-figure";

/** A cell is read whole or refused: no character is ever dropped to make it fit. */
type CellRead<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: ProblemCode };

export type CellReader<Value> = (text: string) => CellRead<Value>;

const MOST = 9_223_372_036_854_775_807n;
const MILLIONTHS = 1_000_000;

/** What stands for "unknown": `undefined` in Studio [R]; the others in files that went through other hands. Never zero. */
const UNKNOWN: ReadonlySet<string> = new Set(["undefined", "", "-", "--", "N/A", "NAN"]);

export function isUnknown(text: string): boolean {
  return UNKNOWN.has(text);
}

export const text: CellReader<string> = (raw) => ({ ok: true, value: raw });

/** The count of a measure as a 64-bit integer, null when unknown; negative only where the measure is net. */
export function countOf(measure: Measure): CellReader<bigint | null> {
  const { mayBeNegative } = MEASURES[measure];
  return (raw) => readCount(raw, mayBeNegative);
}

/** A lifetime total or a number of people: never negative. */
export const total: CellReader<bigint | null> = (raw) => readCount(raw, false);

export const difference: CellReader<bigint | null> = (raw) => readCount(raw, true);

function readCount(raw: string, mayBeNegative: boolean): CellRead<bigint | null> {
  if (UNKNOWN.has(raw)) return { ok: true, value: null };
  if (!/^(?:0|-?[1-9][0-9]*)$/.test(raw)) return { ok: false, code: "cell/not-a-number" };
  if (raw.length > 20) return { ok: false, code: "cell/too-large" };
  const value = BigInt(raw);
  if (value > MOST || value < -MOST) return { ok: false, code: "cell/too-large" };
  if (value < 0n && !mayBeNegative) return { ok: false, code: "cell/negative" };
  return { ok: true, value };
}

/**
 * A decimal between 0 and 1 as whole millionths, exact: "0.381" is 381000, and so is "38.1%", as spreadsheets show it. "0.38%" may as well
 * be TikTok's decimal with a sign that somebody added, so up to 1 % a sign is refused.
 */
export const share: CellReader<number> = (raw) => {
  const percent = /^[0-9]{1,3}(?:\.[0-9]{1,4})?%$/.test(raw) ? parsePercent(raw) : null;
  if (percent !== null && percent > MILLIONTHS / 100 && percent <= MILLIONTHS)
    return { ok: true, value: percent };
  const match = /^(0|1)(?:\.([0-9]{1,6}))?$/.exec(raw);
  if (match === null) return { ok: false, code: "cell/not-a-share" };
  const value = Number(match[1]) * MILLIONTHS + Number((match[2] ?? "").padEnd(6, "0"));
  return value > MILLIONTHS ? { ok: false, code: "cell/not-a-share" } : { ok: true, value };
};

export const hourOfDay: CellReader<number> = (raw) =>
  /^(?:[0-9]|1[0-9]|2[0-3])$/.test(raw)
    ? { ok: true, value: Number(raw) }
    : { ok: false, code: "cell/not-an-hour" };

const GENDERS: ReadonlySet<string> = new Set(["Female", "Male", "Other"]);

export const gender: CellReader<string> = (raw) =>
  GENDERS.has(raw) ? { ok: true, value: raw } : { ok: false, code: "cell/not-a-label" };

/** ISO 3166 alpha-2, `XK` among them, or `Others`. */
export const territory: CellReader<string> = (raw) =>
  /^(?:[A-Z]{2}|Others)$/.test(raw) ? { ok: true, value: raw } : { ok: false, code: "cell/not-a-label" };

export type PostLink = {
  readonly url: string;
  readonly handle: Handle;
  readonly kind: PostKind;
  readonly postId: string;
  /** When the post was uploaded, UTC milliseconds: `id >> 32` is Unix seconds [M]. */
  readonly uploadedAt: number;
};

/** Ids before this are not made of time, so they tell no year. TikTok began in 2016. */
const FIRST_UPLOAD = Date.UTC(2014, 0, 1);
const LAST_UPLOAD = Date.UTC(2100, 0, 1);

export const postLink: CellReader<PostLink> = (raw) => {
  if (/\/[0-9][.,][0-9]+E\+?[0-9]+$/i.test(raw)) return { ok: false, code: "cell/id-lost" };
  const match = /^https:\/\/www\.tiktok\.com\/@([^/"?#\s]{1,64})\/(video|photo)\/([0-9]{1,19})$/.exec(raw);
  if (match === null) return { ok: false, code: "row/no-video-link" };
  const [, name = "", kind = "", postId = ""] = match;
  const handle = parseHandle(name);
  const uploadedAt = Number(BigInt(postId) >> 32n) * 1000;
  if (handle === null || uploadedAt < FIRST_UPLOAD || uploadedAt > LAST_UPLOAD)
    return { ok: false, code: "cell/post-id" };
  return {
    ok: true,
    value: { url: raw, handle, kind: kind === "photo" ? "photo" : "video", postId, uploadedAt },
  };
};
