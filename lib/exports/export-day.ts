import { addDays, type Day, daysBetween, parseDay } from "@/lib/domain/day";
import { type ExportDay, type ExportDaySource, isProved } from "@/lib/domain/evidence";
import { formatDayWithYear } from "@/lib/domain/format";
import type { Handle } from "@/lib/domain/handle";
import type { DayChoice } from "@/lib/domain/import-preview";
import { type Problem, type ProblemDetail, problem } from "@/lib/domain/problem";
import type { MonthDay } from "./date-label";
import { datedCells, findDateProblem, latestCell } from "./dated-file";
import type { Piece } from "./piece";
import type { ReadOptions } from "./read-export";
import type { RawFile } from "./read-rows";
import { findYearOfExport } from "./year";

/** A recognised piece whose profile is settled as far as the batch can. */
export type Recognised = {
  readonly piece: Piece;
  readonly file: RawFile;
  readonly handle: Handle | null;
};

export type ExportDayFinding =
  | { readonly ok: true; readonly exportedOn: ExportDay }
  | {
      readonly ok: false;
      readonly kind: "refused" | "needs-answer";
      readonly problem: Problem;
      readonly dayChoice?: DayChoice;
    };

const PRESET_LENGTHS = [7, 28, 60, 365];

/** A year of days, labels a day or two early, and one for zones: the oldest day that an export can hold. */
const LONGEST_REACH = 368;
/** Hours are given for the last 7 or 8 days, whatever the range. */
const LONGEST_REACH_OF_HOURS = 10;

/**
 * E of every file, in their order: a person's word, the Time of a Content file that belongs to it, the name of a ZIP, else the file's own
 * time or today, which are guesses.
 */
export function findExportDays(
  files: readonly Recognised[],
  options: ReadOptions,
): readonly ExportDayFinding[] {
  const optionsFor = ({ piece }: Recognised) => ({
    ...options,
    exportedOn: options.exportDays?.[piece.sha256] ?? options.exportedOn,
  });
  const own = files.map((each) => contentDay(each, files, optionsFor(each)));
  const stamps = files.flatMap((each, index) => {
    const found = own[index];
    return found?.ok === true ? [{ ...each, day: found.exportedOn.day }] : [];
  });
  const found = files.map(
    (each, index) => own[index] ?? dayFromBatch(each, stamps, { files, options: optionsFor(each) }),
  );
  return found.map((finding, index) => {
    const each = files[index];
    return each === undefined || own[index] != null ? finding : (dayOfZip(each, files, found) ?? finding);
  });
}

/** A file without days (gender, countries) was exported with the dated files of its own ZIP; null when they prove no single day. */
function dayOfZip(
  { piece, file, handle }: Recognised,
  files: readonly Recognised[],
  findings: readonly ExportDayFinding[],
): ExportDayFinding | null {
  if (piece.container === null || lastLabel(file) !== null) return null;
  const days = files.flatMap((other, index) => {
    const finding = findings[index];
    const isBeside =
      other.piece.container === piece.container && other.handle === handle && lastLabel(other.file) !== null;
    return isBeside && finding?.ok === true && isProved(finding.exportedOn.source)
      ? [finding.exportedOn]
      : [];
  });
  const [first] = days;
  return first !== undefined && days.every(({ day }) => day === first.day)
    ? { ok: true, exportedOn: first }
    : null;
}

type Stamp = Recognised & { readonly day: Day };

/** E as a Content file prints it in Time; null for other files and without rows. */
function contentDay(
  { piece, file, handle }: Recognised,
  files: readonly Recognised[],
  { today, exportedOn, lastDays }: ReadOptions,
): ExportDayFinding | null {
  const posts = file.rows.flatMap((row) =>
    row.kind === "posts" && row.exported !== null ? [{ ...row, exported: row.exported }] : [],
  );
  const [first] = posts;
  if (first === undefined) return null;
  const odd = posts.find((post) => post.exported !== first.exported);
  const place = { severity: "refused", line: first.line, value: first.exported } as const;
  if (odd !== undefined) {
    const detail = { ...place, line: odd.line, column: "Time", value: odd.exported };
    return { ok: false, kind: "refused", problem: problem("file/mixed-times", detail) };
  }
  const label = file.monthDays.get(first.exported);
  if (label === undefined) return { ok: false, kind: "refused", problem: problem("file/day-unknown", place) };
  const newestUploadSeconds = Math.max(...posts.map(({ link }) => link.uploadedAt)) / 1000;
  const chosen = lastDays?.[piece.sha256] ?? null;
  const ranges = files.flatMap((file) => (file.handle === handle ? (earliestDay(file, {}) ?? []) : []));
  const hints = [chosen, exportedOn, ...archiveDays(files, handle), ...ranges, piece.modifiedOn];
  const known = { newestUploadSeconds, notAfter: addDays(today, 1) };
  const years = hints.map((hint) => findYearOfExport(label, { ...known, hint }));
  const found = years.find((year) => year.kind === "found");
  if (found !== undefined) return checkGiven(found.day, exportedOn, place);
  const candidates = years.flatMap((year) => (year.kind === "unproved" ? year.candidates : []));
  return unproved("batch/year-unproved", place, { asks: "last-day", days: candidates });
}

