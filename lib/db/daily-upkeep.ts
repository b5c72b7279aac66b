import { makeAutomaticBackup } from "./automatic-backup";
import { DatabaseUnusableError } from "./database-error";
import { checkThoroughly } from "./health";
import { sweepOriginals } from "./original-retention";

/** What is to be done once a day; `backupFolder` null: no backup. */
export type UpkeepOrder = { readonly begunAt: Date; readonly backupFolder: string | null };

export type UpkeepOutcome = {
  /** Files that were thrown away because their time was over. */
  readonly originals: number;
  /** Why it was not all done, for people; null: it was. */
  readonly problem: string | null;
};

/** Checks the database, throws away originals whose time is over, and makes the backup; in this order, so that it holds none of them. */
export async function doUpkeep({ begunAt, backupFolder }: UpkeepOrder): Promise<UpkeepOutcome> {
  const [fault] = await checkThoroughly();
  if (fault !== undefined) return { originals: 0, problem: `The database file is damaged. ${fault}` };
  const originals = await sweepOriginals(begunAt);
  try {
    if (backupFolder !== null) await makeAutomaticBackup(backupFolder, begunAt);
    return { originals, problem: null };
  } catch (error) {
    return { originals, problem: toProblem(error) };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "There is no room left on the disk",
  EDQUOT: "There is no room left on the disk",
  EACCES: "The folder for backups may not be written",
  EROFS: "The folder for backups may not be written",
  ENOTDIR: "The folder for backups is no folder",
  EEXIST: "The folder for backups is no folder",
};

/** Without paths and statements, because it is shown on a page. */
function toProblem(error: unknown): string {
  if (error instanceof DatabaseUnusableError) return "The backup was written and could not be read back.";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/database or disk is full/.test(String(error))) return `${REASONS["ENOSPC"]}.`;
  return `${REASONS[code] ?? `Writing it broke off (${code || "no reason given"})`}.`;
}
