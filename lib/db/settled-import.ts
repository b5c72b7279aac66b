import { type DayRange, toDay } from "@/lib/domain/day";
import type { ExportDay, ExportDaySource, KnownProfile, ProfileSource } from "@/lib/domain/evidence";
import type { Handle } from "@/lib/domain/handle";
import type { Mapping } from "@/lib/domain/mapping";
import { findTextEncoding, type TextEncoding } from "@/lib/domain/text-encoding";
import type { Tx } from "./client";
import { toLabels, toMapping } from "./imports";
import { type WorkspaceScope, withinReach } from "./scope";

/** What was settled about an import when it was made, undone or not. */
export type SettledImport = {
  readonly name: string;
  readonly sha256: string;
  readonly profile: KnownProfile;
  readonly exportedOn: ExportDay;
  readonly labels: DayRange | null;
  readonly encoding: TextEncoding | null;
  readonly mapping: Mapping | null;
  readonly shiftOverride: number | null;
  readonly isUndone: boolean;
};

/** null when the workspace has no such import. */
export async function findSettledImport(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
): Promise<SettledImport | null> {
  const row = await tx.import.findFirst({
    where: { ...withinReach(scope), id: importId },
    include: { profile: { select: { handle: true } } },
  });
  return (
    row && {
      name: row.fileName,
      sha256: row.sha256,
      profile: { handle: row.profile.handle as Handle, source: row.profileSource as ProfileSource },
      exportedOn: { day: toDay(row.exportedOn), source: row.exportedOnSource as ExportDaySource },
      labels: toLabels(row.firstLabelDay, row.lastLabelDay),
      encoding: findTextEncoding(row.encoding),
      mapping: toMapping(row.mapping),
      shiftOverride: row.shiftOverride,
      isUndone: row.undoneAt !== null,
    }
  );
}
