import type { Address } from "@/lib/domain/address";
import type { DailyMetric } from "@/lib/domain/formula";
import { toFormulaFacts } from "@/lib/domain/formula-facts";
import { METRICS } from "@/lib/domain/metric";
import type { Comparison, Figure, SeriesPoint } from "@/lib/domain/report";
import { toSourceHref } from "@/lib/domain/source-address";
import { Note, NoteFacts } from "./note";
import { SourceLink } from "./source-link";

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
  const facts = toFormulaFacts({ metric, series, compared });
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
