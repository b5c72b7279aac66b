import { type ChildProcess, fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { lendTurn } from "@/lib/db/writer";
import type { FromWorker, ToWorker } from "./messages";

/**
 * What Node may fill. `roomy` is for files that are read as a whole; `tight` for large ones that are read in pieces, where Node would otherwise
 * rather take memory than collect garbage.
 */
const MEMORY = {
  roomy: ["--max-old-space-size=768"],
  tight: ["--max-old-space-size=160", "--max-semi-space-size=4"],
} as const;

export type Memory = keyof typeof MEMORY;

/** Under the folder of the project, in which `npm start`, `npm run dev` and the tests run: what loads `main.ts` beside this file. */
const MAIN = ["lib", "cli", "launch", "import-worker.js"];

export type WorkerProcess = {
  /** null: it could not be started. */
  readonly pid: number | null;
  readonly say: (message: ToWorker) => void;
  /** From now on pages come before it where the processor is short. It cannot be taken back. */
  readonly yieldToPages: () => void;
  /** Ends it at once: what it has not committed has not happened. */
  readonly kill: () => void;
};

type Listener = {
  readonly memory: Memory;
  readonly onMessage: (message: FromWorker) => void;
  /** It waits for its turn to write, or has it. */
  readonly onTurn: (turn: "awaited" | "begun") => void;
  readonly onGone: (end: { readonly outOfMemory: boolean }) => void;
};

/** Starts a process that runs `main.ts`, and lends it this process's turn to write when it asks. It keeps nothing alive. */
export function startProcess({ memory, onMessage, onTurn, onGone }: Listener): WorkerProcess {
  const child = fork(join(/* turbopackIgnore: true */ process.cwd(), ...MAIN), [], {
    execArgv: [...MEMORY[memory]],
    // Else the GNU allocator keeps a heap for each of Node's threads, which only ever grow.
    env: { MALLOC_ARENA_MAX: "2", ...process.env },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.unref();
  child.channel?.unref();
  const say = (message: ToWorker) => void (child.connected && child.send(message, () => undefined));
  const turns = lendTurns({ say, onTurn, kill: () => child.kill("SIGKILL") });
  child.on("message", (message: FromWorker) => {
    if (message.say === "wants-turn") turns.want();
    else if (message.say === "turn-over") turns.over();
    else onMessage(message);
  });
  const gone = (outOfMemory: boolean) => {
    turns.over();
    onGone({ outOfMemory });
  };
  // Node aborts when its heap is full.
  child.once("exit", (code, signal) => gone(signal === "SIGABRT" || code === 134));
  child.once("error", () => gone(false));
  return {
    pid: child.pid ?? null,
    say,
    yieldToPages: () => yieldToPages(child),
    kill: () => child.kill("SIGKILL"),
  };
}

type Lender = {
  readonly say: (message: ToWorker) => void;
  readonly onTurn: Listener["onTurn"];
  readonly kill: () => void;
};

function lendTurns({ say, onTurn, kill }: Lender) {
  let wanted = 0;
  let giveBack: () => void = () => undefined;
  return {
    want: () => {
      wanted += 1;
      const mine = wanted;
      onTurn("awaited");
      const lent = lendTurn(
        () =>
          new Promise<void>((resolve) => {
            if (mine !== wanted) return resolve();
            giveBack = resolve;
            onTurn("begun");
            say({ say: "turn" });
          }),
      );
      lent.catch(kill);
    },
    /** Also when it does not want its turn any more, before it came. */
    over: () => {
      wanted += 1;
      giveBack();
    },
  };
}

function yieldToPages({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is as quick as the server then, which is all the same where there are processors enough.
  }
}
