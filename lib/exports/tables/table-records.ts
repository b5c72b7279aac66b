import type { Problem } from "@/lib/domain/problem";
import { type Delimiter, hasBareQuote, type Line, LONGEST_LINE } from "../csv";
import { refuseTable } from "./table-refusal";

/** One row of a table: as many cells as the header has, or what is wrong with it. */
export type TableRecord = {
  readonly line: number;
  /** null: its quotes do not pair up. */
  readonly cells: readonly string[] | null;
  /** A cell that no quotes surround has one inside. */
  readonly hasBareQuote?: true;
  /** A lone cell stands above or below, which may be the rest of its first or last one. */
  readonly isTorn?: boolean;
  /** Why it cannot be read, beyond what its texts say. */
  readonly refused?: readonly Problem[];
};

export type RecordReader = {
  readonly push: (line: Line) => readonly TableRecord[];
  /** Throws TableRefusal when a quote is still open. */
  readonly end: () => readonly TableRecord[];
};

/** A cell of text with more line breaks than this is a quote that somebody forgot. */
const MOST_LINES = 1_000;

const BARE = { hasBareQuote: true } as const;

type Split = readonly string[] | "open" | "broken";

/**
 * Puts lines together to records by RFC 4180: a line break inside quotes belongs to the cell. When such a record has not `width` cells, a
 * stray quote has swallowed lines that are records of their own: then its first line alone is refused and the others are read again.
 */
export function createRecordReader(delimiter: Delimiter, width: number): RecordReader {
  let open: Line[] = [];
  let openLength = 0;

  const read = (line: Line): readonly TableRecord[] => {
    if (open.length > 0) return readOn(line);
    if (line.text.trim() === "") return [];
    const cells = split(line.text, delimiter);
    if (cells === "open") {
      open = [line];
      openLength = line.text.length;
      return [];
    }
    if (cells === "broken") return [{ line: line.line, cells: null }];
    const isBare = line.text.includes('"') && hasBareQuote(line.text, delimiter);
    return [{ line: line.line, cells, ...(isBare ? BARE : {}) }];
  };

  const readOn = (line: Line): readonly TableRecord[] => {
    const [first] = open;
    open.push(line);
    openLength += line.text.length + 1;
    if (first === undefined) return [];
    if (openLength > LONGEST_LINE || open.length > MOST_LINES)
      refuseTable("file/open-quote", { line: first.line });
    if (!line.text.includes('"')) return [];
    const cells = split(open.map(({ text }) => text).join("\n"), delimiter);
    if (cells === "open") return [];
    const lines = open;
    open = [];
    if (cells !== "broken" && isAsWide(cells, width)) return [{ line: first.line, cells }];
    return [{ line: first.line, cells: null }, ...lines.slice(1).flatMap((each) => read(each))];
  };

  return {
    push: read,
    end: () => {
      const [first] = open;
      return first === undefined ? [] : refuseTable("file/open-quote", { line: first.line });
    },
  };
}

/** Whether nothing but its cells can keep it from being read. */
export function isReadable({ isTorn, refused }: TableRecord): boolean {
  return isTorn !== true && refused === undefined;
}

/** Spreadsheets leave empty cells at the end of lines. */
export function isAsWide(cells: readonly string[], width: number): boolean {
  if (cells.length <= width) return cells.length === width;
  for (let index = width; index < cells.length; index += 1) if (cells[index] !== "") return false;
  return true;
}

function split(text: string, delimiter: Delimiter): Split {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    if (text[at] !== '"') {
      const found = text.indexOf(delimiter, at);
      const end = found < 0 ? text.length : found;
      cells.push(text.slice(at, end));
      at = end + 1;
      continue;
    }
    const close = closingQuote(text, at);
    if (close < 0) return "open";
    if (close + 1 < text.length && text[close + 1] !== delimiter) return "broken";
    cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
    at = close + 2;
  }
  return cells;
}

function closingQuote(text: string, at: number): number {
  let close = text.indexOf('"', at + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}
