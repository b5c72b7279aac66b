import { afterAll, vi } from "vitest";

/** Files share a process and its modules, so each puts back what it set in the environment and on the clock. */
afterAll(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
