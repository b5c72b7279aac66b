import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "../lib/cli/launch/run-step.js";
import type { Load, Sample } from "./load-generator";

export type Generator = {
  readonly run: (load: Load) => Promise<readonly Sample[]>;
  readonly stop: () => Promise<void>;
};

export function startGenerator(): Generator {
  const child = fork(join(ROOT, "bench", "load-generator.ts"), { execArgv: ["--import", "tsx"] });
  return {
    run: async (load) => {
      const answer = once(child, "message");
      child.send(load);
      return (await answer)[0];
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
