import type { EditorScope } from "@/lib/db/scope";
import type { RedoOutcome } from "../redo";
import type { UndoOutcome } from "../undo";
import { runJob } from "./crew";

/** `undoImport`, done by a worker: a large import is taken out in statements during which a process answers nobody. */
export async function undoInWorker(scope: EditorScope, importId: string): Promise<UndoOutcome> {
  return runJob({ kind: "undo", scope, importId }, { batchId: null });
}

/** `redoImport`, done by a worker. */
export async function redoInWorker(scope: EditorScope, importId: string): Promise<RedoOutcome> {
  return runJob({ kind: "redo", scope, importId }, { batchId: null });
}
