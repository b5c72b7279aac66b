import { type Day, dayAt } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import { parseHandle } from "@/lib/domain/handle";
import type { Mapping, PostTotal } from "@/lib/domain/mapping";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import type { PostRow } from "@/lib/domain/reading";
import { type PostLink, postLink } from "../cells";
import { LONGEST_CELL } from "../csv";
import { findYearOfPost } from "../year";
import { NUMBERS_SHOWN } from "./daily-row";
import { parseNotedCount, parseNotedDay } from "./notation";

export type PostRead =
  | { readonly ok: true; readonly handle: Handle; readonly row: PostRow }
  | { readonly ok: false; readonly handle: Handle | null; readonly problems: readonly Problem[] };

type Fault = {
  readonly code: ProblemCode;
  readonly index: number;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** Reads the cells of one row of a table of posts as `mapping` says; the link tells the profile, the post and when it was uploaded. */
export function createPostReader(mapping: Mapping, headings: readonly string[], isProved: boolean) {
  const { columns, dates, numbers } = mapping;
  const placeOf = (kind: Mapping["columns"][number]["kind"]) =>
    columns.findIndex((role) => role.kind === kind);
  const places = {
    link: placeOf("link"),
    title: placeOf("title"),
    published: placeOf("published"),
    profile: placeOf("profile"),
  };
  const counted = columns.flatMap((role, index) =>
    role.kind === "total" ? [{ total: role.total, index }] : [],
  );
  return (cells: readonly string[], line: number): PostRead => {
    const cell = (index: number) => (index < 0 ? "" : (cells[index] ?? ""));
    const link = readLink(cell(places.link).trim(), isProved);
    if (!link.ok)
      return refused(null, [{ code: codeOfLink(link.code), index: places.link }], {
        cells,
        line,
        headings,
        mapping,
      });
    const totals = readTotals(counted, cell, numbers);
    const published = readPublished(cell(places.published), {
      index: places.published,
      dates,
      link: link.value,
    });
    const faults = [
      ...totals.faults,
      ...published.faults,
      ...ownerFaults(cell(places.profile), places.profile, link.value),
      ...(cell(places.title).length > LONGEST_CELL
        ? [
            {
              code: "cell/too-long",
              index: places.title,
              params: { limit: LONGEST_CELL.toLocaleString("en") },
            } as const,
          ]
        : []),
    ];
    const { handle, postId, kind, url } = link.value;
    if (faults.length > 0 || published.day === null)
      return refused(handle, faults, { cells, line, headings, mapping });
    const title = toOneLine(cell(places.title));
    const row = {
      line,
      postId,
      kind,
      url,
      title,
      publishedOn: published.day,
      ...NO_TOTALS,
      ...totals.values,
    };
    return { ok: true, handle, row };
  };
}

/** Line breaks, with the space around them, as one blank each. */
function toOneLine(text: string): string {
  const lines = text.split(/[\r\n]+/);
  const last = lines.length - 1;
  if (last === 0) return text;
  const inner = lines.slice(1, last).flatMap((line) => line.trim() || []);
  return [lines[0]?.trimEnd() ?? "", ...inner, lines[last]?.trimStart() ?? ""].join(" ");
}

/** Where the letters of the file are not certain, a user name of other than plain ones may be another one's. */
function readLink(text: string, isProved: boolean): ReturnType<typeof postLink> {
  const isPlain = /^[!-~]*$/.test(text);
  return isProved || isPlain ? postLink(text) : { ok: false, code: "cell/no-post-link" };
}

const NO_TOTALS: Readonly<Record<PostTotal, null>> = {
  views: null,
  likes: null,
  comments: null,
  shares: null,
  saves: null,
};

/** The sentences of tables, which do not send people back to TikTok. */
function codeOfLink(code: ProblemCode): ProblemCode {
  return code === "cell/id-lost" ? "cell/post-rounded" : "cell/no-post-link";
}

function readTotals(
  counted: readonly { readonly total: PostTotal; readonly index: number }[],
  cell: (index: number) => string,
  notation: Mapping["numbers"],
) {
  const values: Partial<Record<PostTotal, bigint | null>> = {};
  const faults: Fault[] = [];
  for (const { total, index } of counted) {
    const count = parseNotedCount(cell(index), { notation, mayBeNegative: false });
    if (count.ok) values[total] = count.value;
    else faults.push({ code: count.code, index });
  }
  return { values, faults };
}

type Publishing = { readonly index: number; readonly dates: Mapping["dates"]; readonly link: PostLink };

/** Without a column for it, the day of the upload in UTC; else a day that fits the upload: scheduled posts appear days after. */
function readPublished(
  text: string,
  { index, dates, link }: Publishing,
): { readonly day: Day | null; readonly faults: readonly Fault[] } {
  const uploaded = dayAt(link.uploadedAt);
  if (index < 0) return { day: uploaded, faults: [] };
  const read = parseNotedDay(text, dates);
  if (!read.ok) return { day: null, faults: [{ code: read.code, index }] };
  const label = { month: Number(read.value.slice(5, 7)), day: Number(read.value.slice(8)) };
  if (findYearOfPost(label, link.uploadedAt / 1000) === read.value) return { day: read.value, faults: [] };
  return { day: null, faults: [{ code: "cell/post-day-differs", index, params: { uploaded } }] };
}

/** A column for the profile may only say what the link says. */
function ownerFaults(text: string, index: number, link: PostLink): readonly Fault[] {
  if (index < 0 || text.trim() === "" || parseHandle(text.slice(0, 100)) === link.handle) return [];
  return [{ code: "cell/other-profile", index }];
}

type Place = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly headings: readonly string[];
  readonly mapping: Mapping;
};

function refused(
  handle: Handle | null,
  faults: readonly Fault[],
  { cells, line, headings, mapping: { columns, dates, numbers } }: Place,
): PostRead {
  const problems = faults.map(({ code, index, params }) => {
    const notation = columns[index]?.kind === "published" ? dates : NUMBERS_SHOWN[numbers];
    const place = { severity: "refused", line, column: headings[index] ?? null } as const;
    return problem(code, { ...place, value: cells[index] ?? "", params: { notation, ...params } });
  });
  return { ok: false, handle, problems };
}
