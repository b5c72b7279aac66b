import type { WorkspaceScope } from "@/lib/db/scope";
import type { BatchPreview } from "@/lib/domain/import-preview";
import type { Answers } from "./answers";
import { commitFiles, previewFiles } from "./import-batch";
import { readUploads, removeUploads } from "./uploads";

/** What importing the uploaded files would do; null when this person has no such batch (any more). */
export async function previewBatch(
  scope: WorkspaceScope,
  batchId: string,
  answers: Answers,
): Promise<BatchPreview | null> {
  const files = await readUploads(scope, batchId);
  if (files === null) return null;
  return { ...(await previewFiles(scope, { files, answers })), batchId };
}

/**
 * Imports the uploaded files, read and judged again, and lets go of them; null when this person has no such batch. When
 * something stands in the way, nothing is imported and the files go on waiting.
 */
export async function commitBatch(
  scope: WorkspaceScope,
  batchId: string,
  answers: Answers,
): Promise<BatchPreview | null> {
  const files = await readUploads(scope, batchId);
  if (files === null) return null;
  const outcome = await commitFiles(scope, { files, answers });
  if (outcome.problems.length > 0) return { ...outcome, batchId };
  await removeUploads(scope, batchId);
  return outcome;
}

export async function discardBatch(scope: WorkspaceScope, batchId: string): Promise<void> {
  await removeUploads(scope, batchId);
}
