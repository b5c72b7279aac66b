import { type BoardSpan, refoldBoard } from "@/lib/db/board";
import type { Tx } from "@/lib/db/client";
import { type LedgerImport, updateImportShift } from "@/lib/db/imports";
import { measuresOf } from "@/lib/db/ledger";
import type { EditableProfile } from "@/lib/db/scope";
import { addDays, type DayRange } from "@/lib/domain/day";
import type { Reshift } from "@/lib/domain/import-preview";
import type { ShiftDecision } from "@/lib/exports/shift";

/**
 * Moves the imports whose shift is decided otherwise than it is stored, and folds the days they leave and reach again.
 * Returns those whose days moved; a new reason for the same shift is only written down.
 */
export async function resettleShifts(
  tx: Tx,
  profile: EditableProfile,
  {
    stored,
    decisions,
  }: { readonly stored: readonly LedgerImport[]; readonly decisions: ReadonlyMap<string, ShiftDecision> },
): Promise<readonly Reshift[]> {
  const moved: Reshift[] = [];
  const touched: BoardSpan[] = [];
  for (const one of stored) {
    const decision = decisions.get(one.importId);
    if (!decision || isAsStored(one, decision)) continue;
    const { shiftDays, reason } = decision;
    await updateImportShift(tx, profile, { importId: one.importId, shiftDays, shiftReason: reason });
    const { labels, importId, fileName } = one;
    if (labels === null || shiftDays === one.shiftDays) continue;
    moved.push({ importId, fileName, labels, fromDays: one.shiftDays, toDays: shiftDays, reason });
    const measures = await measuresOf(tx, profile, importId);
    touched.push({ measures, days: daysBetweenShifts(labels, one.shiftDays, shiftDays) });
  }
  for (const span of touched) await refoldBoard(tx, profile, span);
  return moved;
}

function isAsStored(one: LedgerImport, decision: ShiftDecision): boolean {
  return one.shiftDays === decision.shiftDays && one.shiftReason === decision.reason;
}

/** All days that labels stand for under one shift or the other. */
function daysBetweenShifts({ from, to }: DayRange, one: number, other: number): DayRange {
  return { from: addDays(from, Math.min(one, other)), to: addDays(to, Math.max(one, other)) };
}
