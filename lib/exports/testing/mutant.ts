import type { Random } from "./random";
import type { Grid, Source } from "./source";

/** How a file is packed when it is dropped. */
export const PACKINGS = ["csv", "zip", "xlsx"] as const;
export type Packing = (typeof PACKINGS)[number];

export type Mutant = {
  /** What was done, to find it again. */
  readonly how: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The CSV before it was packed; null for a workbook. */
  readonly written: Uint8Array | null;
  /** Tables that the file may rightly be read as, besides the one that was not mutated. */
  readonly meant: readonly Grid[];
};

/** A file to mutate. */
export type Subject = {
  readonly source: Source;
  readonly packing: Packing;
  readonly grid: Grid;
  /** A second export of the same kind, and a table of any kind. */
  readonly twin: Grid;
  readonly stranger: Grid;
  readonly random: Random;
};
