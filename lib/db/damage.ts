import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { databaseKindOf } from "./client";
import { DatabaseReadOnlyError } from "./database-error";
import { sqliteFilePath } from "./sqlite-adapter";

/*
 * That the database's file is damaged is written down beside it and not in it, so that every process sees it, also after a restart.
 */

function noteOf(url: string): string | null {
  return databaseKindOf(url) === "sqlite" ? `${sqliteFilePath(url)}.damaged` : null;
}

/** What SQLite found wrong with its file, one line; null when nothing is known to be wrong. */
export function findDamage(url: string): string | null {
  const note = noteOf(url);
  return note !== null && existsSync(note) ? readFileSync(note, "utf8").trim() : null;
}

export function recordDamage(url: string, fault: string): void {
  const note = noteOf(url);
  if (note !== null) writeFileSync(note, `${fault}\n`, { mode: 0o600 });
}

/** The whole file was checked, or another one put in its place. */
export function clearDamage(url: string): void {
  const note = noteOf(url);
  if (note !== null) rmSync(note, { force: true });
}

/** A damaged file is read and never written: a write could spread the damage over what is still whole. */
export function refuseDamaged(url: string): void {
  if (findDamage(url) === null) return;
  throw new DatabaseReadOnlyError(
    "The database file is damaged, so nothing is written to it; nothing was changed. Whoever runs this installation has to restore a backup.",
  );
}
