import { join } from "node:path";
import { closeDatabase, switchDatabase } from "@/lib/db/client";
import { operatorScope } from "@/lib/db/scope";
import { listLinks, revokeLink } from "@/lib/links/manage-links";
import { uploadTable, workOn } from "./import-over-http";
import { type Generator, startGenerator } from "./load";
import type { Sample } from "./load-generator";
import { type Profiles, rowsOf, writeMadeUpTable } from "./made-up-table";
import { type MeasuredServer, startMeasuredServer } from "./measured-server";
import {
  atLeast,
  atMost,
  formatMillis,
  type Measurement,
  medianOf,
  NO_CONTROL,
  percentile99,
  timed,
} from "./measurement";
import { inScratchFolder } from "./scratch-folder";
import { importAndShare } from "./shared-board";

const CONNECTIONS = 10;
const ROUNDS = 6;
const ROUND_MS = 4_000;
const WARM_UP_MS = 3_000;
/** About 100,000 rows. */
const PROFILES_PER_TABLE = 28;
const TABLES = 10;
const THROUGHPUT_GOAL = 0.6;
const P99_GOAL = 2;
const REVOKED_GOAL_MS = 1_000;

type Round = { readonly shared: readonly Sample[]; readonly trivial: readonly Sample[] };
type Imports = { readonly done: number; readonly longestMs: number };

/**
 * PERF-1: a shared Overview opened over and over by ten connections of another process, against the sign-in page of the same build in turns,
 * while tables of 100,000 rows are imported one after the other; and how long a link still opens after it was revoked under that load.
 */
export function measureSharedLoad(): Promise<readonly Measurement[]> {
  return inScratchFolder(async (folder) => {
    const token = await importAndShare(folder);
    const server = await startMeasuredServer(folder);
    const generator = startGenerator();
    try {
      const urls = { shared: `${server.address}/s/${token}`, trivial: `${server.address}/sign-in` };
      const { rounds, imports } = await loadInTurns({ generator, urls, server, folder });
      const revokedMs = await revokeUnderLoad(generator, urls.shared, folder);
      return toMeasurements(rounds, imports, revokedMs);
    } finally {
      await generator.stop();
      await server.stop();
    }
  });
}

type Loading = {
  readonly generator: Generator;
  readonly urls: { readonly shared: string; readonly trivial: string };
  readonly server: MeasuredServer;
  readonly folder: string;
};

async function loadInTurns({ generator, urls, server, folder }: Loading) {
  const ask = (url: string, forMs: number) => generator.run({ url, connections: CONNECTIONS, forMs });
  await ask(urls.trivial, WARM_UP_MS);
  await ask(urls.shared, WARM_UP_MS);
  let isOver = false;
  const importing = importTables(server, folder, () => isOver);
  const rounds: Round[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({ trivial: await ask(urls.trivial, ROUND_MS), shared: await ask(urls.shared, ROUND_MS) });
  } finally {
    isOver = true;
  }
  return { rounds, imports: await importing };
}

/** Imports one table after the other until it is over; the last one is finished. */
async function importTables(server: MeasuredServer, folder: string, isOver: () => boolean): Promise<Imports> {
  let longestMs = 0;
  for (let done = 0; done < TABLES; done += 1) {
    if (isOver()) return { done, longestMs };
    const profiles: Profiles = { first: done * PROFILES_PER_TABLE, end: (done + 1) * PROFILES_PER_TABLE };
    const path = join(folder, `shops-${done}.csv`);
    await writeMadeUpTable(path, profiles);
    const { ms } = await timed(async () => {
      const batchId = await uploadTable(server, path);
      await workOn(server, { batchId, what: "commit", rows: rowsOf(profiles) });
    });
    longestMs = Math.max(longestMs, ms);
  }
  throw new Error("The tables ran out before the measurement was over.");
}

/** Milliseconds from a revocation that another process was told is done until the last answer that still shows the page. */
async function revokeUnderLoad(generator: Generator, url: string, folder: string): Promise<number> {
  const loading = generator.run({ url, connections: CONNECTIONS, forMs: ROUND_MS });
  await new Promise((resolve) => setTimeout(resolve, ROUND_MS / 2));
  await revokeLinks(folder);
  const revokedAt = performance.timeOrigin + performance.now();
  const samples = await loading;
  const statuses = new Set(
    samples.filter(({ from }) => from > revokedAt + REVOKED_GOAL_MS).map(({ status }) => status),
  );
  if (statuses.size !== 1 || !(statuses.has(404) || statuses.has(429)))
    throw new Error(`A revoked link is answered with ${[...statuses]}.`);
  const lastShown = samples.filter(({ status }) => status === 200).map(({ to }) => to);
  return Math.max(0, ...lastShown.map((to) => to - revokedAt));
}

async function revokeLinks(folder: string): Promise<void> {
  await switchDatabase(`file:${join(folder, "tallyboard.db")}`);
  try {
    const scope = await operatorScope();
    const now = new Date();
    for (const { id } of await listLinks(scope, now)) await revokeLink(id, { scope, now });
  } finally {
    await closeDatabase();
  }
}

function toMeasurements(
  rounds: readonly Round[],
  imports: Imports,
  revokedMs: number,
): readonly Measurement[] {
  const speeds = rounds.map(({ shared, trivial }) => perSecond(shared) / perSecond(trivial));
  const all = (page: keyof Round) => rounds.flatMap((round) => round[page]);
  const [shared, trivial] = [all("shared"), all("trivial")];
  const p99 = { shared: percentile99(shared.map(took)), trivial: percentile99(trivial.map(took)) };
  const faults = [...shared, ...trivial].filter(({ status }) => status !== 200).length;
  return [
    {
      name: `PERF-1: a shared page under load while ${imports.done} × 100,000 rows come in, against sign-in`,
      value: `${medianOf(rounds.map((round) => perSecond(round.shared))).toFixed(1)}/s`,
      control: `${medianOf(rounds.map((round) => perSecond(round.trivial))).toFixed(1)}/s`,
      ratio: medianOf(speeds),
      goal: atLeast(medianOf(speeds), THROUGHPUT_GOAL),
    },
    {
      name: `  p99 of its answers at ${CONNECTIONS} connections`,
      value: formatMillis(p99.shared),
      control: formatMillis(p99.trivial),
      ratio: p99.shared / p99.trivial,
      goal: atMost(p99.shared / p99.trivial, P99_GOAL),
    },
    {
      name: `  answers that failed, of ${shared.length + trivial.length}`,
      value: String(faults),
      control: NO_CONTROL,
      ratio: null,
      goal: { text: "0", met: faults === 0 },
    },
    {
      name: "  a revoked link still opens for",
      value: formatMillis(revokedMs),
      control: NO_CONTROL,
      ratio: null,
      goal: { ...atMost(revokedMs, REVOKED_GOAL_MS), text: `≤ ${REVOKED_GOAL_MS / 1000} s` },
    },
    {
      name: "  100,000 rows imported meanwhile, at most",
      value: formatMillis(imports.longestMs),
      control: NO_CONTROL,
      ratio: null,
      goal: null,
    },
  ];
}

function took({ from, to }: Sample): number {
  return to - from;
}

function perSecond(samples: readonly Sample[]): number {
  const from = Math.min(...samples.map((sample) => sample.from));
  const to = Math.max(...samples.map((sample) => sample.to));
  return (1000 * samples.length) / (to - from);
}
