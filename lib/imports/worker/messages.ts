import type { UpkeepOrder, UpkeepOutcome } from "@/lib/db/daily-upkeep";
import type { EditorScope, WorkspaceScope } from "@/lib/db/scope";
import type { BatchPreview } from "@/lib/domain/import-preview";
import type { ImportProgress } from "@/lib/domain/import-progress";
import type { Answers } from "../answers";
import type { RedoOutcome } from "../redo";
import type { UndoOutcome } from "../undo";
import type { StoredUpload } from "../uploads";

/** What a worker can be told to do; what it stores is one transaction. */
export type Job =
  | {
      readonly kind: "preview" | "commit";
      readonly scope: EditorScope;
      readonly files: readonly StoredUpload[];
      readonly answers: Answers;
    }
  | {
      /** Of an import, or without one of files that wait; the CSV is written to `path`. */
      readonly kind: "refused";
      readonly scope: WorkspaceScope;
      readonly importId: string | null;
      readonly files: readonly StoredUpload[];
      readonly answers: Answers;
      readonly path: string;
    }
  | { readonly kind: "undo" | "redo"; readonly scope: EditorScope; readonly importId: string }
  | { readonly kind: "upkeep"; readonly order: UpkeepOrder };

export type JobKind = Job["kind"];

export type JobOutcomes = {
  readonly preview: BatchPreview;
  readonly commit: BatchPreview;
  readonly undo: UndoOutcome;
  readonly redo: RedoOutcome;
  /** false: there is no such import. */
  readonly refused: boolean;
  readonly upkeep: UpkeepOutcome;
};

/** From the server to a worker, which has one job at a time. */
export type ToWorker =
  /** Nothing is to be done yet, but soon, with this database. */
  | { readonly say: "prepare"; readonly databaseUrl: string }
  | { readonly say: "work"; readonly job: Job; readonly databaseUrl: string }
  | { readonly say: "stop" }
  /** Its turn to write has come. */
  | { readonly say: "turn" };

/** An error on its way to another process, which keeps no class. */
export type SentError = {
  readonly name: string;
  readonly message: string;
  readonly code: string | null;
  readonly stack: string | null;
};

/** From a worker to the server. */
export type FromWorker =
  | { readonly say: "wants-turn" }
  /** It has written, or does not want to any more. */
  | { readonly say: "turn-over" }
  | { readonly say: "progress"; readonly progress: ImportProgress }
  | { readonly say: "done"; readonly outcome: unknown }
  | { readonly say: "stopped" }
  | { readonly say: "failed"; readonly error: SentError }
  /** The job has been answered and all is tidied up: there may be another. */
  | { readonly say: "free" };
