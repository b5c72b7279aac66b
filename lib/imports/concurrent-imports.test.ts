import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { reader } from "@/lib/db/client";
import { checkLedger } from "@/lib/db/ledger-check";
import { newId } from "@/lib/db/new-id";
import { findProfile, type OwnerScope, operatorScope, workspaceScopeOfUser } from "@/lib/db/scope";
import { profileStateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases } from "@/lib/db/testing/describe-on-both-databases";
import { write } from "@/lib/db/writer";
import { addDays, type Day, daysBetween, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import type { UploadedFile } from "@/lib/exports/read-export";
import { listImports } from "./history";
import { commitFiles } from "./import-batch";
import { requireImporter } from "./importer";
import { redoImport } from "./redo";
import { answersFor, freshHandle, overviewFile } from "./testing/made-up-exports";
import { undoImport } from "./undo";

const FIRST = toDay("2026-02-01");
const ROUNDS = 8;
/** Long enough that the start of one import falls anywhere inside the other. */
const HEAD_START_MS = 30;

let scope: OwnerScope;

/** The 40 days before E; the newest two are still being counted, so the next export restates them. */
function overview(exportedOn: Day): UploadedFile {
  const from = addDays(exportedOn, -40);
  const days = Array.from({ length: 40 }, (_, index) => {
    const day = daysBetween(FIRST, from) + index;
    const settled = index < 38 ? 0 : 5;
    return [900 + 31 * day - settled, 40 + (day % 9), 60 + day - settled, day % 4, day % 3];
  });
  return overviewFile({ from, days, mode: "A" });
}

const EARLIER = addDays(FIRST, 40);
const LATER = addDays(FIRST, 47);

async function importExport(handle: Handle, exportedOn: Day) {
  const files = [overview(exportedOn)];
  const { files: imported } = await commitFiles(scope, {
    files,
    answers: answersFor(handle, exportedOn, files),
  });
  const [file] = imported;
  if (!file) throw new Error("The file is missing from the answer.");
  return file;
}

/** Starts each a random moment after the other, and waits for both. */
async function atOnce<A, B>(one: () => Promise<A>, other: () => Promise<B>): Promise<readonly [A, B]> {
  const later = async <T>(run: () => Promise<T>) => {
    await sleep(Math.random() * HEAD_START_MS);
    return run();
  };
  return Promise.all([later(one), later(other)]);
}

async function hashOf(handle: Handle): Promise<string> {
  const profile = await findProfile(scope, handle);
  return profile === null ? "" : profileStateHash(profile);
}

async function hashAfter(exports: readonly Day[]): Promise<string> {
  const handle = freshHandle();
  for (const exportedOn of exports) await importExport(handle, exportedOn);
  return hashOf(handle);
}

/** Of a profile that exists and has nothing. */
async function hashOfNothing(): Promise<string> {
  const handle = freshHandle();
  const { importId } = await importExport(handle, EARLIER);
  await undoImport(scope, importId ?? "");
  return hashOf(handle);
}

async function rounds(run: (handle: Handle) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await run(freshHandle());
}

describeOnBothDatabases("at the same moment", () => {
  beforeAll(async () => {
    scope = await operatorScope();
  });

  afterAll(async () => {
    expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);
  });

  it("H156: the same file twice is one import and one duplicate of it", async () => {
    const once = await hashAfter([EARLIER]);
    await rounds(async (handle) => {
      const files = await atOnce(
        () => importExport(handle, EARLIER),
        () => importExport(handle, EARLIER),
      );
      expect(files.map(({ status }) => status).sort()).toEqual(["committed", "duplicate"]);
      expect(files[0].importId).toBe(files[1].importId);
      expect(await hashOf(handle)).toBe(once);
      expect(await listImports(scope, { profile: handle, limit: 9, before: null })).toHaveLength(1);
    });
  });

  it("H157: two overlapping files give what they give one after the other, in either order", async () => {
    const inOrder = await hashAfter([FIRST, EARLIER, LATER]);
    expect(await hashAfter([FIRST, LATER, EARLIER])).toBe(inOrder);
    await rounds(async (handle) => {
      // Creating the profile would already make the two wait for each other.
      await importExport(handle, FIRST);
      const files = await atOnce(
        () => importExport(handle, EARLIER),
        () => importExport(handle, LATER),
      );
      expect(files.map(({ status }) => status)).toEqual(["committed", "committed"]);
      expect(await hashOf(handle)).toBe(inOrder);
    });
  });

  it("H158: an undo during the import of an overlapping file leaves that file alone on the board", async () => {
    const alone = await hashAfter([LATER]);
    await rounds(async (handle) => {
      const { importId } = await importExport(handle, EARLIER);
      const [undone, imported] = await atOnce(
        () => undoImport(scope, importId ?? ""),
        () => importExport(handle, LATER),
      );
      expect([undone.kind, imported.status]).toEqual(["undone", "committed"]);
      expect(await hashOf(handle)).toBe(alone);
    });
  });

  it("H158: an undo during the import of the same file comes before it or after it", async () => {
    const [nothing, once] = [await hashOfNothing(), await hashAfter([EARLIER])];
    await rounds(async (handle) => {
      const { importId } = await importExport(handle, EARLIER);
      const [, imported] = await atOnce(
        () => undoImport(scope, importId ?? ""),
        () => importExport(handle, EARLIER),
      );
      expect(await hashOf(handle)).toBe(imported.status === "committed" ? once : nothing);
    });
  });

  it("H158: an undo and a redo during the import of an overlapping file lose nothing", async () => {
    const both = await hashAfter([EARLIER, LATER]);
    await rounds(async (handle) => {
      const { importId } = await importExport(handle, EARLIER);
      await undoImport(scope, importId ?? "");
      await atOnce(
        () => redoImport(scope, importId ?? ""),
        () => importExport(handle, LATER),
      );
      expect(await hashOf(handle)).toBe(both);
    });
  });

  it("H167: a clock that jumps back an hour changes neither the board nor the order of the history", async () => {
    const both = await hashAfter([EARLIER, LATER]);
    const handle = freshHandle();
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-29T12:00:00Z") });
    const first = await importExport(handle, LATER);
    vi.setSystemTime(new Date("2026-03-29T11:00:00Z"));
    const second = await importExport(handle, EARLIER);
    await undoImport(scope, first.importId ?? "");
    const redone = await redoImport(scope, first.importId ?? "");
    vi.useRealTimers();
    expect(await hashOf(handle)).toBe(both);
    const history = await listImports(scope, { profile: handle, limit: 9, before: null });
    const third = redone.kind === "redone" ? redone.record.importId : "";
    expect(history.map(({ importId }) => importId)).toEqual([third, second.importId, first.importId]);
  });

  it("H159: an import into a workspace that is deleted meanwhile is aborted and leaves nothing", async () => {
    const workspaceId = newId();
    const userId = newId();
    await write(async (tx) => {
      await tx.workspace.create({ data: { id: workspaceId, name: "Northwind Pies" } });
      const email = `${userId}@northwind.test`;
      await tx.user.create({ data: { id: userId, name: "Piet", email, emailVerified: true } });
      await tx.member.create({ data: { workspaceId, userId, role: "owner" } });
    });
    const pies = await workspaceScopeOfUser(userId);
    if (pies === null) throw new Error("No workspace");
    const files = [overview(EARLIER)];
    const handle = freshHandle();
    const deleting = write((tx) => tx.workspace.delete({ where: { id: workspaceId } }));
    const importing = commitFiles(requireImporter(pies), {
      files,
      answers: answersFor(handle, EARLIER, files),
    });
    await deleting;
    await expect(importing).rejects.toThrow();
    const client = reader();
    const of = { where: { workspaceId } };
    const left = [
      await client.profile.count(of),
      await client.import.count(of),
      await client.reading.count(of),
      await client.board.count(of),
      await client.originalFile.count(of),
      await client.auditEvent.count(of),
    ];
    expect(left).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
