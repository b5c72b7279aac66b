import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { Mapping, NumberNotation } from "@/lib/domain/mapping";
import { MEASURES } from "@/lib/domain/measure";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { readCount } from "./row-counts";
import { createRowDays } from "./row-days";
import { createRowOwners, ONE_OWNER, OTHERS } from "./row-owners";

export type RowRead =
  | { readonly ok: true; readonly owner: number; readonly dayNumber: number; readonly line: number }
  /** `owner` null: nobody knows whose row it is. */
  | { readonly ok: false; readonly owner: number | null; readonly problems: readonly Problem[] };

export type RowReader = {
  /** Fills `values` when the row can be read; null for a row of a profile that is not asked for. */
  readonly read: (cells: readonly string[], line: number) => RowRead | null;
  /** Of the last row that was read, in the order of the mapped measures. */
  readonly values: readonly (number | bigint | null)[];
  /** By owner; one null for a table without a column for the profile. */
  readonly handles: () => readonly (Handle | null)[];
};

type Reading = {
  readonly mapping: Mapping;
  readonly headings: readonly string[];
  /** The last day that can have been counted. */
  readonly latest: Day;
  /** The profile whose rows are asked for; null: all of them. */
  readonly only: Handle | null;
  /** The letters of the file are certain. */
  readonly isProved: boolean;
};

/** As the catalogue's sentences name them. */
export const NUMBERS_SHOWN: Readonly<Record<NumberNotation, string>> = {
  none: "1234",
  comma: "1,234",
  point: "1.234",
  space: "1 234",
  apostrophe: "1'234",
};

/** Reads the cells of one row after the other as `mapping` says. */
export function createRowReader({ mapping, headings, latest, only, isProved }: Reading): RowReader {
  const { columns, dates, numbers } = mapping;
  const dayColumn = columns.findIndex(({ kind }) => kind === "day");
  const profileColumn = columns.findIndex(({ kind }) => kind === "profile");
  const column = headings[profileColumn] ?? "";
  const owners = profileColumn < 0 ? ONE_OWNER : createRowOwners({ only, isProved, column });
  const findDay = createRowDays(dates, latest);
  const readCounts = createCountsReader(mapping);
  const refuse = (code: ProblemCode, index: number, place: { line: number; value: string }) =>
    problem(code, {
      severity: "refused",
      column: headings[index] ?? null,
      ...place,
      params: { notation: index === dayColumn ? dates : NUMBERS_SHOWN[numbers] },
    });
  return {
    values: readCounts.values,
    handles: owners.handles,
    read(cells, line) {
      const owner = owners.find(cells[profileColumn] ?? "");
      if (owner === OTHERS) return null;
      const dayNumber = findDay(cells[dayColumn] ?? "");
      const faults = readCounts.read(cells);
      if (owner !== null && typeof dayNumber === "number" && faults === null)
        return { ok: true, owner, dayNumber, line };
      const found: readonly Fault[] = [
        ...(owner === null ? [{ code: "cell/no-handle", index: profileColumn } as const] : []),
        ...(typeof dayNumber === "string" ? [{ code: dayNumber, index: dayColumn }] : []),
        ...(faults ?? []),
      ];
      const problems = found.map(({ code, index }) =>
        refuse(code, index, { line, value: cells[index] ?? "" }),
      );
      return { ok: false, owner, problems };
    },
  };
}

type Fault = { readonly code: ProblemCode; readonly index: number };

/** Fills `values` with the counts of a row; null, or what is wrong with them. */
function createCountsReader({ columns, numbers: notation }: Mapping) {
  const counted = columns.flatMap((role, index) => {
    if (role.kind !== "measure") return [];
    const { mayBeNegative } = MEASURES[role.measure];
    return [{ index, reading: { notation, mayBeNegative } }];
  });
  const values: (number | bigint | null)[] = counted.map(() => null);
  const read = (cells: readonly string[]): readonly Fault[] | null => {
    let faults: Fault[] | null = null;
    for (const [place, { index, reading }] of counted.entries()) {
      const count = readCount(cells[index] ?? "", reading);
      if (count.ok) values[place] = count.value;
      else faults = [...(faults ?? []), { code: count.code, index }];
    }
    return faults;
  };
  return { values, read };
}
