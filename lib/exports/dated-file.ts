import { addDays, type Day, type DayRange, daysBetween, parseDay } from "@/lib/domain/day";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { parseDatedLabel } from "./date-label";
import { writtenDays } from "./place-entries";
import type { RawFile } from "./read-rows";

/** A date with its year as a file says it, on which line and in which column. */
export type DatedCell = {
  readonly line: number;
  readonly column: string;
  readonly label: string;
  readonly day: Day;
};

const TIME = /[ T](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$/;
/** TikTok began in 2016. */
const FIRST_DAY = "2016-01-01";

/** The day of `2025/10/31` or `2025/12/28 17:32:49`, also with hyphens, as spreadsheets rewrite them; null for anything else. */
export function parseDatedCell(text: string): Day | null {
  const day = parseDatedLabel(text.replace(TIME, ""));
  return day !== null && day >= FIRST_DAY ? day : null;
}

/** Every readable date of a file whose dates have years, in the order of its lines; [] for other files. */
export function datedCells(file: RawFile): readonly DatedCell[] {
  const { format, labels, rows } = file;
  if (!format.hasYears) return [];
  const column = format.dateHeading;
  if (isForPeople(file))
    return [...writtenDays(file)].flatMap(([line, day]) =>
      day === null ? [] : [{ line, column, label: day, day }],
    );
  const cells =
    format.shape.kind === "posts"
      ? rows.flatMap((row) => (row.kind === "posts" ? [{ line: row.line, label: row.published }] : []))
      : labels;
  return cells.flatMap(({ line, label }) => {
    const day = parseDatedCell(label);
    return day === null ? [] : [{ line, column, label, day }];
  });
}

/** Tables that people fill in are refused row by row and never as a whole for one wrong day. */
export function isForPeople({ format }: RawFile): boolean {
  return format.shape.kind === "details" || format.shape.kind === "tops";
}

/** The latest date of the file; null without dates. */
export function latestCell(cells: readonly DatedCell[]): DatedCell | null {
  const [first, ...rest] = cells;
  return first === undefined
    ? null
    : rest.reduce((latest, cell) => (cell.day > latest.day ? cell : latest), first);
}

const NAMED_RANGE = /\(([0-9]{4})_([0-9]{2})_([0-9]{2})-([0-9]{4})_([0-9]{2})_([0-9]{2})\)/;

/** The days in a name like `Overview(2024_10_01-2025_09_30).csv`. */
export function parseNamedRange(name: string): DayRange | null {
  const [, y1, m1, d1, y2, m2, d2] = NAMED_RANGE.exec(name) ?? [];
  if (y1 === undefined) return null;
  const [from, to] = [parseDay(`${y1}-${m1}-${d1}`), parseDay(`${y2}-${m2}-${d2}`)];
  return from === null || to === null || from > to ? null : { from, to };
}

/** What is wrong with the dates of a file as a whole: in the future, outside the range in its name, or a daily series with a hole. */
export function findDateProblem(file: RawFile, name: string, today: Day): Problem | null {
  if (isForPeople(file)) return null;
  const cells = datedCells(file);
  const future = cells.find(({ day }) => day > addDays(today, 1));
  if (future !== undefined) return refusal("file/future-day", future);
  if (file.format.shape.kind !== "daily") return null;
  const range = parseNamedRange(name);
  const outside = cells.find(({ day }) => range !== null && (day < range.from || day > range.to));
  if (outside !== undefined) return refusal("file/name-contradicts", outside);
  const jump = cells.find(({ day }, index) => {
    const before = cells[index - 1];
    return before !== undefined && daysBetween(before.day, day) !== 1;
  });
  return jump === undefined ? null : refusal("file/day-sequence", jump);
}

function refusal(code: ProblemCode, { line, column, label }: DatedCell): Problem {
  return problem(code, { severity: "refused", line, column, value: label });
}
