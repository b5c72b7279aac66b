import type { ExportSpan } from "@/lib/domain/coverage";
import { addDays } from "@/lib/domain/day";
import { reader } from "./client";
import { listActiveImports } from "./imports";
import type { ProfileScope } from "./scope";

/** The exports in the ledger of a profile with the calendar days they speak of, oldest first. */
export async function listExportSpans(scope: ProfileScope): Promise<readonly ExportSpan[]> {
  const imports = await listActiveImports(reader(), scope);
  return imports.map(({ format, exportedOn, labels, shiftDays }) => ({
    format,
    exportedOn: exportedOn.day,
    days: labels && { from: addDays(labels.from, shiftDays), to: addDays(labels.to, shiftDays) },
  }));
}
