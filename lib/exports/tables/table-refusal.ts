import { type Problem, type ProblemCode, type ProblemDetail, problem } from "@/lib/domain/problem";

/** Ends the reading of a table from wherever it is; caught where the reading began. */
export class TableRefusal extends Error {
  override readonly name = "TableRefusal";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? "The table cannot be read.");
    this.problems = problems;
  }
}

export function refuseTable(code: ProblemCode, detail: Omit<ProblemDetail, "severity"> = {}): never {
  throw new TableRefusal([problem(code, { severity: "refused", ...detail })]);
}