function checkGiven(day: Day, given: Day | null, place: ProblemDetail): ExportDayFinding {
  if (given === null || given === day) return { ok: true, exportedOn: { day, source: "content-time" } };
  const detail = { ...place, params: { given } };
  return { ok: false, kind: "needs-answer", problem: problem("batch/export-day-differs", detail) };
}

/** The finding for a label whose year nothing proves, naming the days it could be. */
export function unproved(
  code: "batch/year-unproved" | "batch/export-day-unproved",
  place: ProblemDetail,
  choice: Omit<DayChoice, "label">,
): {
  readonly ok: false;
  readonly kind: "needs-answer";
  readonly problem: Problem;
  readonly dayChoice: DayChoice;
} {
  const days = [...new Set(choice.days)].toSorted();
  const params = { days: days.map((each) => formatDayWithYear(each)).join(" or ") || "no day known here" };
  const dayChoice = { asks: choice.asks, label: place.value ?? null, days };
  return { ok: false, kind: "needs-answer", problem: problem(code, { ...place, params }), dayChoice };
}

/**
 * The day after the last day in the name of a ZIP, where it proves the export: 7, 28, 60 and 365 days end on the day before it. A range of
 * another length was chosen by hand and may have ended long before.
 */
function archiveDay({ piece }: Recognised): Day | null {
  const { range } = piece.zipName;
  if (range === null) return null;
  return PRESET_LENGTHS.includes(daysBetween(range.from, range.to) + 1) ? addDays(range.to, 1) : null;
}

/** An export is never older than the days it holds: the first day on which it can have been made. */
function earliestDay(
  { piece }: Pick<Recognised, "piece">,
  { lastDays }: Pick<ReadOptions, "lastDays">,
): Day | null {
  const last = lastDays?.[piece.sha256] ?? piece.zipName.range?.to ?? null;
  return last === null ? null : addDays(last, 1);
}

function archiveDays(files: readonly Recognised[], handle: Handle | null): readonly Day[] {
  const days = files.filter((file) => file.handle === handle).flatMap((file) => archiveDay(file) ?? []);
  return [...new Set(days)];
}

/** Files with years come from another page of TikTok than the rest of the batch: only a person or their own time tells E. */
function datedDay({ piece, file }: Recognised, options: ReadOptions): ExportDayFinding {
  const { exportedOn, today } = options;
  const wrong = findDateProblem(file, piece.name, today);
  if (wrong !== null) return { ok: false, kind: "refused", problem: wrong };
  const latest = latestCell(datedCells(file).filter(({ day }) => day <= addDays(today, 1)));
  const isPossible = (day: Day) => latest === null || daysBetween(latest.day, day) >= -1;
  if (exportedOn === null) {
    const { modifiedOn } = piece;
    return guessDay(
      modifiedOn !== null && !isPossible(modifiedOn) ? { ...piece, modifiedOn: null } : piece,
      options,
    );
  }
  if (latest === null || isPossible(exportedOn)) return found(exportedOn, "given");
  const { line, column, label } = latest;
  const detail = { severity: "refused", line, column, value: label, params: { given: exportedOn } } as const;
  return { ok: false, kind: "needs-answer", problem: problem("batch/export-day-differs", detail) };
}

type Batch = { readonly files: readonly Recognised[]; readonly options: ReadOptions };

function dayFromBatch(each: Recognised, stamps: readonly Stamp[], batch: Batch): ExportDayFinding {
  const { exportedOn } = batch.options;
  if (each.file.format.hasYears) return datedDay(each, batch.options);
  if (exportedOn !== null) return givenDay(each, exportedOn);
  const earliest = earliestDay(each, batch.options);
  const ownArchive = archiveDay(each);
  const related = stamps.filter(({ handle }) => handle === each.handle);
  const beside = related.filter(
    ({ piece }) => piece.container !== null && piece.container === each.piece.container,
  );
  const days = uniqueDays(beside.length > 0 ? beside : related);
  const stamped = chooseStamp(each, days);
  if (stamped !== null && !contradicts(stamped, { ownArchive, earliest }))
    return found(stamped, "content-time");
  if (ownArchive !== null) return found(ownArchive, "archive-name");
  if (stamped === null && earliest === null && days.length > 1) {
    const last = lastLabel(each.file);
    const place = { severity: "refused", line: last?.line ?? null, value: last?.label ?? null } as const;
    return unproved("batch/export-day-unproved", place, { asks: "exported-on", days });
  }
  const archive = onlyArchiveDay(each, batch);
  if (archive !== null && !contradicts(archive, { ownArchive, earliest }))
    return found(archive, "archive-name");
  return guessDay(each.piece, batch.options);
}

