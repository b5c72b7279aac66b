import type { ExportDay, KnownProfile, ShiftReason } from "@/lib/domain/evidence";
import { formatDayWithYear, formatQuantity, formatWhole } from "@/lib/domain/format";
import type { FilePreview, ImportRecord, Reshift, RowCounts } from "@/lib/domain/import-preview";
import type { EncodingSource } from "@/lib/domain/text-encoding";

/** Where the profile of a file is known from, as the end of a line. */
export function describeProfileSource({ source }: KnownProfile): string {
  const words = {
    "video-links": "read from the video links",
    "archive-name": "read from the name of the ZIP",
    column: "read from the handle column",
    given: "as you said",
    settled: "as you settled for this kind of file",
    batch: "like the other files dropped with it",
  } as const satisfies Record<KnownProfile["source"], string>;
  return words[source];
}

/** Where the day of an export is known from, as the end of a line. */
export function describeExportDaySource({ source }: ExportDay): string {
  const words = {
    "archive-name": "read from the name of the ZIP",
    "content-time": "as Content.csv says",
    given: "as you said",
    "file-time": "the file’s own date",
    "last-day": "guessed: the day after its last day",
    "upload-day": "today, as nothing says otherwise",
  } as const satisfies Record<ExportDay["source"], string>;
  return words[source];
}

type Shifted = Pick<FilePreview, "shiftDays" | "shiftReason"> & {
  readonly overlap?: { readonly compared: number; readonly agree: number } | null;
};

/** One sentence on how a file's days were placed on the calendar and why; null for files without days. */
export function describeShift({ shiftDays, shiftReason, overlap = null }: Shifted): string | null {
  if (shiftReason === "none") return null;
  if (shiftReason === "override") {
    return shiftDays === 0
      ? "You keep these days as TikTok labelled them."
      : `You move these days ${describeMove(shiftDays)}.`;
  }
  const why =
    overlap !== null && shiftReason === "overlap" ? describeOverlap(overlap) : SHIFT_REASONS[shiftReason];
  if (shiftReason === "assumed") return `The days are taken as TikTok labelled them: ${why}.`;
  if (shiftDays === 0) return `The days are right as TikTok labelled them: ${why}.`;
  const slip = `${formatQuantity(Math.abs(shiftDays), "day", "days")} ${shiftDays > 0 ? "early" : "late"}`;
  return `TikTok labelled these days ${slip.replace("1 day", "one day")}; moved ${describeMove(shiftDays)} because ${why}.`;
}

/** "one day later", "2 days earlier", "not at all". */
export function describeMove(days: number): string {
  if (days === 0) return "not at all";
  const count = Math.abs(days) === 1 ? "one day" : `${Math.abs(days)} days`;
  return `${count} ${days > 0 ? "later" : "earlier"}`;
}

const SHIFT_REASONS = {
  "last-label": "only so does its last day fit the day of the download",
  "difference-pattern": "only so do its daily gains add up to its totals",
  "viewers-last-row": "the way its last row is filled shows it",
  "activity-last-day": "the hours that were still to come on the last day show it",
  "same-export": "another file of the same download proves it",
  overlap: "the days that you already have agree only so",
  assumed: "nothing says otherwise yet, and a later export can settle it",
} as const satisfies Record<Exclude<ShiftReason, "none" | "override">, string>;

function describeOverlap({ compared, agree }: { readonly compared: number; readonly agree: number }): string {
  return `${formatWhole(agree)} of ${formatWhole(compared)} values that you already have agree only so`;
}

/** Why the days of an earlier import move now, as a sentence. */
export function describeReshift({
  fromDays,
  toDays,
  reason,
}: Omit<Reshift, "importId" | "fileName" | "labels">): string {
  const why = reason === "none" || reason === "override" ? "you said so" : SHIFT_REASONS[reason];
  return `its days move ${describeMove(toDays - fromDays)}, because ${why}.`;
}

/** How the encoding of a text is known, as the end of a line. */
export function describeEncodingSource(source: EncodingSource): string {
  const words = {
    mark: "the file says so",
    "utf-8": "every letter fits",
    zeros: "its bytes show it",
    workbook: "an Excel workbook",
    dates: "the only one in which its dates can be read",
    given: "as you chose",
  } as const satisfies Record<EncodingSource, string>;
  return words[source];
}

/** "60 rows: 48 new, 2 changed, 10 same"; what is 0 is left out. */
export function describeRows(rows: RowCounts): string {
  if (rows.read === 0) return "no rows";
  const parts = [
    [rows.new, "new"],
    [rows.changed, "changed"],
    [rows.same, "same"],
    [rows.refused, "refused"],
  ] as const;
  const named = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatWhole(count)} ${word}`);
  return `${formatQuantity(rows.read, "row", "rows")}: ${named.join(", ")}`;
}

/** The counts of several files together. */
export function addRows(files: readonly Pick<FilePreview, "rows">[]): RowCounts {
  return files.reduce<RowCounts>(
    (sum, { rows }) => ({
      read: sum.read + rows.read,
      new: sum.new + rows.new,
      changed: sum.changed + rows.changed,
      same: sum.same + rows.same,
      refused: sum.refused + rows.refused,
    }),
    { read: 0, new: 0, changed: 0, same: 0, refused: 0 },
  );
}

/** What undoing an import takes away, in one sentence. */
export function describeUndo({ rows, range }: Pick<ImportRecord, "rows" | "range">): string {
  const what = formatQuantity(rows.read - rows.refused, "row", "rows");
  const when =
    range === null ? "" : ` from ${formatDayWithYear(range.from)} to ${formatDayWithYear(range.to)}`;
  return `Its ${what}${when} leave the board. Where another import knows the same days, its values come back.`;
}

/** "Outer.zip/Inner.csv" as the export and the archive that held it; the archive is null for a file dropped on its own. */
export function splitName(name: string): { readonly inner: string; readonly outer: string | null } {
  const slash = name.lastIndexOf("/");
  return slash < 0
    ? { inner: name, outer: null }
    : { inner: name.slice(slash + 1), outer: name.slice(0, slash) };
}
