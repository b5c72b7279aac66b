import type { Day } from "@/lib/domain/day";
import { formatBand, formatLevel, formatUnusual } from "@/lib/domain/day-words";
import { formatAxis, formatDay, formatDayInFull, formatDayWithYear, formatExact } from "@/lib/domain/format";
import { currentLocale } from "@/lib/domain/locale";
import { METRICS, type MetricName } from "@/lib/domain/metric";
import type { Note } from "@/lib/domain/note";
import type { DayMarks } from "@/lib/domain/overview-marks";
import type { SeriesPoint } from "@/lib/domain/report";
import { isDayMetric, type WeekdayBand } from "@/lib/domain/weekday-band";
import { type ChartNotes, toChartNotes } from "./chart-flags";
import { labelledDays, toValueAxis, type ValueAxis } from "./geometry";

/** One day of a chart with everything that is read at it, already in words. */
export type ChartDay = {
  readonly day: Day;
  readonly dayText: string;
  readonly value: number | null;
  readonly valueText: string;
  readonly provisional: boolean;
  readonly previous: number | null;
  readonly previousText: string | null;
  readonly previousDayText: string | null;
  /** Titles of the posts published on the day. */
  readonly posts: readonly string[];
  /** Words of the notes that are about the day. */
  readonly notes: readonly string[];
  /** What is usual for its weekday; null where that is not known, or not told. */
  readonly usual: { readonly low: number; readonly high: number; readonly text: string } | null;
  /** "outside the usual of a Tuesday: 300 to 520"; null for any other day. */
  readonly unusualText: string | null;
};

/** Neighbouring days on one level, by their positions; `text` says how high it is. */
type ChartLevel = {
  readonly first: number;
  readonly last: number;
  readonly value: number;
  readonly text: string;
};

/** A chart as plain values: goes to the browser as it is. */
export type ChartModel = {
  readonly metricLabel: string;
  readonly days: readonly ChartDay[];
  readonly axis: ValueAxis;
  readonly valueLabels: readonly { readonly value: number; readonly text: string }[];
  readonly dayLabels: readonly { readonly position: number; readonly text: string }[];
  readonly notes: ChartNotes;
  /** Only where the level changes inside the chart; then all of it, ascending. */
  readonly levels: readonly ChartLevel[];
};

type ChartInput = {
  readonly metric: MetricName;
  readonly series: readonly SeriesPoint[];
  /** Empty when nothing is compared. */
  readonly previousSeries: readonly SeriesPoint[];
  readonly posts: readonly { readonly publishedOn: Day; readonly title: string }[];
  /** Absent where the chart has no flags. */
  readonly notes?: readonly Note[];
  readonly marks?: DayMarks | undefined;
};

/** Texts are made on the server, so that both sides draw the same page whatever the reader's locale. */
export function toChartModel(input: ChartInput, locale: string = currentLocale()): ChartModel {
  const { metric, series, previousSeries } = input;
  const values = [...series, ...previousSeries].map((point) => point.value);
  const axis = toValueAxis(values, METRICS[metric].unit !== "ratio");
  return {
    metricLabel: METRICS[metric].label,
    days: series.map((point, position) => toChartDay(point, previousSeries[position] ?? null, input)),
    axis,
    valueLabels: axis.ticks.map((value) => ({ value, text: formatAxis(metric, value, locale) })),
    dayLabels: labelledDays(series.length).flatMap((position) => {
      const day = series[position]?.day;
      return day === undefined ? [] : [{ position, text: formatDay(day, locale) }];
    }),
    notes: toChartNotes(
      series.map(({ day }) => day),
      input.notes ?? [],
    ),
    levels: toLevels(input, locale),
  };
}

function toLevels({ series, marks }: ChartInput, locale: string): ChartLevel[] {
  const shown = (marks?.levels ?? []).flatMap((level) => {
    const first = series.findIndex(({ day }) => day >= level.from);
    const last = series.findLastIndex(({ day }) => day <= level.to);
    return first < 0 || last < first
      ? []
      : [{ first, last, value: level.median, text: formatLevel(level, locale) }];
  });
  return shown.length < 2 ? [] : shown;
}

function toChartDay(
  point: SeriesPoint,
  previous: SeriesPoint | null,
  { metric, posts, notes = [], marks }: ChartInput,
): ChartDay {
  const band = isDayMetric(metric) ? marks?.bands.find(({ day }) => day === point.day) : undefined;
  return {
    day: point.day,
    dayText: formatDayInFull(point.day),
    value: point.value,
    valueText: formatExact(metric, point.value),
    provisional: point.provisional,
    previous: previous?.value ?? null,
    previousText: previous === null ? null : formatExact(metric, previous.value),
    previousDayText: previous === null ? null : formatDayWithYear(previous.day),
    posts: posts.filter(({ publishedOn }) => publishedOn === point.day).map(({ title }) => title),
    notes: notes
      .filter(({ firstDay, lastDay }) => firstDay <= point.day && lastDay >= point.day)
      .map(({ text }) => text),
    ...toUsual(metric, band),
  };
}

function toUsual(metric: MetricName, band: WeekdayBand | undefined): Pick<ChartDay, "usual" | "unusualText"> {
  if (band === undefined || !isDayMetric(metric)) return { usual: null, unusualText: null };
  const { low, high } = band;
  return {
    usual: { low, high, text: formatBand(metric, band) },
    unusualText: formatUnusual(metric, band),
  };
}
