import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/domain/day";
import { readBatch } from "./read-batch";
import type { ReadFile, ReadOptions } from "./read-export";
import { claimsOf, claimsOfRead } from "./testing/claims";
import { mutate, unmutated } from "./testing/mutate";
import { EXPORTED_ON, type Grid, SOURCES, type Source } from "./testing/sources";
import { subjectOf } from "./testing/subject";
import { handle } from "./testing/uploads";

/** Mutated files per format; the nightly run takes 10,000. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 300);
/** No file may keep a processor busy longer than this. */
const LONGEST_MS = 2_000;

const profile = handle("northwind.bakes");

function optionsFor({ format }: Source): ReadOptions {
  const exportedOn = format === "studio/content" ? null : EXPORTED_ON;
  return { today: addDays(EXPORTED_ON, 1), exportedOn, profile };
}

/** What the reader says that neither the table nor what was done to it says, on lines without a problem. */
function findLies(file: ReadFile, grids: readonly Grid[]): readonly string[] {
  if (file.kind !== "read") return file.problems.length > 0 ? [] : ["refused without a reason"];
  const source = SOURCES.find(({ format }) => format === file.format);
  if (source === undefined || file.problems.some(({ code }) => code === "file/year-before")) return [];
  const allowed = new Map<string, Set<string>>();
  for (const grid of grids)
    for (const [key, value] of claimsOf(source, grid))
      allowed.set(key, (allowed.get(key) ?? new Set()).add(value));
  const named = new Set(file.problems.map(({ line }) => line));
  return claimsOfRead(file).flatMap(({ line, claims }) =>
    named.has(line)
      ? []
      : claims
          .filter(([key, value]) => !allowed.get(key)?.has(value))
          .map(([key, value]) => `line ${line}: ${key} is ${value}`),
  );
}

type Tally = { files: number; whole: number; warned: number; refused: number; readonly found: string[] };

async function tryRun(source: Source, run: number, tally: Tally): Promise<void> {
  const subject = subjectOf(source, run);
  const mutant = mutate(subject);
  const before = process.cpuUsage();
  const files = await readBatch([{ ...mutant, modifiedOn: null }], optionsFor(source));
  const { user, system } = process.cpuUsage(before);
  const ms = Math.round((user + system) / 1000);
  const [lie] = [
    ...(files.length === 0 ? ["no answer"] : []),
    ...(ms > LONGEST_MS ? [`took ${ms} ms`] : []),
    ...files.flatMap((file) => findLies(file, [subject.grid, ...mutant.meant])),
  ];
  if (lie !== undefined) tally.found.push(`run ${run}, ${mutant.name}, ${mutant.how}: ${lie}`);
  for (const { kind, problems } of files) {
    tally.files += 1;
    if (kind !== "read") tally.refused += 1;
    else if (problems.length > 0) tally.warned += 1;
    else tally.whole += 1;
  }
}

describe("SEC-U11 whatever happens to a file on its way, no wrong value is read from it in silence", () => {
  for (const source of SOURCES) {
    it(`${source.format}, as it was exported`, async () => {
      for (let run = 0; run < 6; run += 1) {
        const subject = subjectOf(source, run);
        const mutant = unmutated(subject);
        const [file] = await readBatch([{ ...mutant, modifiedOn: null }], optionsFor(source));
        if (file?.kind !== "read") throw new Error(file?.problems[0]?.message);
        const said = claimsOfRead(file).flatMap(({ claims }) => claims);
        expect(new Map(said)).toEqual(new Map(claimsOf(source, subject.grid).toReversed()));
      }
    });

    it(`${source.format}, mutated ${RUNS} times`, { timeout: 3_600_000 }, async () => {
      const tally: Tally = { files: 0, whole: 0, warned: 0, refused: 0, found: [] };
      for (let run = 0; run < RUNS; run += 1) await tryRun(source, run, tally);
      expect(tally.found).toEqual([]);
      expect(tally.refused).toBeGreaterThan(RUNS / 20);
      expect(tally.whole + tally.warned).toBeGreaterThan(RUNS / 20);
      if (process.env["FUZZ_RUNS"] !== undefined)
        process.stdout.write(`${source.format} ${JSON.stringify(tally)}\n`);
    });
  }
});
