import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { newId } from "@/lib/db/new-id";
import type { WorkspaceScope } from "@/lib/db/scope";
import { type Day, parseDay } from "@/lib/domain/day";
import { env } from "@/lib/env";

/** What was dropped and not imported is thrown away after this long. */
export const UPLOADS_KEPT_MS = 60 * 60 * 1_000;
/** All ZIPs of a year of weekly exports, with room to spare. */
export const BATCH_FILES = 200;
export const BATCH_BYTES = 400 * 1024 * 1024;
const OPEN_BATCHES = 20;

const BATCH_ID = /^[0-9a-f]{32}$/;
const FILE_ID = /^[0-9a-z]{19}$/;
/** Ends the name of a folder that does not say yet whose it is. */
const HALF_MADE = ".new";

const ownerSchema = z.object({
  workspaceId: z.string(),
  userId: z.string().nullable(),
  openedAt: z.number(),
});
const fileSchema = z.object({
  name: z.string(),
  size: z.int(),
  sha256: z.string(),
  modifiedOn: z.string().nullable(),
});

export type WaitingFile = {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly modifiedOn: Day | null;
};

/** A file that waits, with where it lies. */
export type StoredUpload = WaitingFile & { readonly path: string };

/** Opens a batch for the files that one person drops; null when that workspace has too many open. */
export async function openUploads(scope: WorkspaceScope, now: Date): Promise<string | null> {
  await sweepUploads(now);
  let open = 0;
  for (const id of await batchIds()) {
    const owner = await ownerOf(id);
    if (owner?.workspaceId === scope.workspaceId) open += 1;
  }
  if (open >= OPEN_BATCHES) return null;
  const batchId = randomBytes(16).toString("hex");
  const owner = { workspaceId: scope.workspaceId, userId: scope.userId, openedAt: now.getTime() };
  // Under another name until it says whose it is: a sweep throws away what has no owner.
  const halfMade = `${folderOf(batchId)}${HALF_MADE}`;
  await mkdir(halfMade, { recursive: true, mode: 0o700 });
  await writeFile(join(halfMade, "owner.json"), JSON.stringify(owner), { mode: 0o600 });
  await rename(halfMade, folderOf(batchId));
  return batchId;
}

/** Whether these uploads were opened by this person in this workspace. */
export async function ownsUploads(scope: WorkspaceScope, batchId: string): Promise<boolean> {
  if (!BATCH_ID.test(batchId)) return false;
  const owner = await ownerOf(batchId);
  return owner !== null && owner.workspaceId === scope.workspaceId && owner.userId === scope.userId;
}

/** Where the next file of a batch is written; `listUpload` makes it part of the batch once it is whole. */
export function newUploadPath(batchId: string): { readonly fileId: string; readonly path: string } {
  const fileId = newId();
  return { fileId, path: join(folderOf(batchId), `${fileId}.part`) };
}

export async function listUpload(batchId: string, fileId: string, file: WaitingFile): Promise<void> {
  await writeFile(join(folderOf(batchId), `${fileId}.json`), JSON.stringify(file), { mode: 0o600 });
}

/** What waits in a batch, in the order in which it came. */
export async function waitingFiles(batchId: string): Promise<readonly WaitingFile[]> {
  const ids = await fileIds(batchId);
  return Promise.all(ids.map(async (id) => readWaiting(batchId, id)));
}

/** The files of a batch and where they lie; null when it is not this person's, discarded or swept away. */
export async function findUploads(
  scope: WorkspaceScope,
  batchId: string,
): Promise<readonly StoredUpload[] | null> {
  if (!(await ownsUploads(scope, batchId))) return null;
  const ids = await fileIds(batchId);
  return Promise.all(
    ids.map(async (id) => ({
      ...(await readWaiting(batchId, id)),
      path: join(folderOf(batchId), `${id}.part`),
    })),
  );
}

export async function removeUploads(scope: WorkspaceScope, batchId: string): Promise<void> {
  if (await ownsUploads(scope, batchId)) await rm(folderOf(batchId), { recursive: true, force: true });
}

/** Throws away what waited too long, and half-made batches. What cannot be read is left for the next start. */
export async function sweepUploads(now: Date): Promise<void> {
  const folder = uploadsFolder();
  for (const name of await namesIn(folder)) {
    const openedAt = await openedAtOf(join(folder, name)).catch(() => now.getTime());
    if (now.getTime() - openedAt >= UPLOADS_KEPT_MS)
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** When a batch was opened; one that does not say, when its folder was made. */
async function openedAtOf(folder: string): Promise<number> {
  const owner = await ownerIn(folder);
  return owner === null ? (await stat(folder)).mtimeMs : owner.openedAt;
}

/** At start: nobody waits for anything any more. */
export async function clearUploads(): Promise<void> {
  await rm(uploadsFolder(), { recursive: true, force: true });
}

function uploadsFolder(): string {
  return join(env().dataFolder, "uploads");
}

function folderOf(batchId: string): string {
  if (!BATCH_ID.test(batchId)) throw new Error("Not a batch id.");
  return join(uploadsFolder(), batchId);
}

async function batchIds(): Promise<readonly string[]> {
  return (await namesIn(uploadsFolder())).filter((name) => BATCH_ID.test(name));
}

async function fileIds(batchId: string): Promise<readonly string[]> {
  const names = await namesIn(folderOf(batchId));
  const ids = names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
  return ids.filter((id) => FILE_ID.test(id)).sort();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await unlessMissing(readdir(folder))) ?? [];
}

function ownerOf(batchId: string) {
  return ownerIn(folderOf(batchId));
}

/** Throws away what anybody of a workspace dropped and did not import. */
export async function removeUploadsOf({ workspaceId }: WorkspaceScope): Promise<void> {
  for (const id of await batchIds())
    if ((await ownerOf(id))?.workspaceId === workspaceId)
      await rm(folderOf(id), { recursive: true, force: true });
}

async function ownerIn(folder: string) {
  const text = await unlessMissing(readFile(join(folder, "owner.json"), "utf8"));
  if (text === null) return null;
  const owner = ownerSchema.safeParse(parseJson(text));
  return owner.success ? owner.data : null;
}

/** null for what is not there. A disk that cannot be read, or too many open files, is another matter. */
async function unlessMissing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

async function readWaiting(batchId: string, id: string): Promise<WaitingFile> {
  const file = fileSchema.parse(parseJson(await readFile(join(folderOf(batchId), `${id}.json`), "utf8")));
  return { ...file, modifiedOn: file.modifiedOn === null ? null : parseDay(file.modifiedOn) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
