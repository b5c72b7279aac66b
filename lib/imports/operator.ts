import { backUpDatabase, restoreDatabase } from "@/lib/db/backup";
import { closeDatabase, database } from "@/lib/db/client";
import { clearDamage } from "@/lib/db/damage";
import { checkLedger, type LedgerCheck } from "@/lib/db/ledger-check";
import { migrate } from "@/lib/db/migrate";
import { type OwnerScope, operatorScope, UnknownWorkspaceError } from "@/lib/db/scope";
import { endSessionsAfterRestore } from "@/lib/db/sessions";
import { stateHash } from "@/lib/db/state-hash";

export { UnknownWorkspaceError };

/** Where commands of this process work; null: in the first workspace. */
let workspace: string | null = null;

/** Lets all commands of this process work in the workspace of this id or name. */
export function chooseWorkspace(wanted: string | null): void {
  workspace = wanted;
}

/**
 * Opens the database for whoever runs commands on this machine, brings it up to date, and closes it after `work`. Throws
 * UnknownWorkspaceError, DatabaseUnusableError, DatabaseBusyError and EnvironmentError, whose messages say what to do.
 */
export async function asOperator<T>(work: (scope: OwnerScope) => Promise<T>): Promise<T> {
  try {
    await migrate();
    return await work(await operatorScope(workspace));
  } finally {
    await closeDatabase();
  }
}

export type Examination = {
  readonly ok: boolean;
  readonly checks: readonly LedgerCheck[];
  /** Of all boards and active ledgers: equal for equal contents, on either database. */
  readonly hash: string;
};

/** Whether the database is whole and every board what its ledger says; then it may be written again, should it not. */
export async function examine(): Promise<Examination> {
  const checks = await checkLedger();
  if (checks.every(({ ok }) => ok)) clearDamage(database().url);
  return { ok: checks.every((check) => check.ok), checks, hash: await stateHash() };
}

/** Writes a checked copy of the database to a new file, and returns its path and size in bytes. */
export function backUp(path: string): Promise<{ readonly path: string; readonly bytes: number }> {
  return backUpDatabase(path);
}

/** Puts a backup in the place of the database and signs everybody out; returns where the database so far was moved to, null when there was none. */
export async function restore(path: string): Promise<string | null> {
  try {
    const replaced = await restoreDatabase(path);
    await migrate();
    await endSessionsAfterRestore(new Date());
    return replaced;
  } finally {
    await closeDatabase();
  }
}
