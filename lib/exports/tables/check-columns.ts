import type { Day } from "@/lib/domain/day";
import { parseHandle } from "@/lib/domain/handle";
import type { ColumnRole, DateNotation, NumberNotation } from "@/lib/domain/mapping";
import { MEASURES } from "@/lib/domain/measure";
import { type ProblemCode, problem } from "@/lib/domain/problem";
import type { CellExample, ColumnCheck, MappingDraft } from "@/lib/domain/table-sample";
import { postLink } from "../cells";
import { NUMBERS_SHOWN } from "./daily-row";
import { isUnknownCell, parseNotedCount } from "./notation";
import { createRowDays } from "./row-days";

const FAULTS_SHOWN = 3;

type Column = {
  readonly heading: string;
  readonly role: ColumnRole;
  readonly cells: readonly CellExample[];
};

/** How the cells of one column are read by a draft; null for an ignored column, and as long as its notation is open. */
export function checkColumn(
  { heading, role, cells }: Column,
  { target, dates, numbers }: Omit<MappingDraft, "columns">,
  latest: Day,
): ColumnCheck | null {
  const read = readerOf(role, { target, dates, numbers, latest });
  if (read === null) return null;
  const faults = cells.flatMap((cell) => {
    const code = read(cell.text);
    return code === null ? [] : [{ cell, code }];
  });
  const notation = usesDates(role) ? (dates ?? "") : NUMBERS_SHOWN[numbers ?? "none"];
  return {
    readable: cells.length - faults.length,
    unknown: role.kind === "title" ? 0 : cells.filter(({ text }) => isUnknownCell(text)).length,
    sampled: cells.length,
    faults: faults.slice(0, FAULTS_SHOWN).map(({ cell, code }) => {
      const place = { line: cell.line, column: heading, value: cell.text, params: { notation } };
      const { message, value } = problem(code, { severity: "refused", ...place });
      return { line: cell.line, text: value ?? "", message };
    }),
  };
}

/** Roles whose cells are dates. */
export function usesDates({ kind }: ColumnRole): boolean {
  return kind === "day" || kind === "published";
}

/** Roles whose cells are counts. */
export function usesNumbers({ kind }: ColumnRole): boolean {
  return kind === "measure" || kind === "total";
}

type Notations = {
  readonly target: MappingDraft["target"];
  readonly dates: DateNotation | null;
  readonly numbers: NumberNotation | null;
  readonly latest: Day;
};

/** What is wrong with a cell; null: nothing. */
type Judge = (text: string) => ProblemCode | null;

function readerOf(role: ColumnRole, notations: Notations): Judge | null {
  switch (role.kind) {
    case "ignored":
      return null;
    case "title":
      return () => null;
    case "profile":
      // The link of a post says it anyway.
      return (text) =>
        parseHandle(text) !== null || (notations.target === "posts" && text.trim() === "")
          ? null
          : "cell/no-handle";
    case "link":
      return (text) => {
        const read = postLink(text.trim());
        if (read.ok) return null;
        return read.code === "cell/id-lost" ? "cell/post-rounded" : "cell/no-post-link";
      };
    case "day":
    case "published":
      return judgeDay(notations);
    case "measure":
      return judgeCount(notations, MEASURES[role.measure].mayBeNegative);
    case "total":
      return judgeCount(notations, false);
  }
}

function judgeDay({ dates, latest }: Notations): Judge | null {
  if (dates === null) return null;
  const findDay = createRowDays(dates, latest);
  return (text) => {
    const found = findDay(text);
    return typeof found === "string" ? found : null;
  };
}

function judgeCount({ numbers }: Notations, mayBeNegative: boolean): Judge | null {
  if (numbers === null) return null;
  return (text) => {
    const read = parseNotedCount(text, { notation: numbers, mayBeNegative });
    return read.ok ? null : read.code;
  };
}
