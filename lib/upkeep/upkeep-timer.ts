import { runDueUpkeep } from "./run-due";

const EVERY_MS = 60_000;

/** Looks every minute whether the daily upkeep is due, from a minute after the start on; one run at a time. */
export function startUpkeepTimer(): void {
  const registry = globalThis as { [key: symbol]: boolean | undefined };
  const key = Symbol.for("tallyboard.upkeep-timer");
  // Next may load this module more than once in a process.
  if (registry[key]) return;
  registry[key] = true;
  let isRunning = false;
  setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    runDueUpkeep(new Date())
      .then((done) => {
        if (done?.problem) process.stderr.write(`The daily upkeep failed: ${done.problem}\n`);
      })
      .catch((error: unknown) => {
        process.stderr.write(`The daily upkeep failed: ${error instanceof Error ? error.message : "?"}\n`);
      })
      .finally(() => {
        isRunning = false;
      });
  }, EVERY_MS).unref();
}
