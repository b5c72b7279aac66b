import { formatDay } from "./format";
import { type DailyMetric, measuresOf } from "./formula";
import { currentLocale } from "./locale";
import { METRICS } from "./metric";
import type { Comparison, Figure, SeriesPoint } from "./report";
import { formatMatched } from "./summary";

const DAYS_LISTED = 12;

type FormulaInput = {
  readonly metric: DailyMetric;
  readonly series: readonly SeriesPoint[];
  /** null where nothing is compared. */
  readonly compared: { readonly figure: Figure; readonly compare: Comparison } | null;
};

type Fact = { readonly name: string; readonly text: string };

/** What stands below a formula: from what it is computed, on which days nothing is known, what may be restated, what it is compared on. */
export function toFormulaFacts(
  { metric, series, compared }: FormulaInput,
  locale: string = currentLocale(),
): readonly Fact[] {
  const missing = series.filter(({ value }) => value === null);
  const provisional = series.filter((point) => point.provisional && point.value !== null);
  const inputs = measuresOf(metric).map((measure) => METRICS[measure].label.toLowerCase());
  return [
    { name: "From", text: `${inputs.join(", ")}, day by day as TikTok exported them` },
    {
      name: "Days missing",
      text:
        missing.length === 0
          ? `None: all ${series.length} days are known.`
          : `${missing.length} of ${series.length}, left out and never counted as 0: ${listDays(missing, locale)}.`,
    },
    ...(provisional.length === 0
      ? []
      : [
          {
            name: "Provisional",
            text: `${listDays(provisional, locale)}; a later export may restate them.`,
          },
        ]),
    ...(compared === null
      ? []
      : [
          {
            name: "Compared on",
            text: `${formatMatched(compared.figure, compared.compare)}. Day by day, only where both are known.`,
          },
        ]),
  ];
}

function listDays(points: readonly SeriesPoint[], locale: string): string {
  const days = points.slice(0, DAYS_LISTED).map(({ day }) => formatDay(day, locale));
  const rest = points.length - days.length;
  return rest > 0 ? `${days.join(", ")} and ${rest} more` : days.join(", ");
}
