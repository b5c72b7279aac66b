import type { OwnerScope } from "@/lib/db/scope";
import type { BatchPreview } from "@/lib/domain/import-preview";
import { commitFiles } from "@/lib/imports/import-batch";
import type { MadeUpBatch } from "./made-up-batches";

/** Throws unless every row was new and is stored: a refusal would be fast. */
export async function commitBatch(scope: OwnerScope, batch: MadeUpBatch): Promise<BatchPreview> {
  const committed = await commitFiles(scope, batch);
  const isWhole = committed.files.every(
    ({ status, rows }) => status === "committed" && rows.new === rows.read,
  );
  if (!isWhole || committed.files.length !== batch.files.length)
    throw new Error(`A made-up export was not imported: ${JSON.stringify(committed.files[0]?.problems)}`);
  return committed;
}
