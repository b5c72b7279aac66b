import { METRICS } from "@/lib/domain/metric";
import { PORTFOLIO_METRICS, type PortfolioReport, type PortfolioRequest } from "@/lib/domain/portfolio";
import { formatPeriod } from "@/lib/domain/summary";
import type { CsvTable } from "./csv-table";

/** The portfolio with every digit: each profile with its own window, what it is compared with and on how many days that rests. The tags are left out where they are not for its readers. */
export function toPortfolioTable(
  { rows }: Pick<PortfolioReport, "rows">,
  { compare, window }: PortfolioRequest,
  { tagged }: { readonly tagged: boolean } = { tagged: true },
): CsvTable {
  const figures = PORTFOLIO_METRICS.flatMap((metric) => {
    const { label } = METRICS[metric];
    return [label, `${label} change`, `${label} change in`, `${label} days compared`, `${label} days known`];
  });
  return {
    columns: [
      ...["Profile", "Name", ...(tagged ? ["Tags"] : []), "Unusual", ...figures],
      ...["Newest day", "Window from", "Window to", "Days in window", "Comparison", "Time zone"],
    ],
    rows: rows.map((row) => [
      row.handle,
      row.name,
      ...(tagged ? [row.tags.join(", ")] : []),
      row.unusual === null ? null : row.unusual ? "yes" : "no",
      ...PORTFOLIO_METRICS.flatMap((metric) => {
        const { value, change, coverage } = row.figures[metric];
        return [value, change.value, change.kind, change.matchedDays, coverage.known];
      }),
      row.newestDay,
      row.window?.from ?? null,
      row.window?.to ?? null,
      window,
      formatPeriod(compare, window),
      row.timeZone,
    ]),
  };
}
