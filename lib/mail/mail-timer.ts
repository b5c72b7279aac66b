import { runDueMail } from "./run-due";

const EVERY_MS = 60_000;

/** Looks every minute, in the server's own process, for messages that are due; one run at a time. */
export function startMailTimer(): void {
  const registry = globalThis as { [key: symbol]: boolean | undefined };
  const key = Symbol.for("tallyboard.mail-timer");
  // Next may load this module more than once in a process.
  if (registry[key]) return;
  registry[key] = true;
  let isRunning = false;
  setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    runDueMail(new Date())
      .catch((error: unknown) => {
        // Only its kind: a message of an error may name addresses.
        process.stderr.write(`Messages could not be sent: ${error instanceof Error ? error.name : "?"}\n`);
      })
      .finally(() => {
        isRunning = false;
      });
  }, EVERY_MS).unref();
}
