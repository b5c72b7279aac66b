import { recordAudit } from "@/lib/db/audit";
import { refoldBoard } from "@/lib/db/board";
import type { Tx } from "@/lib/db/client";
import { findImportRecordIn, OPERATOR } from "@/lib/db/import-records";
import { type LedgerImport, listActiveImports, markUndone } from "@/lib/db/imports";
import { deleteRows, measuresOf } from "@/lib/db/ledger";
import { withdrawPostsOf } from "@/lib/db/posts-derived";
import { ensureProfile, type ProfileScope, type WorkspaceScope } from "@/lib/db/scope";
import { lockProfile, write } from "@/lib/db/writer";
import { addDays } from "@/lib/domain/day";
import type { ImportRecord } from "@/lib/domain/import-preview";
import { decideAll } from "./decide";
import { requireImporter } from "./importer";
import { resettleShifts } from "./resettle";

export type UndoOutcome =
  | { readonly kind: "undone" | "already-undone"; readonly record: ImportRecord }
  | { readonly kind: "unknown" };

/**
 * Takes an import out of the ledger and derives everything it touched from what remains, as if it had never been: the state
 * hash is the one without it. Its record stays and says when it was undone. Undoing twice changes nothing.
 */
export async function undoImport(
  scope: WorkspaceScope,
  importId: string,
  now: Date = new Date(),
): Promise<UndoOutcome> {
  requireImporter(scope);
  return write(async (tx) => {
    const found = await findImportRecordIn(tx, scope, importId);
    if (found === null) return { kind: "unknown" };
    const profile = await ensureProfile(tx, scope, found.profile);
    await lockProfile(tx, profile);
    const active = await listActiveImports(tx, profile);
    const subject = active.find((one) => one.importId === importId);
    const by = scope.userId ?? OPERATOR;
    if (subject) {
      await withdraw(tx, profile, { subject, remaining: active.filter((one) => one !== subject) });
      await markUndone(tx, profile, { importId, by, at: now });
      const detail = `${found.fileName} of @${found.profile}`;
      await recordAudit(tx, scope.workspaceId, {
        at: now,
        actor: by,
        kind: "import/undone",
        subject: importId,
        detail,
      });
    }
    const record = await findImportRecordIn(tx, scope, importId);
    if (record === null) throw new Error("An import vanished while it was undone.");
    return { kind: subject ? "undone" : "already-undone", record };
  });
}

async function withdraw(
  tx: Tx,
  profile: ProfileScope,
  { subject, remaining }: { readonly subject: LedgerImport; readonly remaining: readonly LedgerImport[] },
): Promise<void> {
  const { importId, labels, shiftDays } = subject;
  const measures = await measuresOf(tx, profile, importId);
  await deleteRows(tx, profile, importId);
  await withdrawPostsOf(tx, profile, importId);
  const decisions = await decideAll(tx, { profile, stored: remaining, arriving: [] });
  await resettleShifts(tx, profile, { stored: remaining, decisions });
  if (labels === null) return;
  const days = { from: addDays(labels.from, shiftDays), to: addDays(labels.to, shiftDays) };
  await refoldBoard(tx, profile, { measures, days });
}
