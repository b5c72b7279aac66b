import { database, reader, switchDatabase } from "@/lib/db/client";
import { takeTurnsFrom, tidyWal } from "@/lib/db/writer";
import { doJob } from "./do-job";
import type { FromWorker, SentError, ToWorker } from "./messages";

/**
 * The process that reads and stores imports, so that the one that answers requests does neither. It is started by crew.ts, has
 * database connections of its own and ends with the server: whatever it has not committed then has not happened.
 */
let stop = new AbortController();
let granted: () => void = () => undefined;

function say(message: FromWorker): void {
  // Nobody listens any more: the server is gone.
  process.send?.(message, (error: Error | null) => error && process.exit());
}

/** The first query of a process takes a tenth of a second longer than all others. */
async function prepare(databaseUrl: string): Promise<void> {
  if (database().url !== databaseUrl) await switchDatabase(databaseUrl);
  await reader().$queryRaw`SELECT 1`;
}

async function work({ job, databaseUrl }: Extract<ToWorker, { say: "work" }>): Promise<void> {
  stop = new AbortController();
  const { signal } = stop;
  try {
    if (database().url !== databaseUrl) await switchDatabase(databaseUrl);
    say({ say: "done", outcome: await doJob(job, { signal, tell: say }) });
  } catch (error) {
    if (signal.aborted) say({ say: "stopped" });
    else say({ say: "failed", error: toSent(error) });
  }
  await tidyWal().catch(() => undefined);
  say({ say: "free" });
}

function toSent(error: unknown): SentError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), code: null, stack: null };
  const { name, message, stack = null } = error;
  return { name, message, stack, code: "code" in error ? String(error.code) : null };
}

takeTurnsFrom(async (write) => {
  const { signal } = stop;
  signal.throwIfAborted();
  const turn = new Promise<void>((resolve, reject) => {
    granted = resolve;
    signal.addEventListener("abort", reject, { once: true });
  });
  say({ say: "wants-turn" });
  try {
    await turn;
    return await write();
  } finally {
    say({ say: "turn-over" });
  }
});

process.on("message", (message: ToWorker) => {
  if (message.say === "prepare") prepare(message.databaseUrl).catch(() => undefined);
  else if (message.say === "work") void work(message);
  else if (message.say === "turn") granted();
  else stop.abort();
});
// The server is gone, and whoever starts the next one must not meet a second writer.
process.on("disconnect", () => process.exit());
// Ctrl-C reaches every process of a terminal; the server decides when it is over.
process.on("SIGINT", () => undefined);
