import { METRICS, type MetricName } from "@/lib/domain/metric";
import type { Change, Figure, SeriesPoint } from "@/lib/domain/report";
import type { WeekdayBand } from "@/lib/domain/weekday-band";
import { type Context, type CsvTable, withComparison, withWindow } from "./csv-table";

/** One row a figure: value, what it is compared with on matched days, the change or why there is none, coverage. */
export function toFiguresTable(figures: Readonly<Record<string, Figure>>, context: Context): CsvTable {
  return withComparison(
    {
      columns: [
        "Figure",
        "Value",
        "Value on matched days",
        "Compared value",
        "Change is",
        "Change",
        "Difference",
        "Matched days",
        "Known days",
        "Days",
        "Usual swing",
        "Same weekdays change is",
        "Same weekdays change",
      ],
      rows: Object.values(figures).map((figure) => [
        METRICS[figure.metric].label,
        figure.value,
        figure.matchedValue,
        figure.previous,
        sayKind(figure.change),
        figure.change.value,
        figure.change.absolute,
        figure.change.matchedDays,
        figure.coverage.known,
        figure.coverage.days,
        figure.usualSwing,
        figure.sameWeekdays === null ? null : sayKind(figure.sameWeekdays),
        figure.sameWeekdays?.value ?? null,
      ]),
    },
    context,
  );
}

const KINDS: Readonly<Record<Change["kind"], string>> = {
  percent: "ratio of the compared value",
  points: "difference of ratios",
  difference: "difference",
  new: "new",
  unchanged: "no change",
  none: "no comparison",
};

function sayKind({ kind, reason }: Change): string {
  if (reason === "too-few-days") return "no comparison: fewer than half of the days match";
  return reason === "unknown" ? "no comparison: unknown in one period" : KINDS[kind];
}

/** The table of a day chart with what is usual for each day's weekday in its last columns. */
export function toBandedDayTable(figure: Figure, bands: readonly WeekdayBand[], context: Context): CsvTable {
  const { columns, rows } = toDayTable(figure, context);
  return {
    columns: [...columns, "Usual from", "Usual to", "Weekdays behind it", "Unusual"],
    rows: rows.map((row, index) => {
      const band = bands.find(({ day }) => day === figure.series[index]?.day);
      return [...row, ...(band === undefined ? [null, null, null, null] : toBandCells(band))];
    }),
  };
}

function toBandCells({ low, high, weekdays, unusual, outside }: WeekdayBand) {
  const withMost = outside === "above" || outside === "below" ? `no, ${outside} as most days` : "no";
  return [low, high, weekdays, unusual === false ? withMost : unusual];
}

/** One row a day: the value and what it is compared with, day i beside day i. */
export function toDayTable(figure: Figure, context: Context): CsvTable {
  const { metric, series, previousSeries, coverage, change } = figure;
  const { label } = METRICS[metric];
  const { known, days } = coverage;
  return withComparison(
    {
      columns: ["Day", label, "State", "Compared day", `${label} then`, "Known days", "Days", "Matched days"],
      rows: series.map((point, index) => {
        const then = previousSeries[index];
        const state = sayState(point);
        return [
          point.day,
          point.value,
          state,
          then?.day ?? null,
          then?.value ?? null,
          known,
          days,
          change.matchedDays,
        ];
      }),
    },
    context,
  );
}

/** One row a day of something that is not compared: people, who cannot be added up. */
export function toSeriesTable(
  lines: readonly { readonly metric: MetricName; readonly series: readonly SeriesPoint[] }[],
  context: Context,
): CsvTable {
  const [first] = lines;
  const series = first?.series ?? [];
  const known = series.filter(({ value }) => value !== null).length;
  return withWindow(
    {
      columns: ["Day", ...lines.map(({ metric }) => METRICS[metric].label), "State", "Known days", "Days"],
      rows: series.map((point, index) => [
        point.day,
        ...lines.map((line) => line.series[index]?.value ?? null),
        sayState(point),
        known,
        series.length,
      ]),
    },
    context,
  );
}

function sayState({ value, provisional }: SeriesPoint): string {
  if (value === null) return "unknown";
  return provisional ? "provisional" : "known";
}
