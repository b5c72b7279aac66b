import { join } from "node:path";
import { closeDatabase, switchDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { operatorScope } from "@/lib/db/scope";
import { previewFiles } from "@/lib/imports/import-batch";
import { commitBatch } from "./commit-batch";
import { measureImportShares } from "./import-shares";
import { type MadeUpBatch, madeUpBatch, READINGS_PER_BATCH } from "./made-up-batches";
import { atLeast, formatPerSecond, type Measurement, medianOf, timed } from "./measurement";
import { openPlainControl } from "./plain-inserts";
import { inScratchFolder } from "./scratch-folder";

const ROUNDS = 7;
const PROFILES_PER_ROUND = 12;
const GOAL = 0.3;

type Round = { readonly commitMs: number; readonly previewMs: number; readonly plainMs: number };

/**
 * Readings imported per second, from bytes to the board, against the plain driver's prepared inserts of the same readings into the same
 * table: as many transactions, the same pragmas, a file of its own. The first round warms both up and is left out.
 */
export function measureImportSpeed(): Promise<readonly Measurement[]> {
  return inScratchFolder(async (folder) => {
    const path = join(folder, "imported.db");
    await switchDatabase(`file:${path}`);
    await migrate();
    const scope = await operatorScope();
    const plain = await openPlainControl({ folder, imported: path });
    try {
      const rounds: Round[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const batches = batchesOf(round);
        const previewMs = await timeAll(batches, (batch) => previewFiles(scope, batch));
        const commitMs = await timeAll(batches, (batch) => commitBatch(scope, batch));
        const plainMs = plain.insertNewReadings(batches.length * READINGS_PER_BATCH);
        if (round > 0) rounds.push({ commitMs, previewMs, plainMs });
      }
      return [...toMeasurements(rounds), ...(await measureImportShares(scope, batchesOf(ROUNDS + 1)))];
    } finally {
      plain.close();
      await closeDatabase();
    }
  });
}

function batchesOf(round: number): readonly MadeUpBatch[] {
  return Array.from({ length: PROFILES_PER_ROUND }, (_, index) =>
    madeUpBatch(round * PROFILES_PER_ROUND + index),
  );
}

async function timeAll(
  batches: readonly MadeUpBatch[],
  work: (batch: MadeUpBatch) => Promise<unknown>,
): Promise<number> {
  let ms = 0;
  for (const batch of batches) ms += (await timed(() => work(batch))).ms;
  return ms;
}

function toMeasurements(rounds: readonly Round[]): readonly Measurement[] {
  const readings = PROFILES_PER_ROUND * READINGS_PER_BATCH;
  const perSecond = (msOf: (round: Round) => number) =>
    formatPerSecond((1000 * readings) / medianOf(rounds.map(msOf)));
  const line = (name: string, msOf: (round: Round) => number) => ({
    name,
    value: perSecond(msOf),
    control: perSecond(({ plainMs }) => plainMs),
    ratio: medianOf(rounds.map((round) => round.plainMs / msOf(round))),
  });
  const whole = line("readings imported, against plain prepared inserts", ({ commitMs }) => commitMs);
  const previewed = line("  with a preview before it", ({ previewMs, commitMs }) => previewMs + commitMs);
  return [
    { ...whole, goal: atLeast(whole.ratio, GOAL) },
    { ...previewed, goal: null },
  ];
}
