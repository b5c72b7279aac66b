import type { ExportSpan } from "@/lib/domain/coverage";
import { addDays, toDay } from "@/lib/domain/day";
import { reader } from "./client";
import { toFormat, toLabels } from "./imports";
import { importsOf } from "./imports-of";
import type { ProfileScope } from "./scope";

/** The exports in the ledger of a profile with the calendar days they speak of, oldest first. */
export async function listExportSpans(scope: ProfileScope): Promise<readonly ExportSpan[]> {
  const rows = await reader().$queryRaw<SpanRow[]>`
    SELECT i."format", i."exportedOn", i."firstLabelDay", i."lastLabelDay", i."shiftDays", i."rowsRead"
    FROM ${importsOf(scope)} AND i."undoneAt" IS NULL AND i."gaveWayTo" IS NULL ORDER BY i."exportedOn", i."sha256"`;
  return rows.map(({ format, exportedOn, firstLabelDay, lastLabelDay, shiftDays, rowsRead }) => {
    const labels = toLabels(firstLabelDay, lastLabelDay);
    const shift = Number(shiftDays);
    return {
      format: toFormat(format),
      exportedOn: toDay(exportedOn),
      days: labels && { from: addDays(labels.from, shift), to: addDays(labels.to, shift) },
      rows: Number(rowsRead),
    };
  });
}

type SpanRow = {
  format: string;
  exportedOn: string;
  firstLabelDay: string | null;
  lastLabelDay: string | null;
  shiftDays: number | bigint;
  rowsRead: number | bigint;
};
