import { type Problem, problem } from "@/lib/domain/problem";
import type { Refusals } from "./refusals";
import { TableRefusal } from "./table-refusal";

/** A record that has not the width of the header, or whose quotes do not pair up: nobody knows whose it is. */
export function refuseWidth(line: number, cells: readonly string[] | null, expected: number) {
  const severity = "refused";
  const why: Problem =
    cells === null
      ? problem("row/unpaired-quotes", { severity, line })
      : problem("row/other-width", { severity, line, params: { found: cells.length, expected } });
  return { ok: false, owner: null, problems: [why] } as const;
}

/** No row can be read: the mapping is wrong, or the table. */
export function refuseUnfit(count: number, refusals: Refusals): never {
  const whole = problem("file/no-row-fits", { severity: "refused", params: { count } });
  throw new TableRefusal([whole, ...refusals.first()]);
}
