import type { WorkspaceScope } from "@/lib/db/scope";
import { requireImporter } from "../importer";
import type { RedoOutcome } from "../redo";
import type { UndoOutcome } from "../undo";
import { runJob } from "./crew";

/** `undoImport`, done by a worker: a large import is taken out in statements during which a process answers nobody. */
export async function undoInWorker(scope: WorkspaceScope, importId: string): Promise<UndoOutcome> {
  requireImporter(scope);
  return runJob({ kind: "undo", scope, importId }, { batchId: null });
}

/** `redoImport`, done by a worker. */
export async function redoInWorker(scope: WorkspaceScope, importId: string): Promise<RedoOutcome> {
  requireImporter(scope);
  return runJob({ kind: "redo", scope, importId }, { batchId: null });
}
