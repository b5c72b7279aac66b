import fc from "fast-check";
import { beforeAll, expect, it, vi } from "vitest";
import { recordGivenWay } from "@/lib/db/imports";
import { checkLedger } from "@/lib/db/ledger-check";
import { findProfile, type OwnerScope, operatorScope } from "@/lib/db/scope";
import { profileStateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { addDays, type Day, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { UploadedFile } from "@/lib/exports/read-export";
import { NO_ANSWERS } from "./answers";
import { listImports } from "./history";
import { commitFiles, previewFiles } from "./import-batch";
import { redoImport } from "./redo";
import { followerFile, freshHandle, overviewFile, sha256Of, studioCsv } from "./testing/made-up-exports";
import { undoImport } from "./undo";

vi.setConfig({ testTimeout: 300_000 });

const E = toDay("2026-03-10");
const FROM = addDays(E, -9);

/** A clock at noon of E and some days. */
function clock(later: number): Date {
  return new Date(`${addDays(E, later)}T12:00:00Z`);
}

const days = Array.from({ length: 9 }, (_, day) => [400 + 17 * day, 20 + (day % 3), 30 + day, 4, 2]);
const totals = Array.from({ length: 9 }, (_, day) => 900 + 11 * day + (day % 2));

/** A followers' hours file whose last day is E itself, measured until noon. */
function activityFile(): UploadedFile {
  const hours = [0, 1].flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => [
      `March ${9 + day}`,
      hour,
      day === 1 && hour > 12 ? 0 : 60 + hour + day,
    ]),
  );
  const bytes = studioCsv([["Date", "Hour", "Active followers"], ...hours]);
  return { name: "FollowerActivity.csv", bytes, modifiedOn: null };
}

function genderFile(): UploadedFile {
  const bytes = studioCsv([
    ["Gender", "Distribution"],
    ["Female", "0.58"],
    ["Male", "0.41"],
    ["Other", "0.01"],
  ]);
  return { name: "FollowerGender.csv", bytes, modifiedOn: null };
}

const FILES: readonly UploadedFile[] = [
  overviewFile({ from: FROM, days, mode: "A" }),
  followerFile({ from: FROM, totals, mode: "A" }),
  activityFile(),
  genderFile(),
];

let scope: OwnerScope;

/** One drop: the day of export is proved by a person, told by the files' own time, or guessed as today. */
type Drop = {
  readonly files: readonly UploadedFile[];
  readonly known: "proved" | "file-time" | "upload-day";
  /** Days after E that are given, told or guessed. */
  readonly later: number;
};

async function importDrop(handle: Handle, { files, known, later }: Drop): Promise<readonly string[]> {
  const on = addDays(E, later);
  const dropped = files.map((file) => ({ ...file, modifiedOn: known === "file-time" ? on : null }));
  const exportedOn: Day | null = known === "proved" ? on : null;
  const answers = {
    ...NO_ANSWERS,
    profile: handle,
    exportedOn,
    sameProfile: files.map(sha256Of),
    importRest: true,
  };
  const now = known === "upload-day" ? clock(later) : clock(9);
  const outcome = await commitFiles(scope, { files: dropped, answers, now });
  expect(outcome.files.filter(({ status }) => status !== "committed" && status !== "duplicate")).toEqual([]);
  return outcome.files.flatMap((file) => (file.status === "committed" ? [file.importId ?? ""] : []));
}

/** Imports file by file; duplicates, which are no imports, are left out of the answer. */
async function importOneByOne(handle: Handle, made: readonly Drop[]) {
  const stored: { readonly drop: Drop; readonly importId: string }[] = [];
  for (const each of made)
    for (const file of each.files) {
      const drop = { ...each, files: [file] };
      const [importId] = await importDrop(handle, drop);
      if (importId !== undefined) stored.push({ drop, importId });
    }
  return stored;
}

async function hashOf(handle: Handle): Promise<string> {
  const profile = await findProfile(scope, handle);
  if (profile === null) return "";
  const records = await listImports(scope, { profile: handle, limit: 99, before: null });
  return records.every(({ undoneAt }) => undoneAt !== null) ? "" : profileStateHash(profile);
}

