import type { Day } from "@/lib/domain/day";
import { type Handle, parseHandle } from "@/lib/domain/handle";
import type { Mapping, NumberNotation } from "@/lib/domain/mapping";
import { MEASURES } from "@/lib/domain/measure";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { numberOfDay } from "./column-store";
import { parseNotedCount, parseNotedDay } from "./notation";
import { refuseTable } from "./table-refusal";

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
  readonly latest: Day;
  /** The profile whose rows are asked for; null: all of them. */
  readonly only: Handle | null;
  /** The letters of the file are certain. */
  readonly isProved: boolean;
};

/** TikTok began in 2016. */
export const FIRST_DAY = "2016-01-01";
const MOST_PROFILES = 10_000;
/** Stands for every profile that is not asked for. */
const OTHERS = -1;
const DAYS_REMEMBERED = 50_000;
const MOST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** As the catalogue's sentences name them. */
export const NUMBERS_SHOWN: Readonly<Record<NumberNotation, string>> = {
  none: "1234",
  comma: "1,234",
  point: "1.234",
  space: "1 234",
  apostrophe: "1'234",
};

/** Reads the cells of one row after the other as `mapping` says. Throws TableRefusal when the profiles are too many to be profiles. */
export function createRowReader({ mapping, headings, latest, only, isProved }: Reading): RowReader {
  const { columns, dates, numbers } = mapping;
  const dayColumn = columns.findIndex(({ kind }) => kind === "day");
  const profileColumn = columns.findIndex(({ kind }) => kind === "profile");
  const counted = columns.flatMap((role, index) =>
    role.kind === "measure"
      ? [{ index, reading: { notation: numbers, mayBeNegative: MEASURES[role.measure].mayBeNegative } }]
      : [],
  );
  const values: (number | bigint | null)[] = counted.map(() => null);
  const owners = new Map<string, number>();
  const handles: (Handle | null)[] = profileColumn < 0 ? [null] : [];
  const days = new Map<string, number>();

  const refuse = (code: ProblemCode, index: number, place: { line: number; value: string }) =>
    problem(code, {
      severity: "refused",
      column: headings[index] ?? null,
      ...place,
      params: { notation: index === dayColumn ? dates : NUMBERS_SHOWN[numbers] },
    });

  const findOwner = (text: string): number | null => {
    const known = owners.get(text);
    if (known !== undefined) return known;
    const handle = parseHandle(text.length > 100 ? "" : text);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
    if (handle === null || (!isProved && !/^[\0-\x7f]*$/.test(handle))) return null;
    if (only !== null && handle !== only) return OTHERS;
    const same = handles.indexOf(handle);
    const owner = same < 0 ? handles.push(handle) - 1 : same;
    if (owner >= MOST_PROFILES) {
      const column = headings[profileColumn] ?? "";
      refuseTable("file/too-many-profiles", {
        column,
        params: { limit: MOST_PROFILES.toLocaleString("en") },
      });
    }
    owners.set(text, owner);
    return owner;
  };

  const findDay = (text: string): number | ProblemCode => {
    const known = days.get(text);
    if (known !== undefined) return known;
    const read = parseNotedDay(text, dates);
    if (!read.ok) return read.code;
    if (read.value < FIRST_DAY || read.value > latest) return "cell/day-out-of-reach";
    const number = numberOfDay(read.value);
    if (days.size < DAYS_REMEMBERED) days.set(text, number);
    return number;
  };

  return {
    values,
    handles: () => handles,
    read(cells, line) {
      const problems: Problem[] = [];
      const profile = cells[profileColumn] ?? "";
      const owner = profileColumn < 0 ? 0 : findOwner(profile);
      if (owner === OTHERS) return null;
      if (owner === null) problems.push(refuse("cell/no-handle", profileColumn, { line, value: profile }));
      const date = cells[dayColumn] ?? "";
      const dayNumber = findDay(date);
      if (typeof dayNumber === "string") problems.push(refuse(dayNumber, dayColumn, { line, value: date }));
      for (let place = 0; place < counted.length; place += 1) {
        const column = counted[place];
        if (column === undefined) continue;
        const cell = cells[column.index] ?? "";
        const plain = plainCount(cell);
        if (plain >= 0) {
          values[place] = plain;
          continue;
        }
        const read = parseNotedCount(cell, column.reading);
        if (read.ok) values[place] = toStored(read.value);
        else problems.push(refuse(read.code, column.index, { line, value: cell }));
      }
      if (problems.length > 0 || owner === null || typeof dayNumber === "string")
        return { ok: false, owner, problems };
      return { ok: true, owner, dayNumber, line };
    },
  };
}

/** Nearly every cell is up to 15 digits: their number, or −1 for what has to be looked at closely. */
function plainCount(text: string): number {
  const { length } = text;
  if (length === 0 || length > 15) return -1;
  let value = 0;
  for (let at = 0; at < length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = 10 * value + digit;
  }
  return length > 1 && text.charCodeAt(0) === 48 ? -1 : value;
}

function toStored(value: bigint | null): number | bigint | null {
  if (value === null || value > MOST_SAFE || value < -MOST_SAFE) return value;
  return Number(value);
}
