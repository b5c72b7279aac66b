import type { Handle } from "./handle";

/** The profile that Tallyboard makes up for looking around. Its name says so wherever it stands, in files that are taken away, too. */
export const SAMPLE_HANDLE = "made.up.bakery" as Handle;

/** What stands beside it in words. */
export const SAMPLE_LABEL = "made up";

export function isSample(handle: string): boolean {
  return handle === SAMPLE_HANDLE;
}
