import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, expect, it } from "vitest";
import { closeDatabase, reader, switchDatabase } from "@/lib/db/client";
import { checkLedger } from "@/lib/db/ledger-check";
import { migrate } from "@/lib/db/migrate";
import { storeOriginalsKeptDays, sweepOriginals } from "@/lib/db/original-retention";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { stateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { addDays, type Day, toDay } from "@/lib/domain/day";
import type { Handle } from "@/lib/domain/handle";
import { restoreWorkspace, saveWorkspaceArchive } from "@/lib/leaving/workspace-archive";
import { NO_ANSWERS } from "./answers";
import { getImport, readOriginal } from "./history";
import { commitFiles } from "./import-batch";
import { redoImport } from "./redo";
import { freshHandle, overviewFile, sha256Of } from "./testing/made-up-exports";
import { undoImport } from "./undo";

const E = toDay("2026-03-10");
const FROM = addDays(E, -9);
const FOLDER = mkdtempSync(join(tmpdir(), "tallyboard-retention-"));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const noon = (later: number) => new Date(`${addDays(E, later)}T12:00:00Z`);

/** Nine days of views; another `step` is another file. */
const overview = (step: number) =>
  overviewFile({
    from: FROM,
    days: Array.from({ length: 9 }, (_, day) => [400 + step * day, 20, 30 + day, 4, 2]),
    mode: "A",
  });

describeOnBothDatabases("PRIV-3: originals whose time is over", ({ kind, url }) => {
  let scope: OwnerScope;

  beforeEach(async () => {
    await emptyDatabase();
    scope = await operatorScope();
  });

  /** `exportedOn` null: nothing proves the day, so that of the import is guessed. */
  async function importOverview(
    handle: Handle,
    { step = 7, exportedOn = E, on = 0 }: { step?: number; exportedOn?: Day | null; on?: number },
  ): Promise<string> {
    const file = overview(step);
    const answers = { ...NO_ANSWERS, profile: handle, exportedOn, sameProfile: [sha256Of(file)] };
    const { files } = await commitFiles(scope, { files: [file], answers, now: noon(on) });
    expect(files.map(({ status }) => status)).toEqual(["committed"]);
    return files[0]?.importId ?? "";
  }

  const keep = (days: number | null) => storeOriginalsKeptDays(scope, { days, now: noon(0) });
  const removedAt = async (importId: string) => (await getImport(scope, importId))?.originalRemovedAt;
  const isSound = async () => expect((await checkLedger()).filter(({ ok }) => !ok)).toEqual([]);

  it("go after the days that an owner chose and not before, figures stay, and the log says so", async () => {
    const old = await importOverview(freshHandle(), {});
    const young = await importOverview(freshHandle(), { step: 8, on: 1 });
    const before = await stateHash();
    expect(await sweepOriginals(noon(4_000))).toBe(0);
    await keep(30);
    expect(await sweepOriginals(new Date(noon(30).getTime() - 1))).toBe(0);
    expect(await sweepOriginals(noon(30))).toBe(1);
    expect(await readOriginal(scope, old)).toBeNull();
    expect(await removedAt(old)).toBe(noon(30).toISOString());
    expect(await readOriginal(scope, young)).not.toBeNull();
    expect(await removedAt(young)).toBeNull();
    expect(await stateHash()).toBe(before);
    const logged = await reader().auditEvent.findMany({ where: { kind: { startsWith: "originals/" } } });
    expect(logged.map(({ actor, detail }) => `${actor}: ${detail}`).sort()).toEqual([
      "clock: 1 file imported before 2026-03-10",
      "operator: 30 days",
    ]);
    await isSound();
  });

  it("undo works exactly without them, redo says why not, and the same file dropped again brings all back", async () => {
    const handle = freshHandle();
    await importOverview(handle, { step: 5, exportedOn: addDays(E, -1) });
    const alone = await stateHash();
    const importId = await importOverview(handle, {});
    const both = await stateHash();
    await keep(30);
    expect(await sweepOriginals(noon(31))).toBe(2);
    await undoImport(scope, importId);
    expect(await stateHash()).toBe(alone);
    expect(await redoImport(scope, importId)).toEqual({ kind: "no-original" });
    expect(await stateHash()).toBe(alone);
    const again = await importOverview(handle, { on: 32 });
    expect(await stateHash()).toBe(both);
    expect([await removedAt(importId), await removedAt(again)]).toEqual([null, null]);
    expect(await sweepOriginals(noon(32))).toBe(0);
    await isSound();
  });

  it("stay where an import that gave way would have to be read again, which then comes back whole", async () => {
    const handle = freshHandle();
    const guessed = await importOverview(handle, { exportedOn: null, on: 1 });
    const before = await stateHash();
    const proved = await importOverview(handle, { on: 2 });
    expect((await getImport(scope, guessed))?.gaveWayTo).toBe(proved);
    await keep(30);
    expect(await sweepOriginals(noon(400))).toBe(0);
    await undoImport(scope, proved);
    expect(await stateHash()).toBe(before);
    expect(await sweepOriginals(noon(400))).toBe(1);
    // The other way round: what is gone comes with the twin, and is there for the first when that is undone.
    const twin = await importOverview(handle, { on: 401 });
    expect(await removedAt(guessed)).toBeNull();
    expect(await sweepOriginals(noon(900))).toBe(0);
    await undoImport(scope, twin);
    expect(await stateHash()).toBe(before);
    await isSound();
  });

  it("are not taken from an import of the same bytes that is going on, by another profile", async () => {
    await keep(30);
    for (let round = 0; round < 5; round += 1) {
      await importOverview(freshHandle(), { step: 20 + round });
      const other = freshHandle();
      const [importId] = await Promise.all([
        importOverview(other, { step: 20 + round, on: 31 }),
        sleep(Math.random() * 30).then(() => sweepOriginals(noon(31))),
      ]);
      expect(await readOriginal(scope, importId)).not.toBeNull();
    }
    await isSound();
  });

  it("PRIV-1: a workspace without them is carried away and comes back to the identical state", async () => {
    const handle = freshHandle();
    const old = await importOverview(handle, {});
    await importOverview(handle, { step: 9, exportedOn: addDays(E, 40), on: 40 });
    await keep(30);
    expect(await sweepOriginals(noon(41))).toBe(1);
    const [before, records] = [await stateHash(), await getImport(scope, old)];
    const archive = join(FOLDER, `${kind}.zip`);
    await saveWorkspaceArchive(scope, archive, noon(41));
    await emptyDatabase();
    await closeDatabase();
    await switchDatabase(url());
    await migrate();
    await restoreWorkspace(archive);
    await switchDatabase(url());
    expect(await stateHash()).toBe(before);
    const restored = await operatorScope();
    expect(await getImport(restored, old)).toEqual(records);
    expect((await reader().workspace.findFirst())?.originalsKeptDays).toBe(30);
    await isSound();
  });
});
