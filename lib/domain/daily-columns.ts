import type { Day } from "./day";
import type { Measure } from "./measure";

/**
 * Daily rows of one profile kept by column, because a table may have a million of them: days ascending, none twice. Rows are numbered from 0,
 * `measure` is a place in `measures`.
 */
export type DailyColumns = {
  readonly measures: readonly Measure[];
  readonly length: number;
  readonly dayAt: (row: number) => Day;
  readonly lineAt: (row: number) => number;
  /** null = unknown; a bigint beyond what a number holds exactly. */
  readonly valueAt: (measure: number, row: number) => number | bigint | null;
};
