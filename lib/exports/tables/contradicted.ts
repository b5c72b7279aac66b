import { DATE_NOTATIONS, type Mapping, NUMBER_NOTATIONS } from "@/lib/domain/mapping";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";
import { cleanHeading } from "../detect";
import { usesDates, usesNumbers } from "./check-columns";
import { parseNotedCount, parseNotedDay } from "./notation";
import type { TableOutcome } from "./read-mapped-table";

const OF_NOTATION: readonly ProblemCode[] = [
  "cell/day-notation",
  "cell/no-such-day",
  "cell/number-notation",
  "cell/fraction",
];

/**
 * The first cell that a remembered mapping cannot read and another notation can: then the file is written in another way than those before, and the cells
 * that both can read may mean something else in it, too. Null when no cell says so.
 */
export function findContradiction(outcome: TableOutcome, mapping: Mapping): Problem | null {
  const problems = outcome.ok
    ? [...outcome.table.problems, ...outcome.table.profiles.flatMap((part) => part.problems)]
    : outcome.problems;
  const telling = problems
    .filter((each) => OF_NOTATION.includes(each.code) && fitsElsewhere(each, mapping))
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))[0];
  if (telling === undefined) return null;
  const { line, column, value } = telling;
  return problem("file/mapping-contradicted", { severity: "refused", line, column, value });
}

function fitsElsewhere({ column, value }: Problem, { header, columns }: Mapping): boolean {
  const role = columns[header.findIndex((heading) => cleanHeading(heading) === column)];
  if (role === undefined || value === null) return false;
  if (usesDates(role)) return DATE_NOTATIONS.some((notation) => parseNotedDay(value, notation).ok);
  return (
    usesNumbers(role) &&
    NUMBER_NOTATIONS.some((notation) => parseNotedCount(value, { notation, mayBeNegative: true }).ok)
  );
}
