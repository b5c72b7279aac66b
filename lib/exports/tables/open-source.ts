import type { Mapping } from "@/lib/domain/mapping";
import { openSheet, type SheetSource } from "./open-sheet";
import { type OpenTable, openTable, type TextSource } from "./open-table";

export type TableSource = TextSource | SheetSource;

/** Opens the table that a mapping means, of a text or a workbook; throws TableRefusal when it has other headings. */
export async function openSource(source: TableSource, mapping: Mapping): Promise<OpenTable> {
  return "workbook" in source ? openSheet(source, mapping) : openTable(source, mapping.header);
}
