import type { ImportProgress, ImportStep } from "@/lib/domain/import-progress";

/** As often as a bar needs to move; saying more would only cost. */
const EVERY_MS = 100;

/** Adds up the steps of a batch of `totalBytes` and tells how far it is: at each new phase, when all is read, and at most ten times a second. */
export function trackProgress(
  totalBytes: number,
  tell: (progress: ImportProgress) => void,
  clock: () => number = () => performance.now(),
): (step: ImportStep) => void {
  let [bytesRead, rowsRead, rowsStored] = [0, 0, 0];
  let told: {
    readonly at: number;
    readonly phase: ImportProgress["phase"];
    readonly isRead: boolean;
  } | null = null;
  return (more) => {
    bytesRead += more.bytesRead ?? 0;
    rowsRead += more.rowsRead ?? 0;
    rowsStored += more.rowsStored ?? 0;
    const phase = rowsStored === 0 ? "reading" : rowsStored < rowsRead ? "storing" : "finishing";
    const isRead = bytesRead >= totalBytes;
    if (told?.phase === phase && told.isRead === isRead && clock() - told.at < EVERY_MS) return;
    told = { at: clock(), phase, isRead };
    tell({
      phase,
      bytes: { read: Math.min(bytesRead, totalBytes), total: totalBytes },
      rows: { read: rowsRead, stored: Math.min(rowsStored, rowsRead) },
    });
  };
}
