import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chooseSpareBackups, parseBackupName, toBackupName } from "@/lib/domain/kept-backups";
import { type Backup, backUpDatabase } from "./backup";
import { database } from "./client";

/** What `backUpDatabase` writes before it is whole. */
const UNFINISHED = /^(automatic-.+)\.[0-9a-z]+\.partial(?:-wal|-shm|-journal)?$/;

/**
 * Writes a backup as `tallyboard backup` does, named after `begunAt`, and then throws away those whose time is over. What a process
 * that was killed left half-made goes, too. Only one process may do this at a time.
 */
export async function makeAutomaticBackup(folder: string, begunAt: Date): Promise<Backup> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeUnfinished(folder);
  const ending = database().kind === "sqlite" ? "db" : "jsonl.gz";
  const backup = await backUpDatabase(join(folder, toBackupName(begunAt, ending)));
  for (const name of chooseSpareBackups(namesIn(folder))) rmSync(join(folder, name), { force: true });
  return backup;
}

/** Throws away the automatic backups that were begun until this moment, whole or half-made; null: all of them. */
export function removeBackups(folder: string, until: Date | null): void {
  for (const name of namesIn(folder)) {
    const begunAt = parseBackupName(UNFINISHED.exec(name)?.[1] ?? name);
    if (begunAt !== null && (until === null || begunAt <= until)) rmSync(join(folder, name), { force: true });
  }
}

function removeUnfinished(folder: string): void {
  for (const name of namesIn(folder)) if (UNFINISHED.test(name)) rmSync(join(folder, name), { force: true });
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
