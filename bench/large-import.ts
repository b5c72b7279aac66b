import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { uploadTable, workOn } from "./import-over-http";
import { TABLE, writeMadeUpTable } from "./made-up-table";
import { type MeasuredServer, startMeasuredServer } from "./measured-server";
import {
  atMost,
  formatMillis,
  formatPerSecond,
  type Measurement,
  NO_CONTROL,
  percentile99,
  timed,
} from "./measurement";
import { inScratchFolder } from "./scratch-folder";

const IDLE_REQUESTS = 200;
const WARM_UP_REQUESTS = 20;
const BETWEEN_REQUESTS_MS = 20;
const STALL_GOAL_MS = 250;
const P99_GOAL = 3;
const MEMORY_GOAL_MB = 300;
const MB = 1024 * 1024;

/** How the server was to everybody else during something. */
type Times = { readonly pages: readonly number[]; readonly stallMs: number; readonly workerBytes: number };

/**
 * What everybody else notices while one person looks at and imports a table of a million rows: the server's longest standstill and how late
 * Overview comes, against the same server with nothing to do; and the memory of the process that reads and stores.
 */
export function measureLargeImport(): Promise<readonly Measurement[]> {
  return inScratchFolder(async (folder) => {
    const path = join(folder, "shops.csv");
    await writeMadeUpTable(path);
    const server = await startMeasuredServer(folder);
    try {
      await askPages(server, WARM_UP_REQUESTS);
      const idle = await during(server, () => askPages(server, IDLE_REQUESTS));
      const batchId = await uploadTable(server, path);
      const ask = { batchId, rows: TABLE.rows };
      const preview = await during(server, () => workOn(server, { ...ask, what: "preview" }));
      const commit = await during(server, () => workOn(server, { ...ask, what: "commit" }));
      return toMeasurements({ idle, preview, commit });
    } finally {
      await server.stop();
    }
  });
}

type During<T> = Times & { readonly ms: number; readonly result: T };

async function during<T>(server: MeasuredServer, doing: () => Promise<T>): Promise<During<T>> {
  await server.longestStall();
  let isOver = false;
  const work = timed(doing).finally(() => {
    isOver = true;
  });
  const pages: number[] = [];
  let workerBytes = 0;
  let seenAt = 0;
  while (!isOver) {
    pages.push((await timed(() => askPage(server))).ms);
    if (performance.now() - seenAt > 250) {
      workerBytes = Math.max(workerBytes, server.workerBytes());
      seenAt = performance.now();
    }
    await sleep(BETWEEN_REQUESTS_MS);
  }
  return { ...(await work), pages, workerBytes, stallMs: await server.longestStall() };
}

async function askPages(server: MeasuredServer, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await askPage(server);
    await sleep(BETWEEN_REQUESTS_MS);
  }
}

async function askPage({ address, headers }: MeasuredServer): Promise<void> {
  const answer = await fetch(`${address}/overview`, { headers, redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`Overview answered ${answer.status}.`);
}

type Measured = {
  readonly idle: Times;
  readonly preview: Times & { readonly ms: number };
  readonly commit: Times & { readonly ms: number };
};

function toMeasurements({ idle, preview, commit }: Measured): readonly Measurement[] {
  const stall = Math.max(preview.stallMs, commit.stallMs);
  const busyP99 = percentile99([...preview.pages, ...commit.pages]);
  const idleP99 = percentile99(idle.pages);
  const memory = Math.max(preview.workerBytes, commit.workerBytes) / MB;
  const speed = (name: string, ms: number): Measurement => ({
    name,
    value: formatPerSecond((1000 * TABLE.rows) / ms),
    control: NO_CONTROL,
    ratio: null,
    goal: null,
  });
  return [
    {
      name: "longest standstill of the server while a million rows come in",
      value: formatMillis(stall),
      control: formatMillis(idle.stallMs),
      ratio: stall / idle.stallMs,
      goal: { ...atMost(stall, STALL_GOAL_MS), text: `≤ ${STALL_GOAL_MS} ms` },
    },
    {
      name: "  Overview meanwhile, p99, against an idle server",
      value: formatMillis(busyP99),
      control: formatMillis(idleP99),
      ratio: busyP99 / idleP99,
      goal: atMost(busyP99 / idleP99, P99_GOAL),
    },
    {
      name: "  memory of the process that reads and stores, at most",
      value: `${memory.toFixed(0)} MB`,
      control: NO_CONTROL,
      ratio: null,
      goal: { ...atMost(memory, MEMORY_GOAL_MB), text: `≤ ${MEMORY_GOAL_MB} MB` },
    },
    speed("  rows looked at in a preview", preview.ms),
    speed("  rows imported, with everybody else served", commit.ms),
  ];
}
