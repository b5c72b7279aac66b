/** One line of the table. Value and control were measured in the same run, in turns. */
export type Measurement = {
  readonly name: string;
  /** As people read it, with its unit. */
  readonly value: string;
  /** "–" where a figure explains another one and has nothing to be compared with. */
  readonly control: string;
  /** Value ÷ control. */
  readonly ratio: number | null;
  /** null: told for information. */
  readonly goal: { readonly text: string; readonly met: boolean } | null;
};

export const NO_CONTROL = "–";

/** The middle of the measured values; the mean of the two middle ones of an even number. Throws on none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error("A median of nothing.");
  return (lower + upper) / 2;
}

/** What 99 of a hundred values do not exceed; NaN of none. */
export function percentile99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(0.99 * sorted.length))] ?? Number.NaN;
}

/** Milliseconds that `work` takes, and what it returns. */
export async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly ms: number; readonly result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

export function atLeast(ratio: number, wanted: number): NonNullable<Measurement["goal"]> {
  return { text: `≥ ${wanted}`, met: ratio >= wanted };
}

export function atMost(ratio: number, wanted: number): NonNullable<Measurement["goal"]> {
  return { text: `≤ ${wanted}`, met: ratio <= wanted };
}

export function formatPerSecond(perSecond: number): string {
  return `${Math.round(perSecond).toLocaleString("en")}/s`;
}

export function formatMillis(ms: number): string {
  return `${ms < 100 ? ms.toFixed(1) : Math.round(ms).toLocaleString("en")} ms`;
}

export function formatKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} KB`;
}

export function formatShare(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
