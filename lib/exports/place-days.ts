import { addDays, type Day, daysBetween } from "@/lib/domain/day";
import { type ExportDay, isProved } from "@/lib/domain/evidence";
import type { DayChoice } from "@/lib/domain/import-preview";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import type { DailyRow, HourRow, PostRow, Rows, ShareRow } from "@/lib/domain/reading";
import type { MonthDay } from "./date-label";
import { datedCells, parseDatedCell } from "./dated-file";
import { lastLabel, unproved } from "./export-day";
import type { RawPostRow, RawRow } from "./format";
import { placeDetails, placeTops } from "./place-entries";
import type { RawFile } from "./read-rows";
import { findYearOfPost, findYears, type YearEvidence } from "./year";

/** The rows with their days, or why they have none. */
export type Placed =
  | {
      readonly ok: true;
      readonly rows: Rows;
      readonly labels: { readonly from: Day; readonly to: Day } | null;
      readonly differences: readonly (bigint | null)[] | null;
      /** One or more per row that turned out unreadable only now. */
      readonly refused: readonly Problem[];
    }
  | {
      readonly ok: false;
      readonly kind: "refused" | "needs-answer";
      readonly problem: Problem;
      readonly dayChoice?: DayChoice;
    };

export type PlaceEvidence = {
  readonly exportedOn: ExportDay;
  readonly archiveRange: YearEvidence["archiveRange"];
  /** The day that the last date stands for, as a person said. */
  readonly lastDay?: Day | null;
};

/** Puts the rows of a file on the calendar (export-formats, section 2); a series with a hole is refused whole. */
export function placeDays(file: RawFile, evidence: PlaceEvidence): Placed {
  const { shape } = file.format;
  if (shape.kind === "shares") return placeShares(file);
  if (shape.kind === "posts") return placePosts(file);
  if (shape.kind === "details") return withoutLabels(placeDetails(file, evidence.exportedOn.day));
  if (shape.kind === "tops") return withoutLabels(placeTops(file, evidence.exportedOn.day));
  const series = findSeries(file, evidence);
  if (!series.ok) return series;
  const { dayOf, refused } = series;
  const labels =
    series.first === null || series.last === null ? null : { from: series.first, to: series.last };
  if (shape.kind === "hours") {
    const wrong = findWrongHour(file.rows);
    if (wrong !== null) return { ok: false, kind: "refused", problem: wrong };
    return {
      ok: true,
      rows: { kind: "hours", rows: hourRows(file.rows, dayOf) },
      labels,
      differences: null,
      refused,
    };
  }
  const daily = file.rows.flatMap((row) => (row.kind === "daily" && dayOf.has(row.line) ? [row] : []));
  const rows: DailyRow[] = daily.flatMap(({ line, values }) => {
    const labelDay = dayOf.get(line);
    return labelDay === undefined ? [] : [{ line, labelDay, values }];
  });
  const differences =
    file.format.id === "studio/follower-history" ? daily.map((row) => row.difference) : null;
  return { ok: true, rows: { kind: "daily", measures: shape.measures, rows }, labels, differences, refused };
}

/** Tables that people fill in are filed under calendar days, which never move. */
function withoutLabels(placed: ReturnType<typeof placeDetails>): Placed {
  return placed.ok ? { ...placed, labels: null, differences: null } : { ...placed, kind: "refused" };
}

type Series =
  | {
      readonly ok: true;
      readonly dayOf: ReadonlyMap<number, Day>;
      readonly first: Day | null;
      readonly last: Day | null;
      readonly refused: readonly Problem[];
    }
  | Extract<Placed, { readonly ok: false }>;

type Label = { readonly line: number; readonly label: string; readonly monthDay: MonthDay };

type Labels = {
  /** One per day: in the hours file the same label stands on up to 24 lines. */
  readonly starts: readonly Label[];
  /** Line to index in `starts`. */
  readonly indexOf: ReadonlyMap<number, number>;
  readonly unreadable: ReadonlyMap<number, string>;
};

