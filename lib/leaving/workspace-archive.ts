import { createReadStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { recordAudit } from "@/lib/db/audit";
import { closeDatabase } from "@/lib/db/client";
import { OPERATOR } from "@/lib/db/import-records";
import { migrate } from "@/lib/db/migrate";
import { newId } from "@/lib/db/new-id";
import type { OwnerScope } from "@/lib/db/scope";
import { restoreWorkspaceRows } from "@/lib/db/workspace-restore";
import { write } from "@/lib/db/writer";
import { env } from "@/lib/env";
import { openWorkspaceArchive } from "./read-workspace-archive";
import { writeWorkspaceArchive } from "./write-workspace-archive";

/** Archives that wait to be sent; one that a crash left is thrown away by the next. */
const KEPT_MS = 60 * 60 * 1_000;

/** Writes the archive where only this process looks for it and returns its path; the caller removes it. */
export async function makeWorkspaceArchive(scope: OwnerScope, now: Date): Promise<string> {
  const folder = archivesFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweepArchives(now);
  const path = join(folder, `${now.getTime()}-${newId(now)}.zip`);
  try {
    await saveWorkspaceArchive(scope, path, now);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return path;
}

/** The archive to be sent once: whether it arrives or not, nothing of it is kept here. */
export async function takeWorkspaceArchive(
  scope: OwnerScope,
  now: Date,
): Promise<{ readonly bytes: number; readonly stream: Readable }> {
  const path = await makeWorkspaceArchive(scope, now);
  const { size } = await stat(path);
  const stream = createReadStream(path);
  stream.once("close", () => void rm(path, { force: true }));
  return { bytes: size, stream };
}

/** Writes the archive to a new file that its maker chose. */
export async function saveWorkspaceArchive(scope: OwnerScope, path: string, now: Date): Promise<void> {
  await write((tx) =>
    recordAudit(tx, scope.workspaceId, {
      at: now,
      actor: scope.userId ?? OPERATOR,
      kind: "workspace/exported",
      subject: scope.workspaceId,
      detail: "Everything",
    }),
  );
  await writeWorkspaceArchive(scope, path, now);
}

/** Throws away what was never fetched; `now` null: all of it. */
export async function sweepArchives(now: Date | null): Promise<void> {
  const names = await readdir(archivesFolder()).catch(() => []);
  for (const name of names)
    if (now === null || now.getTime() - Number.parseInt(name, 10) > KEPT_MS)
      await rm(join(archivesFolder(), name), { force: true });
}

export type RestoredArchive = {
  readonly name: string;
  readonly rows: number;
  readonly originals: number;
  /** E-mail addresses of the people who can open it now. */
  readonly people: readonly string[];
};

/** Takes the archive of a workspace into this installation, for whoever runs commands on the machine; the database is closed afterwards. */
export async function restoreWorkspace(path: string): Promise<RestoredArchive> {
  try {
    await migrate();
    return await openWorkspaceArchive(path, async ({ manifest, workspace }) => {
      const { people } = await restoreWorkspaceRows(workspace);
      return {
        name: manifest.workspace.name,
        rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
        originals: manifest.originals.length,
        people,
      };
    });
  } finally {
    await closeDatabase();
  }
}

function archivesFolder(): string {
  return join(env().dataFolder, "archives");
}
