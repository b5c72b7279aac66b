import { createHash } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import type { EditorScope } from "@/lib/db/scope";
import type { Day } from "@/lib/domain/day";
import { type ProblemCode, problem } from "@/lib/domain/problem";
import { detectKind } from "@/lib/exports/kind";
import {
  BATCH_BYTES,
  BATCH_FILES,
  listUpload,
  newUploadPath,
  openUploads,
  ownsUploads,
  removeUploads,
  type WaitingFile,
  waitingFiles,
} from "./uploads";
import { warmCrew } from "./worker/crew";

/** A table with a million rows; a request is one file. */
const UPLOAD_BYTES = 200 * 1024 * 1024;
/** What is not plain text is read as a whole, and no export is larger. */
const WHOLE_BYTES = 50 * 1024 * 1024;
/** A sender that says nothing for this long is gone. */
const IDLE_MS = 30_000;
const LONGEST_NAME = 255;

export type Announced = {
  /** null: the first file of a new batch. */
  readonly batchId: string | null;
  readonly name: string;
  readonly modifiedOn: Day | null;
  /** Bytes, as the sender counted them; what arrives has to be the same. */
  readonly size: number;
  readonly sha256: string | null;
};

export type Received =
  | { readonly ok: true; readonly batchId: string; readonly file: WaitingFile }
  | {
      readonly ok: false;
      readonly status: 400 | 404 | 408 | 413 | 429;
      readonly code: ProblemCode;
      readonly message: string;
    };

/**
 * Takes one file from the network onto the disk, counting and hashing: it becomes part of the batch only when every byte that was
 * announced has arrived and nothing else. Nothing is held in memory or written to the database.
 */
export async function receiveUpload(
  scope: EditorScope,
  announced: Announced,
  {
    body,
    now = new Date(),
    idleMs = IDLE_MS,
  }: { readonly body: ReadableStream<Uint8Array> | null; readonly now?: Date; readonly idleMs?: number },
): Promise<Received> {
  warmCrew();
  if (announced.size > UPLOAD_BYTES) return refuse(413, "file/too-large", { limit: "200 MB" });
  const batchId = announced.batchId ?? (await openUploads(scope, now));
  if (batchId === null) return refuse(429, "batch/too-many-open");
  if (!(await ownsUploads(scope, batchId))) return refuse(404, "batch/gone");
  const full = await isFull(batchId, announced.size);
  if (full) return refuse(413, "batch/too-large", { files: BATCH_FILES, limit: "400 MB" });
  const received = await receiveInto(batchId, announced, { body, idleMs });
  if (!received.ok && announced.batchId === null) await removeUploads(scope, batchId);
  return received;
}

type Source = { readonly body: ReadableStream<Uint8Array> | null; readonly idleMs: number };

async function receiveInto(batchId: string, announced: Announced, source: Source): Promise<Received> {
  const { fileId, path } = newUploadPath(batchId);
  try {
    const arrived = await writeBody(path, source, announced.size);
    if (arrived.size !== announced.size || (announced.sha256 ?? arrived.sha256) !== arrived.sha256) {
      await rm(path, { force: true });
      return refuse(400, "file/changed-in-transit");
    }
    const file = { ...arrived, name: announced.name.slice(-LONGEST_NAME), modifiedOn: announced.modifiedOn };
    await listUpload(batchId, fileId, file);
    return { ok: true, batchId, file };
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof TooLargeError) return refuse(413, "file/too-large", { limit: "50 MB" });
    if (error instanceof SenderGoneError) return refuse(error.wasIdle ? 408 : 400, "file/changed-in-transit");
    throw error;
  }
}

async function isFull(batchId: string, size: number): Promise<boolean> {
  const waiting = await waitingFiles(batchId);
  const bytes = waiting.reduce((sum, file) => sum + file.size, size);
  return waiting.length >= BATCH_FILES || bytes > BATCH_BYTES;
}

/** The sender broke off or fell silent. */
class SenderGoneError extends Error {
  override readonly name = "SenderGoneError";
  readonly wasIdle: boolean;
  constructor(wasIdle: boolean) {
    super(wasIdle ? "The sender fell silent." : "The sender broke off.");
    this.wasIdle = wasIdle;
  }
}

/** Its first bytes say that it is of a kind that may not be as large as was announced. */
class TooLargeError extends Error {
  override readonly name = "TooLargeError";
}

async function writeBody(path: string, { body, idleMs }: Source, expected: number) {
  const hash = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx", 0o600);
  const sender = body?.getReader();
  try {
    while (sender) {
      const { done, value } = await nextPiece(sender, idleMs);
      if (done) break;
      if (size === 0 && expected > WHOLE_BYTES && detectKind(value).kind !== "text")
        throw new TooLargeError();
      size += value.byteLength;
      if (size > expected) break;
      hash.update(value);
      await writeAll(file, value);
    }
    await file.sync();
  } finally {
    void sender?.cancel().catch(() => undefined);
    await file.close();
  }
  return { size, sha256: hash.digest("hex") };
}

async function nextPiece(sender: ReadableStreamDefaultReader<Uint8Array>, idleMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SenderGoneError(true)), idleMs);
  });
  const piece = sender.read().catch(() => {
    throw new SenderGoneError(false);
  });
  try {
    return await Promise.race([piece, silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, offset);
    offset += bytesWritten;
  }
}

function refuse(
  status: 400 | 404 | 408 | 413 | 429,
  code: ProblemCode,
  params: Readonly<Record<string, string | number>> = {},
): Received {
  return { ok: false, status, code, message: problem(code, { severity: "refused", params }).message };
}