/** The one day that names of ZIPs in the batch prove, where a file can be of that day. */
function onlyArchiveDay({ file, handle }: Recognised, { files }: Batch): Day | null {
  const [archive, ...others] = archiveDays(files, handle);
  return archive !== undefined && others.length === 0 && reaches(file, archive) ? archive : null;
}

function found(day: Day, source: ExportDaySource): ExportDayFinding {
  return { ok: true, exportedOn: { day, source } };
}

function uniqueDays(stamps: readonly Stamp[]): readonly Day[] {
  return [...new Set(stamps.map(({ day }) => day))];
}

function givenDay({ file }: Recognised, given: Day): ExportDayFinding {
  if (reaches(file, given)) return found(given, "given");
  const last = lastLabel(file);
  const detail = {
    severity: "refused",
    line: last?.line ?? null,
    value: last?.label ?? "",
    params: { given },
  } as const;
  return { ok: false, kind: "needs-answer", problem: problem("batch/export-day-differs", detail) };
}

/** Two days in a name of one's own outweigh a neighbour's stamp, unless the two agree but for midnight; nor is a file older than its days. */
function contradicts(
  stamped: Day,
  { ownArchive, earliest }: { readonly ownArchive: Day | null; readonly earliest: Day | null },
): boolean {
  if (earliest !== null && daysBetween(stamped, earliest) > 1) return true;
  return ownArchive !== null && Math.abs(daysBetween(stamped, ownArchive)) > 1;
}

/** Which of the Content files' days a file belongs to: the only one that its dates allow, else the one its own time names. */
function chooseStamp({ piece, file }: Recognised, days: readonly Day[]): Day | null {
  const possible = days.filter((day) => reaches(file, day));
  const [only] = possible;
  if (only === undefined) return null;
  const { modifiedOn } = piece;
  if (days.length === 1) return modifiedOn !== null && tellsBetter(file, modifiedOn, only) ? null : only;
  if (modifiedOn !== null && possible.includes(modifiedOn)) return modifiedOn;
  const fitting = possible.filter((day) => endsAt(file, day));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The file ends where an export of its own time would end, and not where one of the stamped day would. */
function tellsBetter(file: RawFile, modifiedOn: Day, stamped: Day): boolean {
  return modifiedOn !== stamped && endsAt(file, modifiedOn) && !endsAt(file, stamped);
}

/** Daily files end one or two days before E, hours on E or the day before. */
function endsAt(file: RawFile, day: Day): boolean {
  const last = lastLabel(file)?.monthDay ?? null;
  if (last === null) return false;
  const ages = file.format.shape.kind === "hours" ? [0, 1] : [1, 2];
  return ages.some((age) => addDays(day, -age).slice(5) === toText(last));
}

/** Whether an export of that day can hold the file's days at all; true for files without days. */
function reaches(file: RawFile, day: Day): boolean {
  const last = lastLabel(file)?.monthDay ?? null;
  if (last === null) return true;
  const year = Number(day.slice(0, 4));
  const end = [year, year - 1]
    .flatMap((each) => parseDay(`${each}-${toText(last)}`) ?? [])
    .find((each) => each <= day);
  if (end === undefined) return false;
  const length = new Set(file.labels.map(({ label }) => label)).size;
  const most = file.format.shape.kind === "hours" ? LONGEST_REACH_OF_HOURS : LONGEST_REACH;
  return daysBetween(addDays(end, 1 - length), day) <= most;
}

/** The last line of a dated file whose label can be read; null for files without days. */
export function lastLabel(
  file: RawFile,
): { readonly line: number; readonly label: string; readonly monthDay: MonthDay } | null {
  const { kind } = file.format.shape;
  if (kind !== "daily" && kind !== "hours") return null;
  for (const { line, label } of file.labels.toReversed()) {
    const monthDay = file.monthDays.get(label);
    if (monthDay !== undefined) return { line, label, monthDay };
  }
  return null;
}

function toText({ month, day }: MonthDay): string {
  return `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** A file that was downloaded long after the last day it holds would be an unusual one; one that was copied since is not. */
const FILE_TIME_REACHES = 31;

/** None proves anything: a file may be copied or dropped long after it was downloaded. */
function guessDay(piece: Piece, options: ReadOptions): ExportDayFinding {
  const { modifiedOn } = piece;
  const { today } = options;
  const earliest = earliestDay({ piece }, options);
  const isSensible = modifiedOn !== null && daysBetween(modifiedOn, today) >= -1;
  if (earliest === null) return isSensible ? found(modifiedOn, "file-time") : found(today, "upload-day");
  const after = modifiedOn === null ? -1 : daysBetween(earliest, modifiedOn);
  return isSensible && after >= 0 && after <= FILE_TIME_REACHES
    ? found(modifiedOn, "file-time")
    : found(earliest, "last-day");
}
