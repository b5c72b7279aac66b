import fc from "fast-check";
import { beforeAll, expect, it, vi } from "vitest";
import { reader } from "@/lib/db/client";
import { checkLedger } from "@/lib/db/ledger-check";
import { findProfile, type OwnerScope, operatorScope } from "@/lib/db/scope";
import { profileStateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import type { Day } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { BatchPreview } from "@/lib/domain/import-preview";
import type { UploadedFile } from "@/lib/exports/read-export";
import { commitFiles, previewFiles } from "./import-batch";
import {
  answersFor,
  dayAfter,
  daysAfter,
  exportedAfter,
  followerFile,
  freshHandle,
  type MadeUpOverview,
  overviewFile,
} from "./testing/made-up-exports";
import { undoImport } from "./undo";

/** 500 runs of some ten transactions each, on a machine that runs everything else as well. */
vi.setConfig({ testTimeout: 300_000 });

const MEASURES = ["videoViews", "profileViews", "likes", "comments", "shares"] as const;
/** Long enough for two exports to share the five days that prove a shift. */
const LAST = 14;

/** What one press of the button downloads: all files of one E. */
type Download = {
  readonly exportedOn: Day;
  readonly overview: MadeUpOverview;
  readonly files: readonly UploadedFile[];
};

const count = fc.nat({ max: 4_000 });
const known = fc.tuple(count, count, count, count, count);
const oneDay = fc.oneof(
  { weight: 8, arbitrary: known as fc.Arbitrary<readonly (number | null)[]> },
  { weight: 1, arbitrary: fc.constant([null, null, null, null, null]) },
  { weight: 1, arbitrary: fc.constant([0, 0, 0, 0, 0]) },
);
const truth = fc.array(oneDay, { minLength: LAST, maxLength: LAST });

const window = fc
  .record({
    start: fc.nat({ max: LAST - 2 }),
    length: fc.integer({ min: 1, max: 9 }),
    mode: fc.constantFrom("A", "A", "B"),
    // How far the newest days differ from what later exports say of them.
    unsettled: fc.nat({ max: 3 }),
    // Values that stay different: a correction by TikTok.
    corrected: fc.option(fc.nat({ max: LAST - 1 }), { nil: -1 }),
    withFollowers: fc.constantFrom(false, false, false, true),
    damaged: fc.boolean(),
  })
  .map((made) => ({ ...made, length: Math.min(made.length, LAST - made.start) }));

/** Downloads of one account on different days; windows overlap, the newest days are restated, labels slip. */
const downloads = fc
  .record({
    truth,
    windows: fc.uniqueArray(window, {
      minLength: 1,
      maxLength: 3,
      selector: ({ start, length }) => start + length,
    }),
  })
  .map(({ truth: days, windows }) => windows.map((made) => toDownload(days, made)));

type Window = Omit<typeof window extends fc.Arbitrary<infer Made> ? Made : never, never>;

function toDownload(days: readonly (readonly (number | null)[])[], made: Window): Download {
  const end = made.start + made.length;
  const said = days.slice(made.start, end).map((values, index) => {
    const isUnsettled = end - made.start - index <= made.unsettled;
    const isCorrected = made.start + index === made.corrected;
    return isUnsettled || isCorrected ? values.map((value) => (value === null ? null : value + end)) : values;
  });
  const overview = { from: dayAfter(made.start), days: said, mode: made.mode as "A" | "B" };
  const name = made.damaged ? "Overview (1).csv" : "Overview.csv";
  const file = made.damaged ? damage(overviewFile(overview, name)) : overviewFile(overview, name);
  const totals = said.map(([views], index) => 100 + index * 7 + ((views ?? 0) % 5));
  const followers = followerFile({ from: overview.from, totals, mode: overview.mode });
  return {
    exportedOn: exportedAfter(overview),
    overview,
    files: made.withFollowers ? [file, followers] : [file],
  };
}

/** Breaks the likes of the first row that has a neighbour, as a spreadsheet would. */
function damage(file: UploadedFile): UploadedFile {
  const lines = Buffer.from(file.bytes).toString("utf8").split("\n");
  if (lines.length < 3) return file;
  const cells = (lines[1] ?? "").split(",");
  cells[3] = '"1.234x"';
  lines[1] = cells.join(",");
  return { ...file, bytes: Buffer.from(lines.join("\n"), "utf8") };
}

let scope: OwnerScope;

async function importDownload(handle: Handle, { exportedOn, files }: Download): Promise<BatchPreview> {
  const outcome = await commitFiles(scope, { files, answers: answersFor(handle, exportedOn, files) });
  expect(outcome.problems).toEqual([]);
  return outcome;
}

async function importAll(handle: Handle, made: readonly Download[]): Promise<readonly BatchPreview[]> {
  const outcomes: BatchPreview[] = [];
  for (const download of made) outcomes.push(await importDownload(handle, download));
  return outcomes;
}

async function hashOf(handle: Handle): Promise<string> {
  const profile = await findProfile(scope, handle);
  return profile === null ? "" : profileStateHash(profile);
}

async function boardOf(handle: Handle): Promise<ReadonlyMap<string, bigint>> {
  const profile = await findProfile(scope, handle);
  const { profileId = "", workspaceId = "" } = profile ?? {};
  const rows = await reader().board.findMany({ where: { profileId, workspaceId } });
  return new Map(rows.map((row) => [`${row.measure} ${row.day}`, row.value]));
}

/** Imports all and returns the import ids of those that are not to be kept. */
async function importAllBut(handle: Handle, made: readonly Download[], kept: readonly Download[]) {
  const others: string[] = [];
  for (const download of made) {
    const outcome = await importDownload(handle, download);
    if (!kept.includes(download)) others.push(...importIds([outcome]));
  }
  return others;
}

async function undoAll(ids: string[], pick: () => number): Promise<void> {
  while (ids.length > 0) {
    const [importId = ""] = ids.splice(pick() % ids.length, 1);
    expect((await undoImport(scope, importId)).kind).toBe("undone");
    if (ids.length === 0) expect((await undoImport(scope, importId)).kind).toBe("already-undone");
  }
}

function importIds(outcomes: readonly BatchPreview[]): string[] {
  return outcomes.flatMap(({ files }) => files.flatMap((file) => file.importId ?? []));
}

function allFiles(outcomes: readonly BatchPreview[]) {
  return outcomes.flatMap(({ files }) => files);
}

describeOnBothDatabases("importing", ({ kind }) => {
  const runs = { numRuns: kind === "sqlite" ? 500 : 30 };

  beforeAll(async () => {
    scope = await operatorScope();
  });

  it("REL-I2 REL-I3 REL-I6 does what the preview says, counts every row once, is the same twice, and any order gives one board", async () => {
    const shuffled = downloads.chain((made) =>
      fc.tuple(fc.constant(made), fc.shuffledSubarray([...made], { minLength: made.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([made, otherwise]) => {
        const [one, other] = [freshHandle(), freshHandle()];
        const once = await importAsPreviewed(one, made);
        const again = allFiles(await importAll(one, made.toReversed()));
        expect(again.map(({ status }) => status)).toEqual(again.map(() => "duplicate"));
        expect(await hashOf(one)).toBe(once);
        await importAll(other, otherwise);
        expect(await hashOf(other)).toBe(once);
      }),
      runs,
    );
  });

  it("REL-I4 and undoing, in any order, leaves what was there before", async () => {
    const parted = downloads.chain((made) =>
      fc.tuple(fc.shuffledSubarray([...made]), fc.constant(made), fc.infiniteStream(fc.nat())),
    );
    await fc.assert(
      fc.asyncProperty(parted, async ([kept, made, picks]) => {
        const [plain, busy] = [freshHandle(), freshHandle()];
        await importAll(plain, kept);
        await undoAll(await importAllBut(busy, made, kept), () => picks.next().value ?? 0);
        if (kept.length > 0) expect(await hashOf(busy)).toBe(await hashOf(plain));
        else expect(await boardOf(busy)).toEqual(new Map());
      }),
      runs,
    );
  });

  it("REL-I5 any split of a series into overlapping exports gives the whole", async () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: LAST }), { minLength: 1, maxLength: 2 });
    const overlaps = fc.array(fc.nat({ max: 6 }), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(truth, cuts, overlaps, async (days, ends, overlap) => {
        const sorted = [...new Set([...ends, LAST])].sort((a, b) => a - b);
        const parts = sorted.map((end, index) => {
          const start = Math.max(0, (sorted[index - 1] ?? 0) - (overlap[index] ?? 0));
          return { from: dayAfter(start), days: days.slice(start, end), mode: "A" as const };
        });
        const [split, whole] = [freshHandle(), freshHandle()];
        for (const overview of [...parts].reverse())
          await importDownload(split, {
            exportedOn: exportedAfter(overview),
            overview,
            files: [overviewFile(overview)],
          });
        const all = { from: dayAfter(0), days, mode: "A" as const };
        await importDownload(whole, {
          exportedOn: exportedAfter(all),
          overview: all,
          files: [overviewFile(all)],
        });
        expect(await boardOf(split)).toEqual(await boardOf(whole));
      }),
      runs,
    );
  });

  it("shows the newest known value of every day", async () => {
    const inModeA = downloads.map((made) =>
      made.map((download) => {
        const overview = { ...download.overview, mode: "A" as const };
        return { exportedOn: download.exportedOn, overview, files: [overviewFile(overview)] };
      }),
    );
    await fc.assert(
      fc.asyncProperty(inModeA, async (made) => {
        const handle = freshHandle();
        await importAll(handle, made);
        expect(await boardOf(handle)).toEqual(newestKnown(made));
      }),
      runs,
    );
  });

  it("left every board equal to the fold of its ledger", async () => {
    const checks = await checkLedger();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks).toHaveLength(7);
  });
});

