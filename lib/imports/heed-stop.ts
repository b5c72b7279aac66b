import { setImmediate } from "node:timers/promises";
import type { ImportWatch } from "@/lib/domain/import-progress";

/** Lets the word to stop come through, which no wait for SQLite does, and heeds it by throwing the signal's reason. */
export async function heedStop(watch: ImportWatch | null): Promise<void> {
  if (watch === null) return;
  await setImmediate();
  watch.signal.throwIfAborted();
}
