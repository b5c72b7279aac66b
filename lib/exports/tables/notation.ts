import type { Day } from "@/lib/domain/day";
import type { DateNotation, NumberNotation } from "@/lib/domain/mapping";
import type { ProblemCode } from "@/lib/domain/problem";

/** A cell is read whole or refused, and nothing is guessed: the notation of a column is a person's word. */
export type NotedCell<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: ProblemCode };

/** What programs write for "unknown", whatever the case of the letters. Never zero. */
const UNKNOWN: ReadonlySet<string> = new Set(["", "undefined", "nan", "-", "--", "n/a"]);
const LONGEST_UNKNOWN = 9;

/** Whether a cell says that the value is not known. Space around it does not matter. */
export function isUnknownCell(text: string): boolean {
  if (text === "") return true;
  const plain = text.trim();
  return plain.length <= LONGEST_UNKNOWN && UNKNOWN.has(plain.toLowerCase());
}

const PARTS = {
  "year-month-day": ["year", "month", "day"],
  "day-month-year": ["day", "month", "year"],
  "month-day-year": ["month", "day", "year"],
} as const satisfies Record<DateNotation, readonly ["year" | "month" | "day", string, string]>;

const WRITTEN_DAY = /^([0-9]{1,4})([^\p{L}\p{N}]{1,2})([0-9]{1,2})([^\p{L}\p{N}]{1,2})([0-9]{1,4})/u;
const MIDNIGHT = /^(?:T|,? )(?:0?0:00(?::00(?:\.0{1,9})?)?|12:00(?::00)? ?[Aa][Mm])(?:Z| ?UTC|[+-]00:?00)?$/;
const TIME = /^(?:T|,? )[0-9]{1,2}:[0-9]{2}/;

/**
 * The calendar day of a cell such as `2026-03-24`, `24.03.2026` or `3/24/2026`, in exactly this order of its parts. A time of day is
 * tolerated only where it is midnight, because another one may belong to another day elsewhere; a year has four digits.
 */
export function parseNotedDay(text: string, notation: DateNotation): NotedCell<Day> {
  const plain = text.trim();
  if (plain.length > 40) return refused("cell/day-notation");
  const match = WRITTEN_DAY.exec(plain);
  if (match === null) return refused("cell/day-notation");
  const [, first = "", separator, second = "", another, third = ""] = match;
  if (separator?.trim() !== another?.trim()) return refused("cell/day-notation");
  const written = { [PARTS[notation][0]]: first, [PARTS[notation][1]]: second, [PARTS[notation][2]]: third };
  const { year = "", month = "", day = "" } = written;
  if (month.length > 2 || day.length > 2) return refused("cell/day-notation");
  if (year.length !== 4) return refused(year.length === 2 ? "cell/short-year" : "cell/day-notation");
  const tail = trailing(plain.slice(match[0].length));
  if (tail !== null) return refused(tail);
  const found = dayOf(Number(year), Number(month), Number(day));
  return found === null ? refused("cell/no-such-day") : { ok: true, value: found };
}

/** `5. 1. 2026.` ends with its separator; anything else after the year has to be midnight. */
function trailing(rest: string): ProblemCode | null {
  if (rest === "" || rest === "." || MIDNIGHT.test(rest)) return null;
  return TIME.test(rest) ? "cell/time-of-day" : "cell/day-notation";
}

function dayOf(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  return exists ? (date.toISOString().slice(0, 10) as Day) : null;
}

/** Digits in groups of three, as each notation parts them; every kind of space counts as one. */
const GROUPED: Readonly<Record<Exclude<NumberNotation, "none">, RegExp>> = {
  comma: /^-?[0-9]{1,3}(?:,[0-9]{3})+$/,
  point: /^-?[0-9]{1,3}(?:\.[0-9]{3})+$/,
  space: /^-?[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f][0-9]{3})+$/,
  apostrophe: /^-?[0-9]{1,3}(?:['\u2019][0-9]{3})+$/,
};

/** `.0` and `.00`, as programs write whole numbers; with three noughts it could be a group. */
const WHOLE: Readonly<Record<NumberNotation, RegExp>> = {
  none: /^(-?[0-9]+)[.,]0{1,2}$/,
  comma: /^(-?[0-9]+|-?[0-9]{1,3}(?:,[0-9]{3})+)\.0{1,2}$/,
  point: /^(-?[0-9]+|-?[0-9]{1,3}(?:\.[0-9]{3})+),0{1,2}$/,
  space: /^(-?[0-9]+|-?[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f][0-9]{3})+)[.,]0{1,2}$/,
  apostrophe: /^(-?[0-9]+|-?[0-9]{1,3}(?:['\u2019][0-9]{3})+)[.,]0{1,2}$/,
};

const PLAIN = /^(?:0|-?[1-9][0-9]*)$/;
const FRACTION = /^-?[0-9][0-9.,'\u2019 \u00a0\u2007\u2009\u202f]*[.,][0-9]+$/;
const MOST = 9_223_372_036_854_775_807n;
/** 19 digits with their sign, groups and two noughts behind. */
const LONGEST_COUNT = 32;

export type CountReading = { readonly notation: NumberNotation; readonly mayBeNegative: boolean };

/** The whole number of a cell in exactly this notation, as 64 bits; null when the cell says that it is not known. */
export function parseNotedCount(
  text: string,
  { notation, mayBeNegative }: CountReading,
): NotedCell<bigint | null> {
  if (isUnknownCell(text)) return { ok: true, value: null };
  const plain = text.trim();
  if (plain.length > LONGEST_COUNT)
    return refused(PLAIN.test(plain.slice(0, 64)) ? "cell/count-too-large" : "cell/number-notation");
  const digits = digitsOf(plain, notation);
  if (digits === null) return refused(FRACTION.test(plain) ? "cell/fraction" : "cell/number-notation");
  const value = BigInt(digits);
  if (value > MOST || value < -MOST) return refused("cell/count-too-large");
  return value < 0n && !mayBeNegative ? refused("cell/count-negative") : { ok: true, value };
}

/** Plain digits with a sign; null when the cell is not written so. Without a group a number is the same in every notation. */
function digitsOf(plain: string, notation: NumberNotation): string | null {
  const whole = WHOLE[notation].exec(plain)?.[1] ?? plain;
  const isGrouped = notation !== "none" && GROUPED[notation].test(whole);
  const digits = isGrouped ? whole.replace(/[^0-9-]/g, "") : whole;
  return PLAIN.test(digits) ? digits : null;
}

function refused(code: ProblemCode): { readonly ok: false; readonly code: ProblemCode } {
  return { ok: false, code };
}
