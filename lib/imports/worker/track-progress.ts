import type { ImportProgress, ImportStep } from "@/lib/domain/import-progress";

/** As often as a bar needs to move; saying more would only cost. */
const EVERY_MS = 100;

/** Adds up the steps of a batch of `totalBytes` and tells how far it is: at each new phase, and at most ten times a second. */
export function trackProgress(
  totalBytes: number,
  tell: (progress: ImportProgress) => void,
  clock: () => number = () => performance.now(),
): (step: ImportStep) => void {
  let [bytesRead, rowsRead, rowsStored] = [0, 0, 0];
  let told: { readonly at: number; readonly phase: ImportProgress["phase"] } | null = null;
  return (more) => {
    bytesRead += more.bytesRead ?? 0;
    rowsRead += more.rowsRead ?? 0;
    rowsStored += more.rowsStored ?? 0;
    const phase = rowsStored === 0 ? "reading" : rowsStored < rowsRead ? "storing" : "finishing";
    if (told?.phase === phase && clock() - told.at < EVERY_MS) return;
    told = { at: clock(), phase };
    tell({
      phase,
      bytes: { read: Math.min(bytesRead, totalBytes), total: totalBytes },
      rows: { read: rowsRead, stored: Math.min(rowsStored, rowsRead) },
    });
  };
}
