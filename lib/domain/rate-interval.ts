import type { PostTotals } from "./engagement";
import { POSTS_NEEDED } from "./thresholds";

/** The range that a rate can lie in, at 95 % confidence; ratios from 0 to 1. */
export type RateInterval = { readonly low: number; readonly high: number };

/** 97.5th percentile of the standard normal distribution: two-sided 95 %. */
const Z_95 = 1.959963984540054;

/**
 * The score interval of a proportion: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), as
 * method 3 of R. G. Newcombe, Statistics in Medicine 17 (1998). null without trials, and where there are more successes than trials.
 * `trials` may be an effective number, which is no whole one.
 */
export function evaluateWilson(successes: number, trials: number): RateInterval | null {
  if (trials <= 0 || successes < 0 || successes > trials) return null;
  const rate = successes / trials;
  const z2 = Z_95 ** 2;
  const middle = (rate + z2 / (2 * trials)) / (1 + z2 / trials);
  const reach = (Z_95 / (1 + z2 / trials)) * Math.sqrt((rate * (1 - rate)) / trials + z2 / (4 * trials ** 2));
  // Exactly 0 and 1 where nothing or everything succeeded; rounding must not leave the range.
  return {
    low: successes === 0 ? 0 : Math.max(0, middle - reach),
    high: successes === trials ? 1 : Math.min(1, middle + reach),
  };
}

/** What is counted of a post against its views: who did something, and how many looked. */
export type Tally = { readonly successes: number; readonly trials: number };

/** Likes, comments and shares against views; null where one of them is unknown or nobody looked. */
export function tallyEngagement({ views, likes, comments, shares }: PostTotals): Tally | null {
  if (views === null || views === 0 || likes === null || comments === null || shares === null) return null;
  return { successes: likes + comments + shares, trials: views };
}

/** Shares against views; null where one of them is unknown or nobody looked. */
export function tallyShares({ views, shares }: PostTotals): Tally | null {
  return views === null || views === 0 || shares === null ? null : { successes: shares, trials: views };
}

/** All successes ÷ all trials of some posts, and how sure that is. */
export type PooledRate = {
  /** Posts of which both are known. */
  readonly posts: number;
  /** null when nobody looked. */
  readonly rate: number | null;
  /** null from fewer posts than anything is judged by, and where there are more successes than trials. */
  readonly interval: RateInterval | null;
};

/**
 * The pooled rate of posts with Wilson's interval on the effective number of views. Views of one post are not independent of each other: posts
 * differ more than chance alone would have it. So the views are divided by Pearson's dispersion X² ÷ (posts − 1), where that is above 1
 * (P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, section 4.5), which is Wilson's interval with an effective
 * sample size as of N. Dean and M. Pagano, Journal of Survey Statistics and Methodology 3 (2015).
 */
export function evaluatePooledRate(tallies: readonly (Tally | null)[]): PooledRate {
  const known = tallies.filter((tally) => tally !== null);
  const successes = known.reduce((sum, tally) => sum + tally.successes, 0);
  const trials = known.reduce((sum, tally) => sum + tally.trials, 0);
  if (trials === 0) return { posts: known.length, rate: null, interval: null };
  const rate = successes / trials;
  if (known.length < POSTS_NEEDED || rate > 1) return { posts: known.length, rate, interval: null };
  const divisor = Math.max(1, evaluateDispersion(known, rate));
  const interval = evaluateWilson(successes / divisor, trials / divisor);
  return { posts: known.length, rate, interval };
}

/** Pearson's X² of the posts against one common rate, by degree of freedom; 0 where the rate is 0 or 1, which leaves nothing to spread. */
function evaluateDispersion(tallies: readonly Tally[], rate: number): number {
  if (rate === 0 || rate === 1) return 0;
  const chiSquare = tallies.reduce(
    (sum, { successes, trials }) => sum + (successes - trials * rate) ** 2 / (trials * rate * (1 - rate)),
    0,
  );
  return chiSquare / (tallies.length - 1);
}

/** `above` and `below` only where the intervals have nothing in common; null where either is unknown. */
export function compareIntervals(
  one: RateInterval | null,
  other: RateInterval | null,
): "above" | "below" | "not-apart" | null {
  if (one === null || other === null) return null;
  if (one.low > other.high) return "above";
  return one.high < other.low ? "below" : "not-apart";
}

/**
 * How many of the tallies cannot be told from the one with the highest rate: their intervals meet its. 1 where it leads alone; null from fewer
 * posts than anything is ranked by.
 */
export function countLeaders(tallies: readonly (Tally | null)[]): number | null {
  const rated = tallies
    .filter((tally) => tally !== null)
    .map(({ successes, trials }) => ({
      rate: successes / trials,
      interval: evaluateWilson(successes, trials),
    }))
    .toSorted((a, b) => b.rate - a.rate);
  const [first] = rated;
  if (first === undefined || rated.length < POSTS_NEEDED || first.interval === null) return null;
  return rated.filter(({ interval }) => compareIntervals(first.interval, interval) !== "above").length;
}
