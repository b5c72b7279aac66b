/** Starts a clock of this process's own work, which other processes on the machine add little to; it tells the milliseconds since. */
export function startProcessorClock(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}

/** Within a second on a core of its own. A core that two share, on a machine that does other things as well, is a few times slower. */
export const SECOND_WHEN_BUSY_MS = 3_000;
