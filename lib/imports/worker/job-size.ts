import type { ImportProgress } from "@/lib/domain/import-progress";
import type { Job } from "./messages";

/** Bytes of files that take longer than anybody would not notice. */
const HEAVY_BYTES = 4 * 1024 * 1024;

export function isHeavy(job: Job): boolean {
  return bytesOf(job) > HEAVY_BYTES;
}

/** Where a job is that nobody has begun. */
export function beforeReading(job: Job): ImportProgress {
  return { phase: "waiting", bytes: { read: 0, total: bytesOf(job) }, rows: { read: 0, stored: 0 } };
}

function bytesOf(job: Job): number {
  return "files" in job ? job.files.reduce((sum, { size }) => sum + size, 0) : 0;
}