function readLabels({ format, labels, monthDays }: RawFile): Labels {
  const isHours = format.shape.kind === "hours";
  const starts: Label[] = [];
  const indexOf = new Map<number, number>();
  const unreadable = new Map<number, string>();
  for (const { line, label } of labels) {
    const repeats = isHours && starts.at(-1)?.label === label;
    const monthDay = repeats ? null : (monthDays.get(label) ?? null);
    if (monthDay !== null) starts.push({ line, label, monthDay });
    if (monthDay === null && !repeats) unreadable.set(line, label);
    else indexOf.set(line, starts.length - 1);
  }
  return { starts, indexOf, unreadable };
}

/** The dates of such a file were found to follow each other when its day of export was looked for. */
function datedSeries(file: RawFile): Series {
  const cells = datedCells(file);
  const dayOf = new Map(cells.map(({ line, day }) => [line, day]));
  const [first] = file.labels;
  if (first !== undefined && cells.length === 0) return noDates(first);
  const refused = file.rows.flatMap((row) => {
    if (row.kind !== "daily" || dayOf.has(row.line)) return [];
    const place = { severity: "refused", line: row.line, column: file.format.dateHeading } as const;
    return [problem("cell/not-a-date", { ...place, value: row.label })];
  });
  return { ok: true, dayOf, first: cells[0]?.day ?? null, last: cells.at(-1)?.day ?? null, refused };
}

function findSeries(file: RawFile, { exportedOn, archiveRange, lastDay = null }: PlaceEvidence): Series {
  if (file.format.hasYears) return datedSeries(file);
  const { starts, indexOf, unreadable } = readLabels(file);
  const [first] = file.labels;
  if (first !== undefined && starts.length === 0) return noDates(first);
  const monthDays = starts.map(({ monthDay }) => monthDay);
  const years = findYears(monthDays, { archiveRange, exportedOn: exportedOn.day, lastDay });
  if (years.kind !== "found") return explainYears(years, starts);
  const { days } = years;
  const last = days.at(-1) ?? null;
  const isGuess = last !== null && years.evidence === "export-day";
  const late = isGuess ? guessProblem(file, exportedOn, last) : null;
  if (late !== null) return late;
  const early = isGuess ? yearWarning(file, exportedOn, last) : [];
  const dayOf = new Map(
    [...indexOf].flatMap(([line, index]) => {
      const day = days[index];
      return day === undefined ? [] : [[line, day] as const];
    }),
  );
  const refused = file.rows.flatMap(({ line }) => {
    const value = unreadable.get(line);
    if (value === undefined) return [];
    return [problem("cell/not-a-date", { severity: "refused", line, column: "Date", value })];
  });
  return { ok: true, dayOf, first: days[0] ?? null, last, refused: [...early, ...refused] };
}

function noDates({ line, label }: RawFile["labels"][number]): Extract<Placed, { readonly ok: false }> {
  const place = { severity: "refused", line, column: "Date", value: label } as const;
  return { ok: false, kind: "refused", problem: problem("file/day-unknown", place) };
}

type Unplaced = Exclude<ReturnType<typeof findYears>, { readonly kind: "found" }>;

const UNPLACED = {
  "not-consecutive": "file/day-sequence",
  "no-such-day": "file/no-such-day",
  "archive-contradicts": "file/name-contradicts",
} as const satisfies Record<string, ProblemCode>;

function explainYears(years: Unplaced, starts: readonly Label[]): Extract<Placed, { readonly ok: false }> {
  const label = years.kind === "unproved" ? starts.at(-1) : starts[years.index];
  const place = {
    severity: "refused",
    line: label?.line ?? 1,
    column: "Date",
    value: label?.label ?? "",
  } as const;
  if (years.kind === "unproved")
    return unproved("batch/year-unproved", place, { asks: "last-day", days: years.candidates });
  return { ok: false, kind: "refused", problem: problem(UNPLACED[years.kind], place) };
}

/** A guessed E tells the year only of a file that ends shortly before it; otherwise the year before is as good. */
const GUESS_REACHES_BACK = 31;

function guessProblem(file: RawFile, { day, source }: ExportDay, last: Day) {
  if (isProved(source) || daysBetween(last, day) <= GUESS_REACHES_BACK) return null;
  const label = lastLabel(file);
  const place = {
    severity: "refused",
    line: label?.line ?? 1,
    column: "Date",
    value: label?.label ?? "",
  } as const;
  return unproved("batch/year-unproved", place, { asks: "last-day", days: [last, yearBefore(last)] });
}

