/**
 * Everything that can be wrong with an upload, in the words a marketer reads: what happened and what to do next.
 * `{file}`, `{value}`, `{column}` and other `{names}` are filled in from the problem's `params`.
 */
export const PROBLEMS = {
  "file/empty": "The file is empty. Download it from TikTok again.",
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof PROBLEMS;

export type Problem = {
  readonly code: ProblemCode;
  /** `refused`: the file or row is not imported. `warning`: it is, and this is worth knowing. */
  readonly severity: "refused" | "warning";
  /** Line in the file as an editor counts it; null when the whole file is meant. */
  readonly line: number | null;
  readonly column: string | null;
  /** What the cell said, letter by letter. */
  readonly value: string | null;
  /** The sentence, filled in. */
  readonly message: string;
};
