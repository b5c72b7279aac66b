import type { Day } from "../domain/day";
import type { ExportDay, KnownProfile, LabelMode, ShiftReason } from "../domain/evidence";
import type { FormatId } from "../domain/export-format";
import type { Handle } from "../domain/handle";
import type { DayChoice, TableReading } from "../domain/import-preview";
import type { ImportWatch } from "../domain/import-progress";
import type { Mapping } from "../domain/mapping";
import type { Problem } from "../domain/problem";
import type { Rows } from "../domain/reading";
import type { EncodingChoice, EncodingSource, TextEncoding } from "../domain/text-encoding";
import type { SettledMapping } from "./tables/settled-mapping";

/** A file that is read from where it lies, as often as needed, because it is too large to be held. */
export type LargeFile = {
  /** Bytes. */
  readonly size: number;
  readonly open: () => AsyncIterable<Uint8Array>;
};

/** One file as it came in, before anything is known about it. */
export type UploadedFile = {
  readonly name: string;
  /** All of it, or with `large` its beginning: at least 256 KiB. */
  readonly bytes: Uint8Array;
  readonly large?: LargeFile;
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
  /** By the file's SHA-256: what the columns of a table mean, as a person chose; it beats what the file looks like. */
  readonly mappings?: Readonly<Partial<Record<string, Mapping>>>;
  /** By the file's SHA-256: whose a table is that does not say it itself, as a person gave it. */
  readonly profiles?: Readonly<Partial<Record<string, Handle>>>;
  /** What was settled earlier for tables by their headers, for files of which nobody says it now. */
  readonly settled?: readonly SettledMapping[];
};

/** What a table that is not TikTok's says as a whole. One object per file: the exports of its profiles share it. */
export type TableFacts = TableReading & SplitFacts;

/** What concerns all of a file that is several profiles'. */
export type SplitFacts = {
  readonly rowsRead: number;
  /** Refused rows that belong to no profile's export. */
  readonly rowsWithoutProfile: number;
  readonly problems: readonly Problem[];
};

/** One CSV (from a ZIP: one entry) that was recognised and read. Nothing in it depends on what is stored. */
export type ReadExport = {
  readonly kind: "read";
  /** `Overview.csv`, or `Outer.zip/Overview.csv`. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** null: `bytes` is all of the file. */
  readonly large: LargeFile | null;
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
  /** Rows with a `refused` problem; rowsRead = readable rows + rowsRefused + rowsRepeated. */
  readonly rowsRefused: number;
  /** Rows of a table that say again what another row says. */
  readonly rowsRepeated: number;
  /** null: TikTok's own export, or one of our own tables for people. */
  readonly table: TableFacts | null;
  /** One of our own tables that several profiles' rows stand in; absent for all other files. */
  readonly split?: SplitFacts;
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
  /** How such a table was read before, where that does not fit it any more. */
  readonly table?: TableReading | null;
  readonly problems: readonly Problem[];
};

export type ReadFile = ReadExport | NotRead;
