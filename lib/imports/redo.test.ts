import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { checkLedger } from "@/lib/db/ledger-check";
import { listProfileBoards } from "@/lib/db/portfolio-queries";
import { findProfile, type OwnerScope, operatorScope } from "@/lib/db/scope";
import { profileStateHash, stateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { addDays, type Day, daysBetween, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { UploadedFile } from "@/lib/exports/read-export";
import { type Answers, NO_ANSWERS } from "./answers";
import { listImports } from "./history";
import { commitFiles } from "./import-batch";
import { redoImport } from "./redo";
import { contentFile, followerFile, freshHandle, overviewFile, sha256Of } from "./testing/made-up-exports";
import { undoImport } from "./undo";

const FROM = toDay("2025-12-20");
const DAYS = 24;
const EXPORTED_ON = addDays(FROM, DAYS);
/** Long after the exports, so that a reading that guesses anew would find another year. */
const LATER = new Date("2027-02-01T12:00:00Z");

let scope: OwnerScope;

function overview(mode: "A" | "B", from = FROM): UploadedFile {
  const first = daysBetween(FROM, from);
  const days = Array.from({ length: DAYS }, (_, index) => {
    const day = first + index;
    return [90 + 13 * day, 8 + (day % 5), day, 3, null];
  });
  return overviewFile({ from, days, mode });
}

function download(handle: Handle, exportedOn: Day): readonly UploadedFile[] {
  const posts = [{ publishedOn: addDays(exportedOn, -3), title: "Rye, twice", views: 700 }];
  const from = addDays(exportedOn, -DAYS);
  const first = daysBetween(FROM, from);
  const totals = Array.from({ length: DAYS }, (_, day) => 100 + (first + day) * 3 + ((first + day) % 4));
  return [
    overview("A", from),
    followerFile({ from, totals, mode: "A" }),
    contentFile({ handle, exportedOn, posts }),
  ];
}

async function importFiles(files: readonly UploadedFile[], answers: Partial<Answers>, now?: Date) {
  const request = { files, answers: { ...NO_ANSWERS, ...answers } };
  const outcome = await commitFiles(scope, now ? { ...request, now } : request);
  expect(outcome.problems).toEqual([]);
  return outcome.files.map((file) => file.importId ?? "");
}

async function undoAndRedo(importId: string) {
  const before = await stateHash();
  expect((await undoImport(scope, importId)).kind).toBe("undone");
  expect(await stateHash()).not.toBe(before);
  const redone = await redoImport(scope, importId, LATER);
  expect(redone.kind).toBe("redone");
  expect(await stateHash()).toBe(before);
  return redone;
}

describeOnBothDatabases("redoing an undone import", ({ kind }) => {
  beforeAll(async () => {
    scope = await operatorScope();
  });

  it("brings back exactly what the undo took, with the export day and the year of then", async () => {
    const profile = freshHandle();
    const [importId = ""] = await importFiles([overview("A")], { profile, exportedOn: EXPORTED_ON });
    const redone = await undoAndRedo(importId);
    const record = redone.kind === "redone" ? redone.record : null;
    expect(record?.importId).not.toBe(importId);
    expect(record?.exportedOn).toEqual({ day: EXPORTED_ON, source: "given" });
    expect(record?.range).toEqual({ from: FROM, to: addDays(EXPORTED_ON, -1) });
    expect(record?.rows).toEqual({ read: DAYS, new: DAYS, changed: 0, same: 0, refused: 0 });
  });

  it("keeps a shift that a person chose against the evidence", async () => {
    const profile = freshHandle();
    const file = overview("A");
    const shifts = { [sha256Of(file)]: 1 };
    const [importId = ""] = await importFiles([file], { profile, exportedOn: EXPORTED_ON, shifts });
    const redone = await undoAndRedo(importId);
    const record = redone.kind === "redone" ? redone.record : null;
    expect([record?.shiftDays, record?.shiftReason]).toEqual([1, "override"]);
  });

  it("keeps a guessed export day a guess", async () => {
    const profile = freshHandle();
    const now = new Date(`${EXPORTED_ON}T12:00:00Z`);
    const [importId = ""] = await importFiles([overview("B")], { profile }, now);
    const redone = await undoAndRedo(importId);
    const record = redone.kind === "redone" ? redone.record : null;
    expect(record?.exportedOn).toEqual({ day: EXPORTED_ON, source: "upload-day" });
  });

  it("keeps the day that a Content file of the same drop proved for the others", async () => {
    const ids = await importFiles(download(freshHandle(), EXPORTED_ON), {});
    for (const importId of ids) await undoAndRedo(importId);
  });

  it("twice is the same as once, and an import that stands stays as it is", async () => {
    const profile = freshHandle();
    const [importId = ""] = await importFiles([overview("A")], { profile, exportedOn: EXPORTED_ON });
    expect((await redoImport(scope, importId)).kind).toBe("already-there");
    await undoAndRedo(importId);
    const before = await stateHash();
    expect((await redoImport(scope, importId)).kind).toBe("already-there");
    expect(await stateHash()).toBe(before);
    expect(await listImports(scope, { profile, limit: 9, before: null })).toHaveLength(2);
  });

  it("at the same moment twice gives one import", async () => {
    const profile = freshHandle();
    const [importId = ""] = await importFiles([overview("A")], { profile, exportedOn: EXPORTED_ON });
    await undoImport(scope, importId);
    const kinds = await Promise.all([redoImport(scope, importId), redoImport(scope, importId)]);
    expect(kinds.map((outcome) => outcome.kind).sort()).toEqual(["already-there", "redone"]);
  });

  it("of an import that nobody knows, or whose bytes are gone, says so and changes nothing", async () => {
    expect(await redoImport(scope, "0000000000000000000")).toEqual({ kind: "unknown" });
    const profile = freshHandle();
    const file = overview("A", addDays(FROM, 100));
    const answers = { profile, exportedOn: addDays(EXPORTED_ON, 100) };
    const [importId = ""] = await importFiles([file], answers);
    await undoImport(scope, importId);
    const before = await stateHash();
    await write((tx) => tx.originalFile.deleteMany({ where: { sha256: sha256Of(file) } }));
    expect(await redoImport(scope, importId)).toEqual({ kind: "no-original" });
    expect(await stateHash()).toBe(before);
  });

  it("in any order, beside other imports, ends where it began", async () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 1 });
    const both = order.chain((undone) =>
      fc.tuple(fc.constant(undone), fc.shuffledSubarray(undone, { minLength: undone.length })),
    );
    await fc.assert(
      fc.asyncProperty(both, async ([undone, redone]) => {
        const handle = freshHandle();
        const ids: string[] = [];
        for (const later of [0, 3, 12])
          ids.push(...(await importFiles(download(handle, addDays(EXPORTED_ON, later)), {})));
        const profile = await profileOf(handle);
        const before = await profileStateHash(profile);
        for (const file of undone) await undoImport(scope, ids[file] ?? "");
        for (const file of redone) await redoImport(scope, ids[file] ?? "", LATER);
        expect(await profileStateHash(profile)).toBe(before);
      }),
      { numRuns: kind === "sqlite" ? 40 : 10 },
    );
    expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
  });

  it("gives the board another version at each import, undo and redo, and none at a look", async () => {
    const handle = freshHandle();
    const seen: string[] = [];
    const look = async () => {
      const boards = await listProfileBoards(scope);
      seen.push(boards.find((board) => board.handle === handle)?.boardVersion ?? "");
    };
    const [importId = ""] = await importFiles([overview("A")], { profile: handle, exportedOn: EXPORTED_ON });
    await look();
    await look();
    expect(seen[0]).toBe(seen[1]);
    await undoImport(scope, importId);
    await look();
    await redoImport(scope, importId, LATER);
    await look();
    await importFiles([overview("A", addDays(FROM, 1))], {
      profile: handle,
      exportedOn: addDays(EXPORTED_ON, 1),
    });
    await look();
    expect(new Set(seen).size).toBe(4);
    expect(seen).not.toContain("");
  });
});

async function profileOf(handle: Handle) {
  const profile = await findProfile(scope, handle);
  if (profile === null) throw new Error("The profile is missing.");
  return profile;
}
