import { CircleHelp } from "lucide-react";
import { formatDay } from "@/lib/domain/format";
import { METRICS, type MetricName } from "@/lib/domain/metric";
import type { SeriesPoint } from "@/lib/domain/report";

const DAYS_LISTED = 12;

type FormulaNoteProps = {
  readonly id: string;
  readonly metric: MetricName;
  readonly series: readonly SeriesPoint[];
};

/** How the figure is computed and on which days nothing is known. */
export function FormulaNote({ id, metric, series }: FormulaNoteProps) {
  const missing = series.filter(({ value }) => value === null);
  const { label, formula } = METRICS[metric];
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={`How is this computed: ${label}`}
        className="grid size-7 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
      >
        <CircleHelp aria-hidden className="size-4" />
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={`How ${label.toLowerCase()} is computed`}
        className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-[16px] border border-line bg-card p-5 text-sm text-ink shadow-pop backdrop:bg-[rgb(20_18_12/0.3)]"
      >
        <p className="mb-1 text-base font-[650]">{label}</p>
        <p>{formula}</p>
        <p className="mt-2 text-muted">
          {missing.length === 0
            ? `All ${series.length} days are known.`
            : `${missing.length} of ${series.length} days are unknown and left out, never counted as 0: ${listDays(missing)}.`}
        </p>
        <p className="mt-2 text-muted">
          A change is computed on matched days only: day by day, where both periods are known.
        </p>
      </div>
    </>
  );
}

function listDays(points: readonly SeriesPoint[]): string {
  const days = points.slice(0, DAYS_LISTED).map(({ day }) => formatDay(day));
  const rest = points.length - days.length;
  return rest > 0 ? `${days.join(", ")} and ${rest} more` : days.join(", ");
}
