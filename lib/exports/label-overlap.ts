import { addDays, type Day, type DayRange, daysBetween } from "../domain/day";
import { isMeasure, type Measure } from "../domain/measure";

/** What one file says, by LABEL day; null: unknown. */
export type LabelValues = ReadonlyMap<Day, Readonly<Partial<Record<Measure, bigint | null>>>>;

/** Known values that two series both hold; pairs of zeros are left out, since empty days agree at every offset. */
export type Agreement = {
  readonly days: number;
  readonly compared: number;
  readonly agree: number;
};

const AGREEING_SHARE = 0.9;
export const FEWEST_DAYS = 5;
export const NOTHING_COMPARED: Agreement = { days: 0, compared: 0, agree: 0 };

/** Compares `values` on label L with `others` on L + `offset`. */
export function compareAt(values: LabelValues, others: LabelValues, offset: number): Agreement {
  let days = 0;
  let compared = 0;
  let agree = 0;
  for (const [label, mine] of values) {
    const theirs = others.get(offset === 0 ? label : addDays(label, offset));
    if (theirs === undefined) continue;
    const before = compared;
    for (const [measure, value] of Object.entries(mine)) {
      if (!isMeasure(measure)) continue;
      const other = theirs[measure] ?? null;
      if (value === null || other === null || (value === 0n && other === 0n)) continue;
      compared += 1;
      if (value === other) agree += 1;
    }
    if (compared > before) days += 1;
  }
  return { days, compared, agree };
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
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return daysBetween(from, to) + 1;
}
