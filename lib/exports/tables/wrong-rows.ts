import { type Problem, problem } from "@/lib/domain/problem";
import { MOST_LISTED } from "../read-rows";
import type { Refusals } from "./refusals";
import type { TableRecord } from "./table-records";
import { TableRefusal } from "./table-refusal";

/** A record that may be half of one, that has not the width of the header, or whose quotes do not pair up: nobody knows whose it is. */
export function refuseRecord({ line, cells, isTorn, refused }: TableRecord, expected: number) {
  if (refused !== undefined) return { ok: false, owner: null, problems: refused } as const;
  const severity = "refused";
  const why: Problem =
    isTorn === true
      ? problem("row/half", { severity, line })
      : cells === null
        ? problem("row/unpaired-quotes", { severity, line })
        : problem("row/other-width", { severity, line, params: { found: cells.length, expected } });
  return { ok: false, owner: null, problems: [why] } as const;
}

/** Warns of the first rows in which a cell without quotes around it has one inside: kept as it stands, but a piece of it may be lost. */
export function warnOfBareQuotes() {
  const problems: Problem[] = [];
  return {
    problems,
    look({ line, hasBareQuote }: TableRecord): void {
      if (hasBareQuote === true && problems.length < MOST_LISTED)
        problems.push(problem("row/bare-quote", { severity: "warning", line }));
    },
  };
}

/** No row can be read: the mapping is wrong, or the table. */
export function refuseUnfit(count: number, refusals: Refusals): never {
  const whole = problem("file/no-row-fits", { severity: "refused", params: { count } });
  throw new TableRefusal([whole, ...refusals.first()]);
}
