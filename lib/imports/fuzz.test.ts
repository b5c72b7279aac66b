import { beforeAll, expect, it } from "vitest";
import { checkLedger } from "@/lib/db/ledger-check";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { stateHash } from "@/lib/db/state-hash";
import { describeOnSqlite } from "@/lib/db/testing/describe-on-both-databases";
import { addDays } from "@/lib/domain/day";
import { mutate } from "@/lib/exports/testing/mutate";
import { EXPORTED_ON } from "@/lib/exports/testing/source-values";
import { SOURCES } from "@/lib/exports/testing/sources";
import { subjectOf } from "@/lib/exports/testing/subject";
import { handle } from "@/lib/exports/testing/uploads";
import { commitFiles, previewFiles } from "./import-batch";
import { toMappingFile } from "./mapping-file";
import { readMappingFile } from "./mappings";
import { answersFor } from "./testing/made-up-exports";

const RUNS = 120;
const profile = handle("northwind.bakes");
const now = new Date(`${addDays(EXPORTED_ON, 1)}T12:00:00Z`);

let scope: OwnerScope;

/** Drops one mutated file; the status that it was committed with, or why not. */
async function drop(run: number): Promise<string> {
  const source = SOURCES[run % SOURCES.length];
  if (source === undefined) throw new Error("No source");
  const { name, bytes, how } = mutate(subjectOf(source, run));
  const files = [{ name, bytes, modifiedOn: null }];
  const exportedOn = source.format === "studio/content" ? null : EXPORTED_ON;
  const request = { files, answers: answersFor(profile, exportedOn, files), now };
  const before = await stateHash();
  const preview = await previewFiles(scope, request);
  expect(await stateHash(), how).toBe(before);
  const outcome = await commitFiles(scope, request);
  const [file] = outcome.files;
  expect(
    outcome.files.map(({ rows }) => rows),
    how,
  ).toEqual(preview.files.map(({ rows }) => rows));
  const status = file?.status ?? "nothing";
  if (status !== "committed") expect(await stateHash(), how).toBe(before);
  return status;
}

describeOnSqlite("files that were damaged on their way", () => {
  beforeAll(async () => {
    scope = await operatorScope();
    for (const { mapping } of SOURCES)
      if (mapping !== undefined) await readMappingFile(scope, toMappingFile(mapping), { profile: null });
  });

  it("change nothing unless they are imported, and leave a ledger that adds up", async () => {
    const statuses = new Map<string, number>();
    for (let run = 0; run < RUNS; run += 1) {
      const status = await drop(run);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses.get("committed")).toBeGreaterThan(RUNS / 10);
    expect(statuses.get("refused")).toBeGreaterThan(RUNS / 10);
    const checks = await checkLedger();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
