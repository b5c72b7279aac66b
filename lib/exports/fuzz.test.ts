import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/domain/day";
import { EXPORT_FORMATS } from "@/lib/domain/export-format";
import { readBatch } from "./read-batch";
import type { ReadOptions, UploadedFile } from "./read-export";
import { claimsOf, claimsOfRead } from "./testing/claims";
import { findLies } from "./testing/lies";
import { mutate, unmutated } from "./testing/mutate";
import type { Source } from "./testing/source";
import { EXPORTED_ON } from "./testing/source-values";
import { SETTLED, SOURCES } from "./testing/sources";
import { subjectOf } from "./testing/subject";
import { handle } from "./testing/uploads";

/** Mutated files per format; the nightly run takes 10,000. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 300);
/** No file may keep a processor busy longer than this. */
const LONGEST_MS = 2_000;

const profile = handle("northwind.bakes");

/** A table is read as somebody remembered, or as somebody says for this very file. */
function optionsFor({ format, mapping }: Source, { bytes }: UploadedFile, run: number): ReadOptions {
  const exportedOn = format === "studio/content" ? null : EXPORTED_ON;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mappings = mapping === undefined || run % 2 === 0 ? {} : { [sha256]: mapping };
  return { today: addDays(EXPORTED_ON, 1), exportedOn, profile, mappings, settled: SETTLED };
}

type Tally = { files: number; whole: number; warned: number; refused: number; readonly found: string[] };

async function tryRun(source: Source, run: number, tally: Tally): Promise<void> {
  const subject = subjectOf(source, run);
  const mutant = mutate(subject);
  const upload = { ...mutant, modifiedOn: null };
  const before = process.cpuUsage();
  const files = await readBatch([upload], optionsFor(source, upload, run));
  const { user, system } = process.cpuUsage(before);
  const ms = Math.round((user + system) / 1000);
  const [lie] = [
    ...(files.length === 0 ? ["no answer"] : []),
    ...(ms > LONGEST_MS ? [`took ${ms} ms`] : []),
    ...files.flatMap((file) => findLies(file, { ...mutant, grids: [subject.grid, ...mutant.meant] })),
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
  it("is asked of every kind of file that can be imported", () => {
    expect(new Set(SOURCES.map(({ format }) => format))).toEqual(new Set(Object.keys(EXPORT_FORMATS)));
  });

  for (const source of SOURCES) {
    const name = `${source.format} (${source.file})`;
    it(`${name}, as it was exported`, async () => {
      for (let run = 0; run < 6; run += 1) {
        const subject = subjectOf(source, run);
        const upload = { ...unmutated(subject), modifiedOn: null };
        const files = await readBatch([upload], optionsFor(source, upload, run));
        const said = files.flatMap((file) => {
          if (file.kind !== "read") throw new Error(file.problems[0]?.message);
          return claimsOfRead(file).flatMap(({ claims }) => claims);
        });
        expect(new Map(said)).toEqual(new Map(claimsOf(source, subject.grid).toReversed()));
      }
    });

    it(`${name}, mutated ${RUNS} times`, { timeout: 3_600_000 }, async () => {
      const tally: Tally = { files: 0, whole: 0, warned: 0, refused: 0, found: [] };
      for (let run = 0; run < RUNS; run += 1) await tryRun(source, run, tally);
      expect(tally.found).toEqual([]);
      expect(tally.refused).toBeGreaterThan(RUNS / 20);
      expect(tally.whole + tally.warned).toBeGreaterThan(RUNS / 20);
      if (process.env["FUZZ_RUNS"] !== undefined) process.stdout.write(`${name} ${JSON.stringify(tally)}\n`);
    });
  }
});
