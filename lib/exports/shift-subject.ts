import type { DayRange } from "../domain/day";
import type { ExportDay, ShiftReason } from "../domain/evidence";
import type { FormatId } from "../domain/export-format";
import { isDated, type OwnMode } from "./label-mode";
import type { Agreement, LabelValues, OverlapPair } from "./label-overlap";

/** One import of a profile, or a file about to become one. */
export type ShiftSubject = {
  /** Unique and the same on every run, for example sha256 + E. */
  readonly key: string;
  readonly format: FormatId;
  readonly labels: DayRange | null;
  readonly exportedOn: ExportDay;
  readonly ownMode: OwnMode | null;
  /** Days, as a person chose; null: nobody did. */
  readonly override: number | null;
};

export type ShiftDecision = {
  readonly shiftDays: number;
  readonly reason: ShiftReason;
  /** For reason `overlap`: known values compared and agreeing at this shift. */
  readonly overlap: {
    readonly compared: number;
    readonly agree: number;
    readonly pairs: readonly OverlapPair[];
  } | null;
};

/** Files of one proved E, all labelled alike; a file without a proved E stands alone. */
export type OpenSession = { readonly id: string; readonly subjects: readonly ShiftSubject[] };

/** How many days later than mode A's the labels of a session stand, and what says so. */
export type SessionLag = {
  readonly lag: number;
  readonly reason: ShiftReason;
  /** By subject key, for the subjects whose own values were compared. */
  readonly overlaps: ReadonlyMap<string, Agreement>;
  /** By subject key: a few of the values that were compared with stored days. */
  readonly pairs?: ReadonlyMap<string, readonly OverlapPair[]>;
};

/** What a file says, by its key. */
export type ValuesOf = (key: string) => LabelValues;

/** Only daily files hold values that a later export repeats day by day. */
export function isComparable(format: FormatId): boolean {
  return isDated(format) && format !== "studio/follower-activity";
}

/** An order that depends on nothing but the files themselves. */
export function byKey(one: ShiftSubject, other: ShiftSubject): number {
  return one.key < other.key ? -1 : Number(one.key > other.key);
}
