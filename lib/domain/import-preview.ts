import type { Day, DayRange } from "./day";
import type { ExportDay, KnownProfile, ShiftReason } from "./evidence";
import type { FormatId } from "./export-format";
import type { Handle } from "./handle";
import type { Mapping } from "./mapping";
import type { Problem } from "./problem";
import type { EncodingChoice, EncodingSource } from "./text-encoding";
import type { ZoneReport } from "./zone-check";

/** read = new + changed + same + refused, always. */
export type RowCounts = {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
};

/** One value that an import changes on the board. */
export type Restatement = {
  readonly what: string;
  readonly day: Day | null;
  readonly from: string;
  readonly to: string;
  /** "+15 (+2.2 %)"; null where the values are no counts or nobody knew. */
  readonly by: string | null;
};

/** Values of `restatedTotal` that a file of another maker said until now: two sources that count differently, no restatement. */
export type Disagreement = { readonly maker: string; readonly total: number };

/** What a date of a file can mean where nothing proves it: the day of export, or the day that its last date stands for. */
export type DayChoice = {
  readonly asks: "exported-on" | "last-day";
  /** As the file writes it; null for a file without dates. */
  readonly label: string | null;
  readonly days: readonly Day[];
};

/** What a table with several profiles does to one of them. */
export type ProfilePreview = {
  readonly profile: KnownProfile;
  readonly createsProfile: boolean;
  readonly status: FileStatus;
  readonly importId: string | null;
  readonly range: DayRange | null;
  readonly rows: RowCounts;
  readonly restatedTotal: number;
};

/** A value that a file and the stored days both hold, at the day that the file calls `label`. */
type OverlappingValue = {
  readonly what: string;
  readonly label: Day;
  readonly day: Day;
  readonly here: string;
  readonly stored: string;
};

type Overlap = {
  readonly compared: number;
  readonly agree: number;
  /** A few of those compared; [] where the other side is not stored yet. */
  readonly values: readonly OverlappingValue[];
};

export type FileStatus = "ready" | "committed" | "duplicate" | "refused" | "needs-answer" | "dry-run";

/** How a table that is not TikTok's is read, and who said so: its own header, which is ours, a person now, or one on an earlier day. */
export type TableReading = {
  readonly mapping: Mapping;
  readonly source: "header" | "given" | "settled";
  /** null unless it was settled earlier. */
  readonly settledOn: Day | null;
};

/** What one file of a batch is and what importing it does, before (ready) or after (committed) it is stored. */
export type FilePreview = {
  readonly name: string;
  readonly sha256: string;
  readonly status: FileStatus;
  readonly importId: string | null;
  readonly format: FormatId | null;
  readonly profile: KnownProfile | null;
  /** The profile does not exist yet and will be created. */
  readonly createsProfile: boolean;
  readonly exportedOn: ExportDay | null;
  readonly encoding: string | null;
  readonly encodingSource: EncodingSource | null;
  /** What the letters of a text that is not UTF-8 could be; null where that is not in question. */
  readonly encodingChoice: EncodingChoice | null;
  /** The days between which a person has to choose; null when nothing about the days is in question. */
  readonly dayChoice: DayChoice | null;
  /** After the shift. */
  readonly range: DayRange | null;
  readonly labels: DayRange | null;
  readonly shiftDays: number;
  readonly shiftReason: ShiftReason;
  /** For reason `overlap`: how many overlapping known values agree at the chosen shift, and some of them. */
  readonly overlap: Overlap | null;
  /** The newest days, which a later export may still restate; null: none of them are this file's to say. */
  readonly provisional: DayRange | null;
  /** Where the posts of a Studio content export put the exporting computer; null for other files. */
  readonly zone: ZoneReport | null;
  readonly rows: RowCounts;
  /** The first 20. */
  readonly restated: readonly Restatement[];
  readonly restatedTotal: number;
  /** Part of `restatedTotal`, the maker with the most first. */
  readonly disagreements: readonly Disagreement[];
  /** null: a file of TikTok's, or one that nobody has said how to read. */
  readonly table: TableReading | null;
  readonly problems: readonly Problem[];
  /** Of a table that says itself whose rows are whose; [] for every other file. */
  readonly profiles: readonly ProfilePreview[];
};

/** An earlier import whose days move, because this batch proves what was only assumed before. */
export type Reshift = {
  readonly importId: string;
  readonly fileName: string;
  readonly labels: DayRange;
  readonly fromDays: number;
  readonly toDays: number;
  readonly reason: ShiftReason;
};

export type BatchPreview = {
  /** Present while the uploaded files wait for Import; null when nothing can be imported. */
  readonly batchId: string | null;
  readonly files: readonly FilePreview[];
  readonly reshifted: readonly Reshift[];
  /** What stands in the way of importing the batch as a whole; [] when it can go ahead. */
  readonly problems: readonly Problem[];
};

export type ImportRecord = {
  readonly importId: string;
  readonly batchId: string;
  readonly profile: Handle;
  readonly fileName: string;
  readonly sha256: string;
  readonly format: FormatId;
  readonly exportedOn: ExportDay;
  readonly range: DayRange | null;
  readonly shiftDays: number;
  readonly shiftReason: ShiftReason;
  readonly rows: RowCounts;
  readonly problems: readonly Problem[];
  readonly importedAt: string;
  readonly importedBy: string | null;
  readonly undoneAt: string | null;
  /** The import of the same bytes that stands in its place, because its day of export is known better. */
  readonly gaveWayTo: string | null;
  /** When the original file was thrown away because its time was over; null: it is kept. */
  readonly originalRemovedAt: string | null;
};
