import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import { reader, type Tx } from "@/lib/db/client";
import { findImportRecord, findImportRecordIn, OPERATOR } from "@/lib/db/import-records";
import { findOriginal, packOriginal } from "@/lib/db/originals";
import type { EditorScope } from "@/lib/db/scope";
import { findSettledImport, type SettledImport } from "@/lib/db/settled-import";
import { write } from "@/lib/db/writer";
import type { ImportRecord } from "@/lib/domain/import-preview";
import type { Problem } from "@/lib/domain/problem";
import { readAgain } from "@/lib/exports/read-again";
import { NO_ANSWERS } from "./answers";
import { applyFiles, type ImportContext, type OwnedExport } from "./apply";
import { fitToPosts } from "./fit-to-posts";

export type RedoOutcome =
  /** `record` is the new import; the undone one stays in the history. */
  | { readonly kind: "redone"; readonly record: ImportRecord }
  /** Nothing to do: `record` is the import that holds the same bytes now. */
  | { readonly kind: "already-there"; readonly record: ImportRecord }
  | { readonly kind: "unreadable"; readonly problems: readonly Problem[] }
  | { readonly kind: "no-original" | "unknown" };

/**
 * Imports an undone import again from its kept original, with what was settled then: whose it is, its export day, its years and a
 * shift that a person chose. The state is the one before the undo. Redoing twice changes nothing.
 */
export async function redoImport(
  scope: EditorScope,
  importId: string,
  now: Date = new Date(),
): Promise<RedoOutcome> {
  const settled = await findSettledImport(reader(), scope, importId);
  if (settled === null) return { kind: "unknown" };
  if (!settled.isUndone) return alreadyThere(await findImportRecord(scope, importId));
  const bytes = await findOriginal(scope, settled.sha256);
  if (bytes === null) return { kind: "no-original" };
  const read = await readAgain(bytes, settled);
  if (!read.ok) return { kind: "unreadable", problems: read.problems };
  const [fitted] = await fitToPosts(scope, [{ ...read.file, profile: settled.profile }]);
  if (fitted?.kind !== "read") return { kind: "unreadable", problems: fitted?.problems ?? [] };
  const file: OwnedExport = { ...fitted, profile: settled.profile };
  const packed = await packOriginal(bytes);
  const context = contextOf(scope, settled, { now, packed });
  return write((tx) => store(tx, scope, { file, context }));
}

function alreadyThere(record: ImportRecord | null): RedoOutcome {
  if (record === null) throw new Error("An import vanished while it was redone.");
  return { kind: "already-there", record };
}

/** The figures were compared with the profile's when it was imported first. */
function contextOf(
  scope: EditorScope,
  { sha256, shiftOverride }: SettledImport,
  { now, packed }: { readonly now: Date; readonly packed: Uint8Array },
): ImportContext {
  const shifts = shiftOverride === null ? {} : { [sha256]: shiftOverride };
  return {
    batchId: randomUUID(),
    by: scope.userId ?? OPERATOR,
    at: now,
    answers: { ...NO_ANSWERS, shifts, sameProfile: [sha256] },
    originals: new Map([[sha256, Promise.resolve(packed)]]),
    watch: null,
  };
}

async function store(
  tx: Tx,
  scope: EditorScope,
  { file, context }: { readonly file: OwnedExport; readonly context: ImportContext },
): Promise<RedoOutcome> {
  const { handle } = file.profile;
  const { outcomes } = await applyFiles(tx, scope, { handle, files: [file], context });
  const outcome = outcomes.get(file);
  if (outcome?.kind === "duplicate")
    return alreadyThere(await findImportRecordIn(tx, scope, outcome.of.importId));
  if (outcome?.kind !== "stored") throw new Error("An import that was vouched for was not stored.");
  const record = await findImportRecordIn(tx, scope, outcome.importId);
  if (record === null) throw new Error("An import vanished while it was redone.");
  await recordAudit(tx, scope.workspaceId, {
    at: context.at,
    actor: context.by,
    kind: "import/redone",
    subject: record.importId,
    detail: `${record.fileName} of @${record.profile}`,
  });
  return { kind: "redone", record };
}
