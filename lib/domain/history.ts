import { addDays, type Day, daysBetween } from "./day";
import type { Measure } from "./measure";

/** A known value of the board. */
export type KnownDay = { readonly day: Day; readonly value: number; readonly provisional: boolean };

type Line = { readonly values: readonly (number | null)[]; readonly provisional: readonly boolean[] };

/**
 * What is known of a profile, day by day: position 0 is `from`, null is unknown. Positions outside are unknown as well, so that a period
 * before the first export reads as what it is.
 */
export type History = {
  readonly from: Day;
  readonly length: number;
  readonly lines: Readonly<Partial<Record<Measure, Line>>>;
  /** The last known value before position 0; absent when there is none, and for measures that nothing starts from. */
  readonly earlier: Readonly<Partial<Record<Measure, number>>>;
};

/** Days in a row, by position in a history; `start` may lie before it. */
export type Span = { readonly start: number; readonly days: number };

/** Lays known days out over `from … to`; days outside are left out, but for the last value `earlier` than that. */
export function toHistory(
  range: { readonly from: Day; readonly to: Day },
  known: Readonly<Partial<Record<Measure, readonly KnownDay[]>>>,
  earlier: History["earlier"] = {},
): History {
  const length = Math.max(0, daysBetween(range.from, range.to) + 1);
  const lines: Partial<Record<Measure, Line>> = {};
  for (const [measure, days] of Object.entries(known) as [Measure, readonly KnownDay[]][]) {
    const values: (number | null)[] = Array.from({ length }, () => null);
    const provisional: boolean[] = Array.from({ length }, () => false);
    for (const { day, value, provisional: unsettled } of days) {
      const position = daysBetween(range.from, day);
      if (position < 0 || position >= length) continue;
      values[position] = value;
      provisional[position] = unsettled;
    }
    lines[measure] = { values, provisional };
  }
  return { from: range.from, length, lines, earlier };
}

/** null when the day is unknown. */
export function valueAt(history: History, measure: Measure, position: number): number | null {
  return history.lines[measure]?.values[position] ?? null;
}

export function isProvisionalAt(history: History, measure: Measure, position: number): boolean {
  return history.lines[measure]?.provisional[position] ?? false;
}

export function dayOf(history: History, position: number): Day {
  return addDays(history.from, position);
}

export function positionOf(history: History, day: Day): number {
  return daysBetween(history.from, day);
}

/** Every position of the span, ascending. */
export function positionsOf({ start, days }: Span): number[] {
  return Array.from({ length: days }, (_, index) => start + index);
}

/** The last known value before `position`, however far back; null when there is none. */
export function lastValueBefore(history: History, measure: Measure, position: number): number | null {
  const found = lastKnownBefore(history, measure, position);
  return found === null ? (history.earlier[measure] ?? null) : valueAt(history, measure, found);
}

/** The position of the last known day before `position`; null when none is in the history. */
export function lastKnownBefore(history: History, measure: Measure, position: number): number | null {
  for (let at = Math.min(position, history.length) - 1; at >= 0; at -= 1) {
    if (valueAt(history, measure, at) !== null) return at;
  }
  return null;
}
