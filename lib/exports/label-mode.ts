import { addDays, type Day, type DayRange, daysBetween } from "../domain/day";
import { type ExportDay, isProved, type LabelMode, type ShiftReason } from "../domain/evidence";
import type { FormatId } from "../domain/export-format";
import type { DailyRow, HourRow, Rows } from "../domain/reading";

export type OwnMode = { readonly mode: LabelMode; readonly reason: ShiftReason };

export type LabelledFile = {
  readonly format: FormatId;
  readonly labels: DayRange | null;
  /** FollowerActivity: the hours that had not happened yet are already null. */
  readonly rows: Rows;
  readonly exportedOn: ExportDay;
  /** Third column of FollowerHistory, one per row; null for other formats. */
  readonly differences: readonly (bigint | null)[] | null;
};

const FEWEST_TELLING_DAYS = 3;
const FITTING_SHARE = 0.9;

/** Days to add to a label so that it is the UTC day (export-formats, section 3); 0 for formats without days. */
export function shiftOf(format: FormatId, mode: LabelMode): number {
  return baseShift(format) + (isDated(format) && mode === "B" ? 1 : 0);
}

/** The shift of mode A: Viewers is labelled a day later than Overview in both modes. */
export function baseShift(format: FormatId): number {
  return format === "studio/viewers" ? -1 : 0;
}

/** Whether the format's rows carry label days that may have to move. */
export function isDated(format: FormatId): boolean {
  return (
    format === "studio/overview" ||
    format === "studio/follower-history" ||
    format === "studio/viewers" ||
    format === "studio/follower-activity"
  );
}

/**
 * What one file alone says of its labels; null when it says nothing. `{mode: "B", reason: "last-label"}` is only a hint, since a
 * custom range may end a day early as well: see {@link isProof}.
 */
export function detectLabelMode(file: LabelledFile): OwnMode | null {
  const { format, rows } = file;
  if (file.labels === null) return null;
  if (rows.kind === "hours") return detectFromLastHours(rows.rows, file.exportedOn);
  if (rows.kind !== "daily") return null;
  if (format === "studio/viewers") return detectFromLastViewers(rows.rows, file);
  if (format === "studio/follower-history" && file.differences !== null) {
    const mode = detectFromDifferences(rows.rows, file.differences);
    if (mode !== null) return { mode, reason: "difference-pattern" };
  }
  return format === "studio/overview" || format === "studio/follower-history"
    ? detectFromLastLabel(file.labels.to, file.exportedOn)
    : null;
}

/** Whether the finding holds on its own; a last label of E−2 does not. */
export function isProof({ mode, reason }: OwnMode): boolean {
  return !(mode === "B" && reason === "last-label");
}

function detectFromLastLabel(last: Day, { day, source }: ExportDay): OwnMode | null {
  if (!isProved(source)) return null;
  const age = daysBetween(last, day);
  if (age === 1) return { mode: "A", reason: "last-label" };
  return age === 2 ? { mode: "B", reason: "last-label" } : null;
}

/** Only days count on which the two patterns say different things; a run of equal differences fits both. */
function detectFromDifferences(
  rows: readonly DailyRow[],
  differences: readonly (bigint | null)[],
): LabelMode | null {
  const telling = rows.flatMap((row, index) => {
    const since = growth(rows[index - 1], row);
    const until = growth(row, rows[index + 1]);
    const said = differences[index] ?? null;
    const tells = since !== null && until !== null && said !== null && since !== until;
    return tells ? [{ fitsA: said === since, fitsB: said === until }] : [];
  });
  if (telling.length < FEWEST_TELLING_DAYS) return null;
  const needed = FITTING_SHARE * telling.length;
  if (telling.filter(({ fitsA }) => fitsA).length >= needed) return "A";
  const lastIsZero = differences[rows.length - 1] === 0n;
  return lastIsZero && telling.filter(({ fitsB }) => fitsB).length >= needed ? "B" : null;
}

/** null unless both days are known and the second follows the first. */
function growth(before: DailyRow | undefined, after: DailyRow | undefined): bigint | null {
  const from = before?.values.followers ?? null;
  const to = after?.values.followers ?? null;
  if (before === undefined || after === undefined || from === null || to === null) return null;
  return addDays(before.labelDay, 1) === after.labelDay ? to - from : null;
}

/** An unknown last row tells only beside a known one: a small account has nothing but unknown rows. */
function detectFromLastViewers(rows: readonly DailyRow[], { exportedOn }: LabelledFile): OwnMode | null {
  const last = rows.at(-1);
  if (last === undefined || !isProved(exportedOn.source)) return null;
  if (daysBetween(last.labelDay, exportedOn.day) !== 1) return null;
  const reason = "viewers-last-row";
  if ((last.values.viewers ?? null) !== null) return { mode: "A", reason };
  const before = rows.at(-2)?.values.viewers ?? null;
  return before === null ? null : { mode: "B", reason };
}

/** Hours that had not happened yet stand only on the day of the export. */
function detectFromLastHours(rows: readonly HourRow[], { day, source }: ExportDay): OwnMode | null {
  const last = rows.at(-1);
  if (last === undefined || last.value !== null || !isProved(source)) return null;
  const age = daysBetween(last.labelDay, day);
  if (age !== 0 && age !== 1) return null;
  return { mode: age === 0 ? "A" : "B", reason: "activity-last-day" };
}
