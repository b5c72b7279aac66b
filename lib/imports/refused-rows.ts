import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { WorkspaceScope } from "@/lib/db/scope";
import { env } from "@/lib/env";
import type { Answers } from "./answers";
import { getImport } from "./history";
import { findUploads } from "./uploads";
import { runJob } from "./worker/crew";

/** What an import, or a drop that waits to be imported, refused. */
export type RefusedRows = {
  readonly fileName: string;
  /** UTF-8; what it needs on the disk is gone once it has been read or cancelled. */
  readonly csv: ReadableStream<Uint8Array>;
};

/**
 * All refused rows of an import with their reasons, as CSV, or of a waiting batch as `answers` settle it, read by a worker; null when there is
 * no such import or batch.
 */
export async function readRefusedRows(
  scope: WorkspaceScope,
  id: string,
  answers: Answers,
): Promise<RefusedRows | null> {
  const record = await getImport(scope, id);
  const files = record === null ? await findUploads(scope, id) : [];
  if (files === null) return null;
  const importId = record === null ? null : record.importId;
  const path = await newPath();
  try {
    const job = { kind: "refused", scope, importId, files, answers, path } as const;
    const isWritten = await runJob(job, { batchId: record === null ? id : null });
    if (!isWritten) return null;
    const name = record === null ? "" : ` of ${record.fileName.split("/").at(-1)}`;
    return { fileName: `Refused rows${name}.csv`, csv: readOnce(path) };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Beside the uploads: thrown away at the next start, should anything stay. */
async function newPath(): Promise<string> {
  const folder = join(env().dataFolder, "uploads");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, `refused-${randomBytes(16).toString("hex")}.csv`);
}

function readOnce(path: string): ReadableStream<Uint8Array> {
  const file = createReadStream(path);
  file.once("close", () => void rm(path, { force: true }));
  return Readable.toWeb(file) as ReadableStream<Uint8Array>;
}
