import type { EditorScope } from "@/lib/db/scope";
import type { BatchPreview } from "@/lib/domain/import-preview";
import type { ImportActivity } from "@/lib/domain/import-progress";
import type { Answers } from "./answers";
import { findUploads, ownsUploads, removeUploads } from "./uploads";
import { batchActivity, runJob, stopBatch } from "./worker/crew";

/**
 * What importing the uploaded files would do; null when this person has no such batch (any more). Made by a worker; throws JobEndedError
 * when `signal` or `stopBatchWork` stops it.
 */
export async function previewBatch(
  scope: EditorScope,
  batchId: string,
  { answers, signal }: { readonly answers: Answers; readonly signal?: AbortSignal },
): Promise<BatchPreview | null> {
  const files = await findUploads(scope, batchId);
  if (files === null) return null;
  const preview = await runJob({ kind: "preview", scope, files, answers }, { batchId, signal });
  return { ...preview, batchId };
}

/**
 * Imports the uploaded files, read and judged again, and lets go of them; null when this person has no such batch. When
 * something stands in the way, or `stopBatchWork` stops it (JobEndedError), nothing is imported and the files go on waiting.
 */
export async function commitBatch(
  scope: EditorScope,
  batchId: string,
  answers: Answers,
): Promise<BatchPreview | null> {
  const files = await findUploads(scope, batchId);
  if (files === null) return null;
  const outcome = await runJob({ kind: "commit", scope, files, answers }, { batchId });
  if (outcome.problems.length > 0) return { ...outcome, batchId };
  await removeUploads(scope, batchId);
  return outcome;
}

/** How far the preview or the import of a batch is; null when this person has no such batch (any more). */
export async function findBatchActivity(scope: EditorScope, batchId: string): Promise<ImportActivity | null> {
  return (await ownsUploads(scope, batchId)) ? batchActivity(batchId) : null;
}

/** Stops the preview or the import that is being made of a batch; what is committed by then stays. False: no such batch. */
export async function stopBatchWork(scope: EditorScope, batchId: string): Promise<boolean> {
  const isOwn = await ownsUploads(scope, batchId);
  if (isOwn) stopBatch(batchId);
  return isOwn;
}

export async function discardBatch(scope: EditorScope, batchId: string): Promise<void> {
  await stopBatchWork(scope, batchId);
  await removeUploads(scope, batchId);
}
