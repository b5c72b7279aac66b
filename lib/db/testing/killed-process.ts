import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";

export type Victim = {
  /** Every line it has said so far. */
  readonly lines: readonly string[];
  readonly say: (line: string) => void;
  /** Resolves when it has said this; throws when it ended without. */
  readonly saidLine: (line: string) => Promise<void>;
  /** kill -9; resolves when everything it said has arrived. */
  readonly kill: () => Promise<void>;
};

/** Starts a TypeScript file as a process of its own, to be killed. */
export function startVictim(
  script: string,
  {
    args = [],
    env = {},
  }: { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> },
): Victim {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    process.execPath,
    ["--import", "tsx", script, ...args],
    { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...env } },
  );
  const lines: string[] = [];
  let unfinished = "";
  let errors = "";
  let look: () => void = () => undefined;
  child.stdout.on("data", (data) => {
    const parts = `${unfinished}${data}`.split("\n");
    unfinished = parts.pop() ?? "";
    lines.push(...parts);
    look();
  });
  child.stderr.on("data", (data) => {
    errors += data;
  });
  child.stdin.on("error", () => undefined);
  let hasClosed = false;
  const closed = new Promise<void>((resolve) => {
    child.once("close", () => {
      hasClosed = true;
      resolve();
      look();
    });
  });
  return {
    lines,
    say: (line) => void child.stdin.write(`${line}\n`),
    saidLine: (line) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (lines.includes(line)) resolve();
          else if (hasClosed) reject(new Error(`It ended before it said “${line}”. ${errors}`));
        };
        look();
      }),
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
