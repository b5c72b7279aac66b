import { database } from "@/lib/db/client";
import type { UpkeepOrder, UpkeepOutcome } from "@/lib/db/daily-upkeep";
import { toReceivedError } from "./job-errors";
import { startProcess } from "./worker-process";

/**
 * `doUpkeep` in a process of its own, which makes way for pages: checking and copying a large file would keep this one from answering. Not by
 * the crew, so that no import waits for it. Throws when the process ended before it was done.
 */
export function doUpkeepInProcess(order: UpkeepOrder): Promise<UpkeepOutcome> {
  return new Promise((resolve, reject) => {
    const worker = startProcess({
      memory: "roomy",
      onTurn: () => undefined,
      onGone: () => reject(new Error("The process ended before it was done.")),
      onMessage: (message) => {
        if (message.say === "done") resolve(message.outcome as UpkeepOutcome);
        if (message.say === "failed") reject(toReceivedError(message.error));
        if (message.say === "free") worker.kill();
      },
    });
    worker.yieldToPages();
    worker.say({ say: "work", job: { kind: "upkeep", order }, databaseUrl: database().url });
  });
}
