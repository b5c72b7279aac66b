/** The middle value, or the mean of the two middle ones; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** Median absolute deviation from the median, unscaled; null of nothing. */
export function medianAbsoluteDeviation(values: readonly number[]): number | null {
  const middle = median(values);
  return middle === null ? null : median(values.map((value) => Math.abs(value - middle)));
}

/** The value below which a share of them lies, between neighbours in proportion (type 7 of Hyndman and Fan 1996); null of nothing. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const lower = sorted[Math.floor(at)];
  const upper = sorted[Math.ceil(at)];
  return lower === undefined || upper === undefined ? null : lower + (upper - lower) * (at - Math.floor(at));
}
