import { database } from "@/lib/db/client";
import { requireWritable } from "@/lib/db/writer";
import type { ImportActivity, ImportProgress } from "@/lib/domain/import-progress";
import { JobEndedError, toReceivedError } from "./job-errors";
import { beforeReading, isHeavy } from "./job-size";
import type { FromWorker, Job, JobKind, JobOutcomes } from "./messages";
import { type Memory, startProcess, type WorkerProcess } from "./worker-process";

/** So that one large import does not keep everybody else waiting; a third would only take memory. */
const MOST_WORKERS = 2;
/** A worker takes a second to start, and memory while it waits. */
const IDLE_MS = 10 * 60_000;
/** What does not stop by then, in the middle of a long statement, is killed, which leaves as little behind. */
const STOP_GRACE_MS = 2_000;
type Task = {
  readonly job: Job;
  /** null for an undo or a redo. */
  readonly batchId: string | null;
  readonly databaseUrl: string;
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (error: Error) => void;
  progress: ImportProgress;
  /** Where it is done; a large one is tried with little first. */
  memory: Memory;
  isStopped: boolean;
};

type Worker = {
  readonly process: WorkerProcess;
  readonly memory: Memory;
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
    requireWritable();
    const databaseUrl = database().url;
    const progress = beforeReading(job);
    const memory = isHeavy(job) ? "tight" : "roomy";
    const task: Task = { job, batchId, databaseUrl, resolve, reject, progress, memory, isStopped: false };
    crew().waiting.push(task);
    signal?.addEventListener("abort", () => stopTask(task), { once: true });
    if (signal?.aborted) stopTask(task);
    assignTasks();
  }) as Promise<JobOutcomes[Kind]>;
}

/** Starts a worker when there is none, so that it is ready when somebody has chosen their files. */
export function warmCrew(): void {
  if (crew().workers.size > 0) return;
  const worker = addWorker("roomy");
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
    const idle = [...workers].filter(({ isBusy }) => !isBusy);
    const fitting = idle.find(({ memory }) => memory === task.memory);
    if (fitting === undefined && workers.size >= MOST_WORKERS) {
      // Its end calls this again.
      if (idle[0] !== undefined) dismiss(idle[0]);
      return;
    }
    waiting.splice(waiting.indexOf(task), 1);
    assign(fitting ?? addWorker(task.memory), task);
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

function addWorker(memory: Memory): Worker {
  const worker: Worker = {
    memory,
    process: startProcess({
      memory,
      onMessage: (message) => hear(worker, message),
      onTurn: (turn) => showTurn(worker, turn),
      onGone: ({ outOfMemory }) => {
        clearTimeout(worker.idle);
        crew().workers.delete(worker);
        endTask(worker, (task) => loseTask(task, outOfMemory));
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

/** Its process ended, and with it whatever it had not committed. */
function loseTask(task: Task, outOfMemory: boolean): void {
  if (outOfMemory && task.memory === "tight" && !task.isStopped) {
    task.memory = "roomy";
    task.progress = beforeReading(task.job);
    crew().waiting.unshift(task);
    return;
  }
  const code = outOfMemory ? "import/out-of-memory" : "import/broken-off";
  task.reject(new JobEndedError(task.isStopped ? "import/stopped" : code));
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
    dismiss(worker);
    return;
  }
  worker.isBusy = false;
  clearTimeout(worker.idle);
  worker.idle = setTimeout(() => dismiss(worker), IDLE_MS);
  worker.idle.unref();
}

/** Nothing is asked of it any more while it ends. */
function dismiss(worker: Worker): void {
  worker.isBusy = true;
  worker.process.kill();
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
