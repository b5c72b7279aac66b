import { compareAt, FEWEST_DAYS, sharedDays } from "./label-overlap";
import { byKey, isComparable, type ShiftSubject, type ValuesOf } from "./shift-subject";

/** Two files of one kind whose shared days agree at no offset: probably one of them is another profile's. */
export type Contradiction = {
  readonly key: string;
  readonly other: string;
  /** Values compared and equal at the offset that fits best. */
  readonly compared: number;
  readonly agree: number;
};

const OFFSETS: readonly number[] = [-1, 0, 1];
const EQUAL_SHARE = 0.5;

/**
 * Pairs with at least one file in `among` which share five or more known days other than zeros and are less than half equal at every
 * offset of a day. `valuesOf` is asked only for {@link neededForContradictions}.
 */
export function findContradictions(
  subjects: readonly ShiftSubject[],
  valuesOf: ValuesOf,
  among: ReadonlySet<string>,
): readonly Contradiction[] {
  return overlappingPairs(subjects, among).flatMap(([one, other]) => {
    const agreements = OFFSETS.map((offset) =>
      compareAt(valuesOf(one.key), valuesOf(other.key), offset),
    ).filter(({ days }) => days >= FEWEST_DAYS);
    const [first] = agreements;
    if (first === undefined || agreements.some((at) => at.agree >= EQUAL_SHARE * at.compared)) {
      return [];
    }
    const best = agreements.reduce((most, at) =>
      at.agree * most.compared > most.agree * at.compared ? at : most,
    );
    return [{ key: one.key, other: other.key, compared: best.compared, agree: best.agree }];
  });
}

/** Keys of the files whose values {@link findContradictions} compares. */
export function neededForContradictions(
  subjects: readonly ShiftSubject[],
  among: ReadonlySet<string>,
): readonly string[] {
  const keys = overlappingPairs(subjects, among).flatMap((pair) => pair.map(({ key }) => key));
  return [...new Set(keys)].sort();
}

/** The file in `among` comes first; each pair once. */
function overlappingPairs(
  subjects: readonly ShiftSubject[],
  among: ReadonlySet<string>,
): readonly (readonly [ShiftSubject, ShiftSubject])[] {
  const sorted = [...subjects].sort(byKey);
  return sorted
    .filter(({ key, format }) => among.has(key) && isComparable(format))
    .flatMap((one) =>
      sorted
        .filter((other) => !among.has(other.key) || other.key > one.key)
        .filter((other) => other.format === one.format && shareEnough(one, other))
        .map((other) => [one, other] as const),
    );
}

function shareEnough(one: ShiftSubject, other: ShiftSubject): boolean {
  if (one.labels === null || other.labels === null) return false;
  return sharedDays(one.labels, other.labels) >= FEWEST_DAYS - 1;
}
