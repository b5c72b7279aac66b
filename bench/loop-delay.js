import { monitorEventLoopDelay } from "node:perf_hooks";

/**
 * Loaded into a server before its own code: tells the process that started it how long its event loop stood still at most since it was asked
 * before, in milliseconds.
 */
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on("message", () => {
  process.send?.(delay.max / 1e6);
  delay.reset();
});
// What is measured must end like what is not.
process.channel?.unref();
process.on("disconnect", () => process.exit());