/** Drops of the same two files, so that nearly every run holds some bytes more than once. */
const drops = fc.shuffledSubarray([...FILES], { minLength: 2, maxLength: 2 }).chain((pair) =>
  fc.array(
    fc.record({
      files: fc.subarray(pair, { minLength: 1 }),
      known: fc.constantFrom("proved", "file-time", "upload-day") as fc.Arbitrary<Drop["known"]>,
      later: fc.nat({ max: 2 }),
    }),
    { minLength: 2, maxLength: 4 },
  ),
);

describeOnBothDatabases("the same bytes with a guessed and a better day of export", ({ kind }) => {
  const runs = { numRuns: kind === "sqlite" ? 200 : 20 };

  beforeAll(async () => {
    scope = await operatorScope();
  });

  it("give one board in any order", async () => {
    const shuffled = drops.chain((made) =>
      fc.tuple(fc.constant(made), fc.shuffledSubarray([...made], { minLength: made.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([made, otherwise]) => {
        const [one, other] = [freshHandle(), freshHandle()];
        for (const each of made) await importDrop(one, each);
        for (const each of otherwise) await importDrop(other, each);
        expect(await hashOf(other)).toBe(await hashOf(one));
      }),
      runs,
    );
  });

  it("come and go like any other import, in any order of undoing", async () => {
    await fc.assert(
      fc.asyncProperty(drops, fc.infiniteStream(fc.nat()), async (made, picks) => {
        const [busy, plain] = [freshHandle(), freshHandle()];
        const stored = await importOneByOne(busy, made);
        const pick = () => picks.next().value ?? 0;
        const kept = stored.filter(() => pick() % 2 === 0);
        const gone = stored.filter((each) => !kept.includes(each));
        while (gone.length > 0) {
          const [each] = gone.splice(pick() % gone.length, 1);
          expect((await undoImport(scope, each?.importId ?? "")).kind).toBe("undone");
        }
        for (const each of kept) await importDrop(plain, each.drop);
        expect(await hashOf(busy)).toBe(await hashOf(plain));
      }),
      runs,
    );
  });

  it("are told in the preview and in the history", async () => {
    const handle = freshHandle();
    const [guessed = ""] = await importDrop(handle, { files: [genderFile()], known: "upload-day", later: 2 });
    const answers = { ...NO_ANSWERS, profile: handle, exportedOn: E };
    const preview = await previewFiles(scope, { files: [genderFile()], answers });
    expect(preview.files[0]?.problems.map(({ message }) => message)).toEqual([
      "This file was imported before, on a day of export that was only guessed (12 Mar 2026). This import takes its place, because its day is known better. Undo this import to have the other back.",
    ]);
    expect(preview.files[0]?.rows).toEqual({ read: 3, new: 3, changed: 0, same: 0, refused: 0 });
    const [proved = ""] = await importDrop(handle, { files: [genderFile()], known: "proved", later: 0 });
    const records = await listImports(scope, { profile: handle, limit: 9, before: null });
    expect(records.map(({ importId, gaveWayTo }) => [importId, gaveWayTo])).toEqual([
      [proved, null],
      [guessed, proved],
    ]);
  });

  it("undone while it gave way, it stays away, and redoing it changes nothing", async () => {
    const handle = freshHandle();
    const [guessed = ""] = await importDrop(handle, { files: FILES, known: "upload-day", later: 2 });
    await importDrop(handle, { files: FILES, known: "proved", later: 0 });
    const before = await hashOf(handle);
    expect((await undoImport(scope, guessed)).kind).toBe("undone");
    expect(await hashOf(handle)).toBe(before);
    expect((await redoImport(scope, guessed)).kind).toBe("already-there");
    expect(await hashOf(handle)).toBe(before);
  });

  it("are looked after by the doctor", async () => {
    const handle = freshHandle();
    const [guessed = ""] = await importDrop(handle, { files: [genderFile()], known: "file-time", later: 1 });
    const [proved = ""] = await importDrop(handle, { files: [genderFile()], known: "proved", later: 0 });
    const profile = await findProfile(scope, handle);
    if (profile === null) throw new Error("The profile is gone.");
    await write((tx) => recordGivenWay(tx, profile, { importId: guessed, to: null }));
    const found = (await checkLedger()).filter(({ ok }) => !ok);
    await write((tx) => recordGivenWay(tx, profile, { importId: guessed, to: proved }));
    expect(found.map(({ name }) => name)).toEqual(["one import stands for the same bytes"]);
  });

  it("left every board equal to the fold of its ledger", async () => {
    expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
  });
});
