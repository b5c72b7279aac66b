import { type Problem, problem } from "@/lib/domain/problem";
import { MOST_LISTED } from "../read-rows";

/** Of all profiles of a table together: the list is stored and shown. */
const MOST_LISTED_OF_ALL = 5_000;

const FIRST_SHOWN = 20;

type RefusedRows = { readonly rows: number; readonly problems: readonly Problem[] };

export type Refusals = {
  /** `owner` null: nobody knows whose row it is. */
  readonly add: (owner: number | null, problems: readonly Problem[]) => void;
  readonly of: (owner: number) => RefusedRows;
  /** The rows of nobody and of all others. */
  readonly besides: (owners: readonly number[]) => RefusedRows;
  /** A few of the first refused rows, by line. */
  readonly first: () => readonly Problem[];
};

type Tally = { rows: number; listed: number; readonly problems: Problem[] };

/** Counts refused rows by whose they are, and keeps the problems of the first of them. */
export function createRefusals(): Refusals {
  const tallies = new Map<number | null, Tally>();
  let listed = 0;
  return {
    add(owner, problems) {
      const tally = tallies.get(owner) ?? { rows: 0, listed: 0, problems: [] };
      tallies.set(owner, tally);
      tally.rows += 1;
      if (tally.listed >= MOST_LISTED || listed >= MOST_LISTED_OF_ALL) return;
      tally.problems.push(...problems);
      tally.listed += 1;
      listed += 1;
    },
    of: (owner) => sum([tallies.get(owner)]),
    besides: (owners) => {
      const known = new Set<number | null>(owners);
      return sum([...tallies].filter(([owner]) => !known.has(owner)).map(([, tally]) => tally));
    },
    first: () => sum([...tallies.values()]).problems.slice(0, FIRST_SHOWN),
  };
}

function sum(tallies: readonly (Tally | undefined)[]): RefusedRows {
  const all = tallies.flatMap((tally) => tally ?? []);
  const rows = all.reduce((total, tally) => total + tally.rows, 0);
  const listed = all.reduce((total, tally) => total + tally.listed, 0);
  const problems = all.flatMap((tally) => tally.problems).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (rows === listed) return { rows, problems };
  const more = problem("row/more-refused", { severity: "warning", params: { count: rows - listed } });
  return { rows, problems: [...problems, more] };
}
