import { database } from "@/lib/db/client";
import type { ImportActivity, ImportProgress } from "@/lib/domain/import-progress";
import { JobEndedError, toReceivedError } from "./job-errors";
import type { FromWorker, Job, JobKind, JobOutcomes } from "./messages";
import { startProcess, type WorkerProcess } from "./worker-process";

/** So that one large import does not keep everybody else waiting; a third would only take memory. */
const MOST_WORKERS = 2;
/** A worker takes a second to start, and memory while it waits. */
const IDLE_MS = 10 * 60_000;
/** What does not stop by then, in the middle of a long statement, is killed, which leaves as little behind. */
const STOP_GRACE_MS = 2_000;
/** Bytes of files that take longer than anybody notices. */
const HEAVY_BYTES = 4 * 1024 * 1024;

type Task = {
  readonly job: Job;
  /** null for an undo or a redo. */
  readonly batchId: string | null;
  readonly databaseUrl: string;
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (error: Error) => void;
  progress: ImportProgress;
  isStopped: boolean;
};

type Worker = {
  readonly process: WorkerProcess;
  task: Task | null;
  /** With a task, or tidying up after one. */
  isBusy: boolean;
  /** Has had a large task: it makes way for pages now, and holds much memory. */
  isSpent: boolean;
  idle: NodeJS.Timeout | undefined;
};

/** Next may load this module more than once in a process; the crew must be one. */
type Crew = { readonly workers: Set<Worker>; readonly waiting: Task[] };
const registry = globalThis as { [key: symbol]: Crew | undefined };
const KEY = Symbol.for("tallyboard.import-crew");

function crew(): Crew {
  const current = registry[KEY] ?? { workers: new Set(), waiting: [] };
  registry[KEY] = current;
  return current;
}

/**
 * Has a worker do this, at once or when one is free; jobs of one batch follow each other. Throws JobEndedError when the job was
 * stopped, by `signal` or `stopBatch`, or its process ended; then nothing has changed.
 */
export function runJob<Kind extends JobKind>(
  job: Job & { readonly kind: Kind },
  { batchId, signal }: { readonly batchId: string | null; readonly signal?: AbortSignal | undefined },
): Promise<JobOutcomes[Kind]> {
  return new Promise<unknown>((resolve, reject) => {
    const databaseUrl = database().url;
    const progress = beforeReading(job);
    const task: Task = { job, batchId, databaseUrl, resolve, reject, progress, isStopped: false };
    crew().waiting.push(task);
    signal?.addEventListener("abort", () => stopTask(task), { once: true });
    if (signal?.aborted) stopTask(task);
    assignTasks();
  }) as Promise<JobOutcomes[Kind]>;
}

/** Starts a worker when there is none, so that it is ready when somebody has chosen their files. */
export function warmCrew(): void {
  if (crew().workers.size > 0) return;
  const worker = addWorker();
  worker.process.say({ say: "prepare", databaseUrl: database().url });
  restWorker(worker);
}

/** What is going on with a batch. */
export function batchActivity(batchId: string): ImportActivity {
  const task = tasksOf(batchId)[0];
  if (task === undefined || (task.job.kind !== "preview" && task.job.kind !== "commit"))
    return { doing: null, progress: null };
  return { doing: task.job.kind, progress: task.progress };
}

/** Stops everything that is going on with a batch; what is committed by then stays. */
export function stopBatch(batchId: string): void {
  for (const task of tasksOf(batchId)) stopTask(task);
}

function tasksOf(batchId: string): readonly Task[] {
  return [...activeTasks(), ...crew().waiting].filter((task) => task.batchId === batchId);
}

function activeTasks(): readonly Task[] {
  return [...crew().workers].flatMap(({ task }) => (task === null ? [] : [task]));
}

function assignTasks(): void {
  const { workers, waiting } = crew();
  for (const task of [...waiting]) {
    const isNext = task.batchId === null || tasksOf(task.batchId)[0] === task;
    if (!isNext) continue;
    const free = [...workers].find(({ isBusy }) => !isBusy);
    if (free === undefined && workers.size >= MOST_WORKERS) return;
    waiting.splice(waiting.indexOf(task), 1);
    assign(free ?? addWorker(), task);
  }
}

function assign(worker: Worker, task: Task): void {
  clearTimeout(worker.idle);
  worker.task = task;
  worker.isBusy = true;
  if (isHeavy(task.job)) {
    worker.isSpent = true;
    worker.process.yieldToPages();
  }
  worker.process.say({ say: "work", job: task.job, databaseUrl: task.databaseUrl });
}

function isHeavy(job: Job): boolean {
  return bytesOf(job) > HEAVY_BYTES;
}

function bytesOf(job: Job): number {
  return "files" in job ? job.files.reduce((sum, { size }) => sum + size, 0) : 0;
}

function beforeReading(job: Job): ImportProgress {
  return {
    phase: "waiting",
    bytes: { read: 0, total: bytesOf(job) },
    rows: { read: 0, stored: 0 },
  };
}

function addWorker(): Worker {
  const worker: Worker = {
    process: startProcess({
      onMessage: (message) => hear(worker, message),
      onTurn: (turn) => showTurn(worker, turn),
      onGone: ({ outOfMemory }) => {
        clearTimeout(worker.idle);
        crew().workers.delete(worker);
        endTask(worker, (task) => {
          const code = outOfMemory ? "import/out-of-memory" : "import/broken-off";
          task.reject(new JobEndedError(task.isStopped ? "import/stopped" : code));
        });
        assignTasks();
      },
    }),
    task: null,
    isBusy: false,
    isSpent: false,
    idle: undefined,
  };
  crew().workers.add(worker);
  return worker;
}

function hear(worker: Worker, message: FromWorker): void {
  if (message.say === "progress" && worker.task !== null) worker.task.progress = message.progress;
  if (message.say === "done") endTask(worker, (task) => task.resolve(message.outcome));
  if (message.say === "stopped") endTask(worker, (task) => task.reject(new JobEndedError("import/stopped")));
  if (message.say === "failed") endTask(worker, (task) => task.reject(toReceivedError(message.error)));
  if (message.say === "free") {
    restWorker(worker);
    assignTasks();
  }
}

function showTurn({ task }: Worker, turn: "awaited" | "begun"): void {
  if (task === null) return;
  task.progress = { ...task.progress, phase: turn === "awaited" ? "waiting" : "storing" };
}

function endTask(worker: Worker, settle: (task: Task) => void): void {
  const { task } = worker;
  worker.task = null;
  if (task !== null) settle(task);
}

function restWorker(worker: Worker): void {
  if (worker.isSpent) {
    worker.process.kill();
    return;
  }
  worker.isBusy = false;
  clearTimeout(worker.idle);
  worker.idle = setTimeout(() => {
    worker.isBusy = true;
    worker.process.kill();
  }, IDLE_MS);
  worker.idle.unref();
}

function stopTask(task: Task): void {
  const { workers, waiting } = crew();
  task.isStopped = true;
  const place = waiting.indexOf(task);
  if (place >= 0) {
    waiting.splice(place, 1);
    task.reject(new JobEndedError("import/stopped"));
    return;
  }
  const worker = [...workers].find((one) => one.task === task);
  worker?.process.say({ say: "stop" });
  setTimeout(() => {
    if (worker?.task === task) worker.process.kill();
  }, STOP_GRACE_MS).unref();
}
