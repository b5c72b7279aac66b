import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { restoreDatabase } from "@/lib/db/backup";
import { reader } from "@/lib/db/client";
import { doUpkeep } from "@/lib/db/daily-upkeep";
import { migrate } from "@/lib/db/migrate";
import { type OwnerScope, operatorScope } from "@/lib/db/scope";
import { stateHash } from "@/lib/db/state-hash";
import { describeOnBothDatabases, emptyDatabase } from "@/lib/db/testing/describe-on-both-databases";
import { findUpkeep } from "@/lib/db/upkeep";
import { write } from "@/lib/db/writer";
import { parseBackupName, toBackupName } from "@/lib/domain/kept-backups";
import { commitFiles } from "@/lib/imports/import-batch";
import { answersFor, dayAfter, freshHandle, overviewFile } from "@/lib/imports/testing/made-up-exports";
import { runDueUpkeep } from "./run-due";
import { findUpkeepTrouble } from "./trouble";

const START = new Date("2026-11-28T03:00:00Z");
const HOUR_MS = 60 * 60 * 1_000;
const at = (hours: number) => new Date(START.getTime() + hours * HOUR_MS);

describeOnBothDatabases("the daily upkeep", () => {
  let folder: string;
  let owner: OwnerScope;

  beforeEach(async () => {
    folder = join(mkdtempSync(join(tmpdir(), "tallyboard-upkeep-")), "copies");
    vi.stubEnv("TALLYBOARD_BACKUPS", folder);
    await emptyDatabase();
    await write((tx) => tx.upkeep.deleteMany());
    owner = await operatorScope();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(join(folder, ".."), { recursive: true, force: true });
  });

  const backups = () => (existsSync(folder) ? readdirSync(folder).sort() : []);

  it("REL-B3: one of three that look at once makes the backup, in a process beside them, and it brings everything back", async () => {
    const handle = freshHandle();
    const days = Array.from({ length: 10 }, (_, index) => [100 + index, 5, 4, 3, 2]);
    const files = [overviewFile({ from: dayAfter(0), days, mode: "A" })];
    await commitFiles(owner, { files, answers: answersFor(handle, dayAfter(10), files) });
    const before = await stateHash();
    const done = await Promise.all([runDueUpkeep(START), runDueUpkeep(START), runDueUpkeep(START)]);
    expect(done.filter((outcome) => outcome !== null)).toEqual([{ originals: 0, problem: null }]);
    const [name = "", ...others] = backups();
    expect(others).toEqual([]);
    expect(parseBackupName(name)).toEqual(START);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(await findUpkeepTrouble(owner, at(1))).toBeNull();

    expect(await runDueUpkeep(at(22))).toBeNull();
    await emptyDatabase();
    await restoreDatabase(join(folder, name));
    await migrate();
    expect(await stateHash()).toBe(before);
  });

  it("REL-B3: keeps seven days and four weeks, and nothing that a killed process left half-made", async () => {
    mkdirSync(folder);
    for (let day = 0; day < 60; day += 1) writeFileSync(join(folder, toBackupName(at(day * 24), "db")), "");
    writeFileSync(join(folder, `${toBackupName(at(59 * 24), "db")}.abc.partial`), "half");
    expect((await runDueUpkeep(at(60 * 24), doUpkeep))?.problem).toBeNull();
    expect(backups()).toHaveLength(11);
    expect(backups().every((name) => parseBackupName(name) !== null)).toBe(true);
  });

  it("REL-B3: tells owners within a day what failed or stopped, and is quiet again after the next", async () => {
    expect(await findUpkeepTrouble(owner, START)).toBeNull();
    writeFileSync(folder, "a file in the place of the folder");
    expect((await runDueUpkeep(START, doUpkeep))?.problem).toBe("The folder for backups is no folder.");
    expect(await findUpkeepTrouble(owner, START)).toEqual({
      kind: "backup-failed",
      problem: "The folder for backups is no folder.",
      newest: null,
    });
    expect(await runDueUpkeep(at(0.5), doUpkeep)).toBeNull();
    rmSync(folder);
    expect((await runDueUpkeep(at(1), doUpkeep))?.problem).toBeNull();
    expect(await findUpkeepTrouble(owner, at(24))).toBeNull();
    expect(await findUpkeepTrouble(owner, at(25.1))).toEqual({
      kind: "backup-old",
      newest: at(1).toISOString(),
    });
    vi.stubEnv("TALLYBOARD_BACKUPS", "off");
    expect(await findUpkeepTrouble(owner, at(25.1))).toBeNull();
    const before = backups();
    expect((await runDueUpkeep(at(26), doUpkeep))?.problem).toBeNull();
    expect(backups()).toEqual(before);
  });

  it("a process that was ended in the middle is followed by another after an hour, and a clock set back stops nothing", async () => {
    const ended = runDueUpkeep(START, () => new Promise(() => undefined));
    await vi.waitFor(async () => expect((await findUpkeep()).claimedAt).toEqual(START));
    expect(await runDueUpkeep(at(0.9), doUpkeep)).toBeNull();
    expect((await runDueUpkeep(at(1), doUpkeep))?.problem).toBeNull();
    expect((await runDueUpkeep(at(-48), doUpkeep))?.problem).toBeNull();
    expect(backups()).toHaveLength(2);
    expect(await Promise.race([ended, "still at it"])).toBe("still at it");
    expect(await reader().upkeep.count()).toBe(1);
  });
});
