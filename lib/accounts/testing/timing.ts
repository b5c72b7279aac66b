/** Milliseconds, in the order in which they were measured. */
export type Times = { readonly one: readonly number[]; readonly other: readonly number[] };

/** How long both take, in turns and each as often first as second, so that whatever else the machine does falls on both. */
export async function timeInTurns(
  rounds: number,
  {
    one,
    other,
    clock,
  }: Record<"one" | "other", (round: number) => Promise<unknown>> & { clock: () => number },
): Promise<Times> {
  const times = { one: [] as number[], other: [] as number[] };
  for (let round = 0; round < rounds; round += 1)
    for (const name of round % 2 === 0 ? (["one", "other"] as const) : (["other", "one"] as const)) {
      const began = clock();
      await { one, other }[name](round);
      times[name].push(clock() - began);
    }
  return times;
}

/** Milliseconds of processor that this process has used in all its threads: what neighbours do to the clock on the wall is not in it. */
export function processorClock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

export function wallClock(): number {
  return performance.now();
}

/** The median of the differences of what was measured in one turn. */
export function medianDifference({ one, other }: Times): number {
  const differences = one.map((time, round) => time - (other[round] ?? Number.NaN)).sort((a, b) => a - b);
  return differences[Math.floor(differences.length / 2)] ?? Number.NaN;
}

/**
 * The two-sided p of a Mann-Whitney test: how likely times at least as far apart are if both do the same. By the normal approximation with a correction
 * for continuity, good from some 20 values a side (Mann and Whitney, 1947).
 */
export function mannWhitneyP({ one, other }: Times): number {
  const [n, m] = [one.length, other.length];
  let above = 0;
  for (const a of one) for (const b of other) above += a > b ? 1 : a === b ? 0.5 : 0;
  const deviation = Math.sqrt((n * m * (n + m + 1)) / 12);
  const z = Math.max(0, Math.abs(above - (n * m) / 2) - 0.5) / deviation;
  return 2 * (1 - normal(z));
}

/** The normal distribution from minus infinity to z ≥ 0; Abramowitz and Stegun 26.2.17, to 7 digits. */
function normal(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * z);
  const terms = [0.319_381_53, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
  const sum = terms.reduceRight((rest, term) => (rest + term) * t, 0);
  return 1 - (Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
