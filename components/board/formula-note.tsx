import type { Address } from "@/lib/domain/address";
import { formatDay } from "@/lib/domain/format";
import { type DailyMetric, measuresOf } from "@/lib/domain/formula";
import { METRICS } from "@/lib/domain/metric";
import type { Comparison, Figure, SeriesPoint } from "@/lib/domain/report";
import { toSourceHref } from "@/lib/domain/source-address";
import { formatMatched } from "@/lib/domain/summary";
import { Note, NoteFacts } from "./note";
import { SourceLink } from "./source-link";

const DAYS_LISTED = 12;

type FormulaNoteProps = {
  readonly id: string;
  readonly metric: DailyMetric;
  readonly series: readonly SeriesPoint[];
  /** null where nothing is compared. */
  readonly compared: { readonly figure: Figure; readonly compare: Comparison } | null;
  /** What the page shows; null on a shared page, which names no file. */
  readonly source: Address | null;
};

/** How a figure is computed, from what, on which days nothing is known, what it is compared on, and the way to the files. */
export function FormulaNote({ id, metric, series, compared, source }: FormulaNoteProps) {
  const { label, formula } = METRICS[metric];
  const missing = series.filter(({ value }) => value === null);
  const provisional = series.filter((point) => point.provisional && point.value !== null);
  const inputs = measuresOf(metric).map((measure) => METRICS[measure].label.toLowerCase());
  const facts = [
    { name: "From", text: `${inputs.join(", ")}, day by day as TikTok exported them` },
    {
      name: "Days missing",
      text:
        missing.length === 0
          ? `None: all ${series.length} days are known.`
          : `${missing.length} of ${series.length}, left out and never counted as 0: ${listDays(missing)}.`,
    },
    ...(provisional.length === 0
      ? []
      : [{ name: "Provisional", text: `${listDays(provisional)}; a later export may restate them.` }]),
    ...(compared === null
      ? []
      : [
          {
            name: "Compared on",
            text: `${formatMatched(compared.figure, compared.compare)}. Day by day, only where both are known.`,
          },
        ]),
  ];
  return (
    <Note id={id} label={label}>
      <p>{formula}</p>
      <NoteFacts facts={facts} />
      <p className="mt-3">
        <SourceLink
          href={source === null ? null : toSourceHref({ ...source, metric, day: null })}
          label={label}
        />
      </p>
    </Note>
  );
}

function listDays(points: readonly SeriesPoint[]): string {
  const days = points.slice(0, DAYS_LISTED).map(({ day }) => formatDay(day));
  const rest = points.length - days.length;
  return rest > 0 ? `${days.join(", ")} and ${rest} more` : days.join(", ");
}
