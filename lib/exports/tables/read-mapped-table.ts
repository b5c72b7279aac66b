import type { Problem } from "@/lib/domain/problem";
import type { MappedTable, TableReading } from "./mapped-table";
import type { TableSource } from "./open-source";
import { readDailyTable } from "./read-daily-table";
import { readPostsTable } from "./read-posts-table";

export type TableOutcome =
  | { readonly ok: true; readonly table: MappedTable }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a table that is not TikTok's exactly as its mapping says. Throws the reason of `source.watch` when that stops it. */
export function readMappedTable(source: TableSource, reading: TableReading): Promise<TableOutcome> {
  return reading.mapping.target === "daily"
    ? readDailyTable(source, reading)
    : readPostsTable(source, reading);
}
