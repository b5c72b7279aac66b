import type { Day } from "@/lib/domain/day";
import type { FormatId } from "@/lib/domain/export-format";
import type { Mapping } from "@/lib/domain/mapping";

/** A table as it is meant, header first. */
export type Grid = readonly (readonly string[])[];

export type Source = {
  readonly format: FormatId;
  /** What a person said of the columns; absent where the header says it. */
  readonly mapping?: Mapping;
  /** Without its ending. */
  readonly file: string;
  /** Studio quotes everything and escapes nothing; Business Suite follows RFC 4180. */
  readonly quotes: "all" | "needed";
  readonly label: (day: Day) => string;
  /** The export made `late` days after `EXPORTED_ON`, with values of its own for every salt. */
  readonly grid: (salt: number, late: number) => Grid;
};
