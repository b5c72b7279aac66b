import { addDays, type Day, type DayRange, daysBetween } from "../domain/day";
import { isMeasure, type Measure } from "../domain/measure";

/** What one file says, by LABEL day; null: unknown. */
export type LabelValues = ReadonlyMap<Day, DayValues>;

type DayValues = Readonly<Partial<Record<Measure, bigint | null>>>;

/** Known values that two series both hold; pairs of zeros are left out, since empty days agree at every offset. */
export type Agreement = {
  readonly days: number;
  readonly compared: number;
  readonly agree: number;
};

/** What two series say of one measure on one day; `label` is the day of the first, `other` that of the second. */
export type OverlapPair = {
  readonly measure: Measure;
  readonly label: Day;
  readonly other: Day;
  readonly mine: bigint;
  readonly theirs: bigint;
};

const AGREEING_SHARE = 0.9;
export const FEWEST_DAYS = 5;
export const NOTHING_COMPARED: Agreement = { days: 0, compared: 0, agree: 0 };

/** Compares `values` on label L with `others` on L + `offset`. */
export function compareAt(values: LabelValues, others: LabelValues, offset: number): Agreement {
  let total = NOTHING_COMPARED;
  for (const [label, mine] of values) {
    const theirs = others.get(offset === 0 ? label : addDays(label, offset));
    if (theirs !== undefined) total = addAgreements(total, compareDay(mine, theirs));
  }
  return total;
}

const PAIRS_SHOWN = 7;

/** The newest values that {@link compareAt} compares, one measure a day: the first that both know and that is not zero. */
export function pairsAt(values: LabelValues, others: LabelValues, offset: number): readonly OverlapPair[] {
  const pairs = [...values].flatMap(([label, mine]): readonly OverlapPair[] => {
    const other = addDays(label, offset);
    const theirs = others.get(other);
    const measure = Object.keys(mine)
      .filter(isMeasure)
      .find((each) => (mine[each] ?? 0n) !== 0n && (theirs?.[each] ?? null) !== null);
    if (measure === undefined) return [];
    const [one, two] = [mine[measure], theirs?.[measure]];
    return one == null || two == null ? [] : [{ measure, label, other, mine: one, theirs: two }];
  });
  return pairs.toSorted((a, b) => (a.label < b.label ? -1 : 1)).slice(-PAIRS_SHOWN);
}

function compareDay(mine: DayValues, theirs: DayValues): Agreement {
  const pairs = Object.keys(mine)
    .filter(isMeasure)
    .map((measure) => [mine[measure] ?? null, theirs[measure] ?? null] as const)
    .filter(([one, other]) => one !== null && other !== null && (one !== 0n || other !== 0n));
  const agree = pairs.filter(([one, other]) => one === other).length;
  return { days: pairs.length > 0 ? 1 : 0, compared: pairs.length, agree };
}

export function addAgreements(one: Agreement, other: Agreement): Agreement {
  return {
    days: one.days + other.days,
    compared: one.compared + other.compared,
    agree: one.agree + other.agree,
  };
}

/**
 * The one candidate at which at least 90 % of the values agree on at least five days; null when there is none, or when another
 * candidate agrees as well, on however few days (a level that stands still, an empty account).
 */
export function findWinner(agreements: ReadonlyMap<number, Agreement>): number | null {
  const agreeing = [...agreements].filter(
    ([, { compared, agree }]) => compared > 0 && agree >= AGREEING_SHARE * compared,
  );
  const [winner] = agreeing;
  if (winner === undefined || agreeing.length > 1) return null;
  return winner[1].days >= FEWEST_DAYS ? winner[0] : null;
}

/** How many labels two ranges share; negative when they are apart. */
export function sharedDays(one: DayRange, other: DayRange): number {
  return daysBetween(later(one.from, other.from), earlier(one.to, other.to)) + 1;
}

export function earlier(one: Day, other: Day): Day {
  return daysBetween(one, other) >= 0 ? one : other;
}

export function later(one: Day, other: Day): Day {
  return daysBetween(one, other) >= 0 ? other : one;
}
