import { addDays, type Day, dayAt } from "@/lib/domain/day";
import { type Problem, problem } from "@/lib/domain/problem";
import type { DetailRow, Rows, TopRow } from "@/lib/domain/reading";
import { findDayOrder, parseWrittenDay, settleDay } from "@/lib/domain/written-day";
import { findShareListFault, type LabelledShare, toShareList } from "@/lib/domain/written-figure";
import type { RawDetailRow, RawRow, RawTopRow } from "./format";
import type { RawFile } from "./read-rows";

/** The day of each row of a table that people fill in; null where it is no day, or can be two. */
export function writtenDays({
  rows,
  wholeRows = rows,
}: Pick<RawFile, "rows" | "wholeRows">): ReadonlyMap<number, Day | null> {
  const written = wholeRows.flatMap((row) => {
    if (row.kind === "details") return [{ line: row.line, day: parseWrittenDay(row.captured) }];
    return row.kind === "tops" ? [{ line: row.line, day: parseWrittenDay(row.read) }] : [];
  });
  const order = findDayOrder(written.flatMap(({ day }) => day ?? []));
  return new Map(written.map(({ line, day }) => [line, day === null ? null : settleDay(day, order)]));
}

type PlacedEntries =
  | { readonly ok: true; readonly rows: Rows; readonly refused: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

type Sorted<Row> = { readonly rows: readonly Row[]; readonly refused: readonly Problem[]; unfilled: number };

/** Rows of a table of post details with their days; `exportedOn` is the day of the file, past which nothing can have been read. */
export function placeDetails(file: RawFile, exportedOn: Day): PlacedEntries {
  const days = writtenDays(file);
  const raw = file.rows.flatMap((row) => (row.kind === "details" ? [row] : []));
  const seen = new Set<string>();
  const sorted = sortRows(raw, isFilledDetail, (row) => {
    const day = findDay(row.captured, days.get(row.line) ?? null, {
      ...row,
      column: "captured_on",
      exportedOn,
    });
    if ("code" in day) return day;
    const placed = placeDetail(row, day.day);
    if ("code" in placed) return placed;
    const key = `${placed.postId} ${placed.capturedOn}`;
    if (seen.has(key)) return refusal("row/duplicate-capture", { line: row.line, value: placed.postId });
    seen.add(key);
    return placed;
  });
  return settle({ kind: "details", rows: sorted.rows, unfilled: sorted.unfilled }, sorted.refused, file);
}

export function placeTops(file: RawFile, exportedOn: Day): PlacedEntries {
  const days = writtenDays(file);
  const raw = file.rows.flatMap((row) => (row.kind === "tops" ? [row] : []));
  const seen = new Set<string>();
  const sorted = sortRows(raw, isFilledTop, (row) => {
    const day = findDay(row.read, days.get(row.line) ?? null, { ...row, column: "read_on", exportedOn });
    if ("code" in day) return day;
    const placed = placeTop(row, day.day);
    if ("code" in placed) return placed;
    const key = `${placed.list} ${placed.readOn} ${placed.rank}`;
    if (seen.has(key)) return refusal("row/duplicate-rank", { line: row.line, value: String(placed.rank) });
    seen.add(key);
    return placed;
  });
  return settle({ kind: "tops", rows: sorted.rows, unfilled: sorted.unfilled }, sorted.refused, file);
}

function sortRows<Raw, Row extends object>(
  raw: readonly Raw[],
  isFilled: (row: Raw) => boolean,
  place: (row: Raw) => Row | Problem,
): Sorted<Row> {
  const rows: Row[] = [];
  const refused: Problem[] = [];
  for (const row of raw.filter(isFilled)) {
    const placed = place(row);
    if ("code" in placed) refused.push(placed as Problem);
    else rows.push(placed as Row);
  }
  return { rows, refused, unfilled: raw.length - rows.length - refused.length };
}

function settle(rows: Rows, refused: readonly Problem[], file: RawFile): PlacedEntries {
  const isUntouched = rows.rows.length === 0 && refused.length === 0 && file.rows.length > 0;
  if (isUntouched && file.rowsRefused === 0)
    return { ok: false, problem: problem("file/nothing-filled-in", { severity: "refused" }) };
  return { ok: true, rows, refused };
}

/** Whether a row of a table for people says anything. */
export function isFilledIn(row: RawRow): boolean {
  return row.kind === "details" ? isFilledDetail(row) : row.kind === "tops" && isFilledTop(row);
}

function isFilledTop({ label, url }: RawTopRow): boolean {
  return label !== "" || url !== null;
}

function isFilledDetail(row: RawDetailRow): boolean {
  const { averageWatchMillis, watchedFull, trafficSources, viewerLocations } = row;
  return (
    averageWatchMillis !== null ||
    watchedFull !== null ||
    trafficSources.length > 0 ||
    viewerLocations.length > 0
  );
}

type DayPlace = { readonly line: number; readonly column: string; readonly exportedOn: Day };

/** A zone may be a day ahead of the day of the file. */
function findDay(text: string, day: Day | null, { line, column, exportedOn }: DayPlace) {
  if (text === "") return refusal("row/no-figure", { line, column });
  if (day === null) {
    const isDay = parseWrittenDay(text) !== null;
    return refusal(isDay ? "cell/ambiguous-day" : "cell/not-a-day", { line, column, value: text });
  }
  return day > addDays(exportedOn, 1) ? refusal("cell/future-day", { line, column, value: text }) : { day };
}

/** Zones differ by a day at most from the UTC day of the upload. */
function placeDetail(row: RawDetailRow, capturedOn: Day): DetailRow | Problem {
  const { line, post, profile, captured, averageWatchMillis, watchedFull } = row;
  const { trafficSources, viewerLocations } = row;
  if (post === null) return refusal("row/no-figure", { line, column: "post" });
  if (profile !== null && post.handle !== null && profile !== post.handle)
    return refusal("cell/other-profile", { line, column: "profile", value: profile });
  const uploaded = dayAt(post.uploadedAt);
  if (capturedOn < addDays(uploaded, -1)) {
    const place = { line, column: "captured_on", value: captured, params: { uploaded } };
    return refusal("cell/before-upload", place);
  }
  const fault =
    findFault(trafficSources, line, "other_sources") ?? findFault(viewerLocations, line, "viewer_locations");
  if (fault !== null) return fault;
  const figures = { averageWatchMillis, watchedFull, trafficSources, viewerLocations };
  return { line, postId: post.postId, capturedOn, written: captured, ...figures };
}

/** Known traffic sources stand in columns of their own, the rest in `other_sources`; together they are one list. */
function findFault(shares: readonly LabelledShare[], line: number, column: string): Problem | null {
  const fault = findShareListFault(shares);
  if (fault === null) return null;
  if (fault === "above-whole") return refusal("row/shares-together", { line, column });
  return refusal("cell/not-a-share-list", { line, column, value: toShareList(shares) });
}

const LONGEST_LABEL = 200;

function placeTop({ line, list, rank, label, url }: RawTopRow, readOn: Day): TopRow | Problem {
  if (list === null) return refusal("row/no-figure", { line, column: "kind" });
  if (rank === null) return refusal("row/no-figure", { line, column: "rank" });
  if (label === "") return refusal("row/no-figure", { line, column: "label" });
  if (label.length > LONGEST_LABEL) {
    const params = { limit: LONGEST_LABEL };
    return refusal("cell/too-long", { line, column: "label", value: label, params });
  }
  return { line, list, readOn, rank, label, url };
}

type Place = Omit<Parameters<typeof problem>[1], "severity">;

function refusal(code: Problem["code"], place: Place): Problem {
  return problem(code, { severity: "refused", ...place });
}
