import type { Day } from "./day";
import type { ColumnRole, DateNotation, Mapping, NumberNotation } from "./mapping";

/** A mapping that is still being settled: what nobody has decided yet is null. */
export type MappingDraft = Pick<Mapping, "target" | "columns"> & {
  readonly dates: DateNotation | null;
  readonly numbers: NumberNotation | null;
};

/** A cell of the file itself, letter by letter, by which a notation is shown or proved. */
export type CellExample = { readonly line: number; readonly text: string };

export type DateReading = {
  readonly notation: DateNotation;
  readonly example: CellExample;
  readonly day: Day;
  /** What the last date of the sample is then; null when it is none. */
  readonly lastDay: Day | null;
};

export type NumberReading = {
  readonly notation: NumberNotation;
  readonly example: CellExample;
  /** Digits; null: the cell is then no whole number and its row is refused. */
  readonly count: string | null;
};

/** What the cells of a sample say of a notation. */
export type NotationFinding<Reading> =
  /** No cell needs it. */
  | { readonly kind: "unneeded" }
  /** `reading.example` can be read in one way only. */
  | { readonly kind: "proved"; readonly reading: Reading }
  /** Only a person can tell; [] when no notation reads any of the cells. */
  | { readonly kind: "open"; readonly readings: readonly Reading[] };

/** How the cells of one column of the sample are read. */
export type ColumnCheck = {
  readonly readable: number;
  /** Of the readable ones: empty, or a word for “unknown”. */
  readonly unknown: number;
  readonly sampled: number;
  /** The first few cells that are refused, and why. */
  readonly faults: readonly (CellExample & { readonly message: string })[];
};

export type SampleColumn = {
  readonly heading: string;
  /** What an ignored column might be, where its heading or cells say so without proof; null: nothing. */
  readonly mayBe: ColumnRole | null;
  /** null: it is ignored, or its notation is still open. */
  readonly check: ColumnCheck | null;
};

/** The beginning of a table that nobody knows yet, and how a draft of its mapping reads it. */
export type TableSample = {
  readonly name: string;
  readonly sha256: string;
  /** Of a workbook: the sheets that are tables, and the one that is looked at; [] and null for a text. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly headerLine: number;
  readonly columns: readonly SampleColumn[];
  /** The first rows as they are written, to look at. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Rows that the checks are made of. */
  readonly sampled: number;
  readonly draft: MappingDraft;
  /** The headings as a mapping names them. */
  readonly header: readonly string[];
  readonly dates: NotationFinding<DateReading>;
  readonly numbers: NotationFinding<NumberReading>;
};