/** A day of export that is given or stamped a little too early puts a file into the year before: right only for old custom ranges. */
function yearWarning(file: RawFile, { day }: ExportDay, last: Day): readonly Problem[] {
  if (daysBetween(day, addDays(last, 365)) > GUESS_REACHES_BACK) return [];
  const line = lastLabel(file)?.line ?? null;
  const params = { last, exported: day };
  return [problem("file/year-before", { severity: "warning", line, params })];
}

function yearBefore(day: Day): Day {
  const before = addDays(day, -365);
  return before.slice(5) === day.slice(5) ? before : addDays(day, -366);
}

function findWrongHour(rows: readonly RawRow[]): Problem | null {
  let before: { label: string; hour: number } | null = null;
  for (const row of rows) {
    if (row.kind !== "hours") continue;
    const { label, hour, line } = row;
    if (before !== null && before.label === label && hour <= before.hour) {
      const place = { severity: "refused", line, column: "Hour", value: String(hour) } as const;
      return problem("file/hour-sequence", place);
    }
    before = { label, hour };
  }
  return null;
}

/** Hours of the last day after the export are written as 0: that trailing run was never measured. */
function hourRows(rows: readonly RawRow[], dayOf: ReadonlyMap<number, Day>): readonly HourRow[] {
  const placed = rows.flatMap((row): HourRow[] => {
    const labelDay = row.kind === "hours" ? dayOf.get(row.line) : undefined;
    if (row.kind !== "hours" || labelDay === undefined) return [];
    return [{ line: row.line, labelDay, hour: row.hour, value: row.value }];
  });
  const lastDay = placed.at(-1)?.labelDay;
  const measured = placed.findLastIndex(
    ({ labelDay, value }) => labelDay !== lastDay || (value !== 0n && value !== null),
  );
  return placed.map((row, index) => (index > measured ? { ...row, value: null } : row));
}

function placeShares({ format, rows }: RawFile): Placed {
  const shares: ShareRow[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    if (row.kind !== "shares") continue;
    const { line, label, millionths } = row;
    if (seen.has(label)) {
      const place = { severity: "refused", line, value: label } as const;
      return { ok: false, kind: "refused", problem: problem("file/duplicate-label", place) };
    }
    seen.add(label);
    shares.push({ line, label, millionths });
  }
  const dimension = format.shape.kind === "shares" ? format.shape.dimension : "gender";
  return {
    ok: true,
    rows: { kind: "shares", dimension, rows: shares },
    labels: null,
    differences: null,
    refused: [],
  };
}

function placePosts({ format, rows, monthDays }: RawFile): Placed {
  const posts: PostRow[] = [];
  const refused: Problem[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    if (row.kind !== "posts") continue;
    const place = { severity: "refused", line: row.line } as const;
    const placed = seen.has(row.link.postId)
      ? problem("row/duplicate-post", { ...place, value: row.link.postId })
      : placePost(row, format, monthDays);
    seen.add(row.link.postId);
    if ("code" in placed) refused.push(placed);
    else posts.push(placed);
  }
  return { ok: true, rows: { kind: "posts", rows: posts }, labels: null, differences: null, refused };
}

/** Scheduled posts appear days after their upload. Without a year, the id gives it. */
function placePost(
  row: RawPostRow,
  { hasYears, dateHeading }: RawFile["format"],
  monthDays: RawFile["monthDays"],
): PostRow | Problem {
  const { line, title, link, published, views, likes, comments, shares, saves } = row;
  const place = { severity: "refused", line, column: dateHeading, value: published } as const;
  const day = hasYears ? parseDatedCell(published) : null;
  const label = day === null ? monthDays.get(published) : monthDayOf(day);
  if (label === undefined) return problem("cell/not-a-date", place);
  const publishedOn = findYearOfPost(label, link.uploadedAt / 1000);
  const uploaded = new Date(link.uploadedAt).toISOString().slice(0, 10);
  if (publishedOn === null || (day !== null && day !== publishedOn))
    return problem("cell/post-day", { ...place, params: { uploaded } });
  const { postId, kind, url } = link;
  return { line, postId, kind, url, title, publishedOn, views, likes, comments, shares, saves };
}

function monthDayOf(day: Day): MonthDay {
  return { month: Number(day.slice(5, 7)), day: Number(day.slice(8)) };
}