/** Imports after a preview that changes nothing and says exactly what comes of it; returns the state in the end. */
async function importAsPreviewed(handle: Handle, made: readonly Download[]): Promise<string> {
  let before = "";
  for (const { exportedOn, files } of made) {
    const answers = answersFor(handle, exportedOn, files);
    const preview = await previewFiles(scope, { files, answers });
    expect(await hashOf(handle)).toBe(before);
    const outcome = await commitFiles(scope, { files, answers });
    expect(outcome.problems).toEqual([]);
    expect(outcome.files.map(asPreviewed)).toEqual(preview.files.map(asPreviewed));
    expect(outcome.reshifted).toEqual(preview.reshifted);
    for (const { rows } of outcome.files)
      expect(rows.new + rows.changed + rows.same + rows.refused).toBe(rows.read);
    before = await hashOf(handle);
  }
  return before;
}

function asPreviewed({
  status: _,
  importId: __,
  createsProfile: ___,
  ...file
}: BatchPreview["files"][number]) {
  return file;
}

/** The rule of the board, told a second time and naively. */
function newestKnown(made: readonly Download[]): ReadonlyMap<string, bigint> {
  const board = new Map<string, bigint>();
  const oldestFirst = [...made].sort((a, b) => daysAfter(a.exportedOn) - daysAfter(b.exportedOn));
  for (const { overview } of oldestFirst)
    overview.days.forEach((values, index) => {
      MEASURES.forEach((measure, column) => {
        const value = values[column] ?? null;
        if (value !== null)
          board.set(`${measure} ${dayAfter(daysAfter(overview.from) + index)}`, BigInt(value));
      });
    });
  return board;
}
