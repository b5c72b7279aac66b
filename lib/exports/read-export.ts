import type { Day } from "../domain/day";
import type { ExportDay, KnownProfile, LabelMode, ShiftReason } from "../domain/evidence";
import type { FormatId } from "../domain/export-format";
import type { Handle } from "../domain/handle";
import type { DayChoice } from "../domain/import-preview";
import type { ImportWatch } from "../domain/import-progress";
import type { Problem } from "../domain/problem";
import type { Rows } from "../domain/reading";
import type { EncodingChoice, EncodingSource, TextEncoding } from "../domain/text-encoding";

/** One file as it came in, before anything is known about it. */
export type UploadedFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The file's own modification day, where the browser or file system tells it. */
  readonly modifiedOn: Day | null;
};

/** What the person who drops a batch knows besides the files. */
export type ReadOptions = {
  readonly today: Day;
  /** The day on which the batch was exported, as a person gave it. */
  readonly exportedOn: Day | null;
  readonly profile: Handle | null;
  /** Sees the progress and may stop the reading by its signal; null: nobody does. */
  readonly watch?: ImportWatch | null;
  /** By the file's SHA-256: how a person reads bytes that do not tell their encoding. */
  readonly encodings?: Readonly<Partial<Record<string, TextEncoding>>>;
  /** By the file's SHA-256: the day on which this file alone was exported, as a person gave it. */
  readonly exportDays?: Readonly<Partial<Record<string, Day>>>;
  /** By the file's SHA-256: the day that its last date stands for, as a person gave it. */
  readonly lastDays?: Readonly<Partial<Record<string, Day>>>;
};

/** One CSV (from a ZIP: one entry) that was recognised and read. Nothing in it depends on what is stored. */
export type ReadExport = {
  readonly kind: "read";
  /** `Overview.csv`, or `Outer.zip/Overview.csv`. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly encoding: string;
  readonly encodingSource: EncodingSource | null;
  /** null where the bytes tell their encoding themselves. */
  readonly encodingChoice: EncodingChoice | null;
  readonly format: FormatId;
  /** null: nothing in the file, its name or the rest of the batch tells. */
  readonly profile: KnownProfile | null;
  readonly exportedOn: ExportDay;
  /** As labelled, before any shift; null without days. */
  readonly labels: { readonly from: Day; readonly to: Day } | null;
  /** What this file alone says of its labels; null when it proves nothing. */
  readonly ownMode: { readonly mode: LabelMode; readonly reason: ShiftReason } | null;
  readonly rows: Rows;
  readonly rowsRead: number;
  /** Rows with a `refused` problem; rowsRead = readable rows + rowsRefused. */
  readonly rowsRefused: number;
  readonly problems: readonly Problem[];
};

/** A file that cannot be imported as it is. `needs-answer`: a person can settle it (year, profile, kind). */
export type NotRead = {
  readonly kind: "refused" | "needs-answer";
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly format: FormatId | null;
  /** What the letters could be, where nothing tells; null when that is not in question. */
  readonly encodingChoice?: EncodingChoice | null;
  /** The days that a date without a proved year could be; null when that is not in question. */
  readonly dayChoice?: DayChoice | null;
  readonly problems: readonly Problem[];
};

export type ReadFile = ReadExport | NotRead;
