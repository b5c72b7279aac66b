import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseBackupName } from "@/lib/domain/kept-backups";
import { env } from "@/lib/env";

/** Copies in the data folder that this program made and that a deletion leaves: before an update, or before a restore. Automatic backups are thrown away by it. */
export async function listCopies(): Promise<{
  readonly copies: readonly string[];
  readonly isPostgresql: boolean;
}> {
  const { dataFolder, databaseUrl } = env();
  const names = async (folder: string) => readdir(folder).catch(() => []);
  const backups = (await names(join(dataFolder, "backups")))
    .filter((name) => parseBackupName(name) === null)
    .map((name) => `backups/${name}`);
  const replaced = (await names(dataFolder)).filter((name) => /\.replaced-[0-9a-z]+$/.test(name));
  return { copies: [...backups, ...replaced].sort(), isPostgresql: !databaseUrl.startsWith("file:") };
}
