import { DATE_NOTATIONS, type DateNotation, type NumberNotation } from "@/lib/domain/mapping";
import type { CellExample, DateReading, NotationFinding, NumberReading } from "@/lib/domain/table-sample";
import { isUnknownCell, parseNotedCount, parseNotedDay } from "./notation";

/**
 * In which order the dates of a table are written, as far as its cells prove it: a day after the 12th can be read in one order only. Where every cell
 * fits two orders, or two cells fit different ones, both are given with what a cell of the file means then.
 */
export function findDateNotation(cells: readonly CellExample[]): NotationFinding<DateReading> {
  const written = cells.filter(({ text }) => !isUnknownCell(text));
  if (written.length === 0) return { kind: "unneeded" };
  const last = written.at(-1);
  const readings = DATE_NOTATIONS.flatMap((notation): readonly Found<DateReading>[] => {
    const fitting = written.filter(({ text }) => dayIn(text, notation) !== null);
    const [example] = fitting;
    const day = example === undefined ? null : dayIn(example.text, notation);
    if (example === undefined || day === null) return [];
    const lastDay = last === undefined ? null : dayIn(last.text, notation);
    return [{ reading: { notation, example, day, lastDay }, fitting: new Set(fitting) }];
  });
  return settle<DateReading>(readings, (cell, notation) => {
    const day = dayIn(cell.text, notation);
    return day === null ? null : { notation, example: cell, day, lastDay: null };
  });
}

type Found<Reading> = { readonly reading: Reading; readonly fitting: ReadonlySet<CellExample> };

/** Proved when a cell fits one order only and no cell fits another one only. */
function settle<Reading extends { readonly notation: unknown }>(
  found: readonly Found<Reading>[],
  readOne: (cell: CellExample, notation: Reading["notation"]) => Reading | null,
): NotationFinding<Reading> {
  const proofs = found.flatMap(({ reading, fitting }) => {
    const proof = [...fitting].find((cell) =>
      found.every((other) => other.reading === reading || !other.fitting.has(cell)),
    );
    const proved = proof === undefined ? null : readOne(proof, reading.notation);
    return proved === null ? [] : [proved];
  });
  const [proved, ...others] = proofs;
  if (proved !== undefined && others.length === 0) return { kind: "proved", reading: proved };
  // Cells that contradict each other are shown, each in the order that reads it.
  return { kind: "open", readings: proofs.length > 0 ? proofs : found.map(({ reading }) => reading) };
}

function dayIn(text: string, notation: DateNotation) {
  const read = parseNotedDay(text, notation);
  return read.ok ? read.value : null;
}

const SIGNS = {
  comma: /^-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.0{1,2})?$/,
  point: /^-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,0{1,2})?$/,
  space: /^-?[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f][0-9]{3})+(?:[.,]0{1,2})?$/,
  apostrophe: /^-?[0-9]{1,3}(?:['\u2019][0-9]{3})+(?:[.,]0{1,2})?$/,
} as const satisfies Record<Exclude<NumberNotation, "none">, RegExp>;

/** One sign between one to three digits and three others: a thousand, or a decimal with three places. */
const AMBIGUOUS = /^-?[0-9]{1,3}[.,][0-9]{3}$/;

/**
 * What parts the thousands of a table's whole numbers, as far as its cells prove it: `1,234,567` and `1 234` can be read in one way only. `1.234` alone can
 * be a thousand or a decimal, so both are given; a decimal is no count, and its row is refused then.
 */
export function findNumberNotation(cells: readonly CellExample[]): NotationFinding<NumberReading> {
  const written = cells.map(trimmed).filter(({ text }) => !isUnknownCell(text));
  if (written.length === 0) return { kind: "unneeded" };
  const signs = (["comma", "point", "space", "apostrophe"] as const).flatMap((notation) => {
    const grouped = written.filter(({ text }) => SIGNS[notation].test(text));
    const [first] = grouped;
    return first === undefined ? [] : [{ notation, first, proof: grouped.find(isProof) ?? null }];
  });
  const [only, ...others] = signs;
  if (only === undefined) return { kind: "proved", reading: numberReading("none", written[0]) };
  const decimal = written.find(({ text }) => isDecimal(text));
  if (others.length > 0)
    return { kind: "open", readings: signs.map(({ notation, first }) => numberReading(notation, first)) };
  if (only.proof !== null) return { kind: "proved", reading: numberReading(only.notation, only.proof) };
  if (decimal !== undefined) return { kind: "proved", reading: numberReading("none", decimal) };
  return {
    kind: "open",
    readings: [numberReading(only.notation, only.first), numberReading("none", only.first)],
  };
}

function trimmed({ line, text }: CellExample): CellExample {
  return { line, text: text.trim() };
}

function isProof({ text }: CellExample): boolean {
  return !AMBIGUOUS.test(text);
}

/** A sign that parts no group of three: `12.5`, `1.2345`. Two noughts alone are how programs write whole numbers. */
function isDecimal(text: string): boolean {
  const match = /^-?[0-9]+[.,]([0-9]+)$/.exec(text);
  return match !== null && match[1]?.length !== 3 && !/^0{1,2}$/.test(match[1] ?? "");
}

function numberReading(notation: NumberNotation, example: CellExample | undefined): NumberReading {
  const cell = example ?? { line: 0, text: "" };
  const read = parseNotedCount(cell.text, { notation, mayBeNegative: true });
  return { notation, example: cell, count: read.ok && read.value !== null ? read.value.toString() : null };
}
