import { Card, CardHeading } from "@/components/ui/card";
import { formatDay, formatExact, formatRange } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { ProvenanceReport } from "@/lib/domain/provenance";
import type { SourceAddress } from "@/lib/domain/source-address";
import { formatMatched } from "@/lib/domain/summary";
import { ClaimsCard } from "./provenance-claims";
import { InputsCard } from "./provenance-days";
import { SourcesCard } from "./provenance-exports";

type ProvenanceProps = { readonly report: ProvenanceReport; readonly address: SourceAddress };

/** Where a figure comes from: its formula and inputs, who says what of the chosen day, the exports, and every day with its line. */
export function Provenance({ report, address }: ProvenanceProps) {
  return (
    <div className="flex flex-col gap-3">
      {report.chosen === null ? null : <ClaimsCard chosen={report.chosen} address={address} />}
      <FormulaCard report={report} />
      <SourcesCard exports={report.exports} />
      {report.inputs.map(({ measure, days }) => (
        <InputsCard key={measure} measure={measure} days={days} exports={report.exports} address={address} />
      ))}
    </div>
  );
}

function FormulaCard({ report }: { readonly report: ProvenanceReport }) {
  const { metric, figure, inputs, window } = report;
  const { formula } = METRICS[metric];
  const missing = figure.series.filter(({ value }) => value === null).map(({ day }) => formatDay(day));
  return (
    <Card aria-labelledby="formula-title">
      <CardHeading
        id="formula-title"
        title="How it is computed"
        {...(window === null ? {} : { hint: formatRange(window) })}
      />
      <p className="text-figure leading-tight font-[650] tracking-[-0.03em]">
        {formatExact(metric, figure.value)}
      </p>
      <dl className="mt-2 grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
        <dt className="text-muted">Formula</dt>
        <dd>{formula}</dd>
        <dt className="text-muted">From</dt>
        <dd>
          {inputs.map(({ measure }) => METRICS[measure].label.toLowerCase()).join(", ") || "nothing yet"}
        </dd>
        <dt className="text-muted">Known days</dt>
        <dd>
          {figure.coverage.known} of {figure.coverage.days}
          {missing.length === 0 ? "" : `; unknown, and never counted as 0: ${missing.join(", ")}`}
        </dd>
        <dt className="text-muted">Compared on</dt>
        <dd>{formatMatched(figure, report.compare)}</dd>
      </dl>
    </Card>
  );
}
