import type { ColumnRole, Mapping } from "@/lib/domain/mapping";
import { MEASURES, type Measure } from "@/lib/domain/measure";
import { cleanHeading } from "../detect";

/** `videoViews` is `video_views`: names that no spreadsheet and no person reads as anything else. */
function toHeading(measure: string): string {
  return measure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const ROLES: ReadonlyMap<string, ColumnRole> = new Map<string, ColumnRole>([
  ["profile", { kind: "profile" }],
  ["day", { kind: "day" }],
  ...(Object.keys(MEASURES) as Measure[]).map(
    (measure) => [toHeading(measure), { kind: "measure", measure }] as const,
  ),
]);

/** Our own table of daily figures, empty, as CSV. Every column but the day may be taken out; days are `2026-03-24`, counts plain digits. */
export function dailyTemplate(): string {
  return `${[...ROLES.keys()].join(",")}\r\n`;
}

/** How our own table is read, whichever of its columns are left and in whatever order; null for any other header. */
export function findTemplateMapping(written: readonly string[]): Mapping | null {
  const header = written.map(cleanHeading);
  const columns = header.flatMap((heading) => ROLES.get(heading) ?? []);
  const hasAll = columns.length === header.length && new Set(header).size === header.length;
  const has = (kind: ColumnRole["kind"]) => columns.some((role) => role.kind === kind);
  if (!hasAll || !has("day") || !has("measure")) return null;
  return { target: "daily", header, columns, dates: "year-month-day", numbers: "none" };
}
