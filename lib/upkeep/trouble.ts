import { database } from "@/lib/db/client";
import { findDamage } from "@/lib/db/damage";
import type { OwnerScope } from "@/lib/db/scope";
import { findUpkeep } from "@/lib/db/upkeep";
import type { UpkeepTrouble } from "@/lib/domain/upkeep-trouble";
import { env } from "@/lib/env";

const OLD_MS = 24 * 60 * 60 * 1_000;

/** What owners have to know about the database and its backups; null when all is well, and where backups are switched off. */
export async function findUpkeepTrouble(_owner: OwnerScope, now: Date): Promise<UpkeepTrouble | null> {
  const fault = findDamage(database().url);
  if (fault !== null) return { kind: "damaged", fault };
  if (env().backupFolder === null) return null;
  const { doneAt, problem } = await findUpkeep();
  const newest = doneAt?.toISOString() ?? null;
  if (problem !== null) return { kind: "backup-failed", problem, newest };
  if (newest === null || doneAt === null || now.getTime() - doneAt.getTime() <= OLD_MS) return null;
  return { kind: "backup-old", newest };
}

export type BackupState = {
  /** False: switched off by the operator. */
  readonly isOn: boolean;
  readonly isPostgresql: boolean;
  /** When the newest was begun, ISO; null: there is none yet. */
  readonly newest: string | null;
};

/** What the page Settings says about automatic backups. */
export async function findBackupState(_owner: OwnerScope): Promise<BackupState> {
  const { doneAt } = await findUpkeep();
  return {
    isOn: env().backupFolder !== null,
    isPostgresql: database().kind === "postgresql",
    newest: doneAt?.toISOString() ?? null,
  };
}
