import { METRICS } from "@/lib/domain/metric";
import type { CoverageReport } from "@/lib/domain/report";
import type { CsvTable } from "./csv-table";

/** Every day of every measure's calendar: known, provisional or missing. */
export function toCoverageTable({ profile, range, measures }: CoverageReport, zone: string | null): CsvTable {
  return {
    columns: [
      ...["Measure", "Day", "State", "Known days", "Provisional days", "Days"],
      ...["Profile", "From", "To", "Time zone"],
    ],
    rows: measures.flatMap(({ measure, days, known, provisional }) =>
      days.map(({ day, state }) => [
        ...[METRICS[measure].label, day, state, known, provisional, days.length],
        ...[profile.handle, range?.from ?? null, range?.to ?? null, zone],
      ]),
    ),
  };
}
