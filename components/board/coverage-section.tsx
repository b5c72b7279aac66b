import { Card, CardHeading } from "@/components/ui/card";
import type { AdvisedExport } from "@/lib/domain/advice";
import { toCoverageFileHref } from "@/lib/domain/download";
import { formatRange } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { CoverageReport } from "@/lib/domain/report";
import { AdviceCard } from "./advice-card";
import { CoverageCalendar, CoverageLegend } from "./coverage-calendar";
import { FileMenu } from "./file-menu";

const RANGES_LISTED = 4;

type CoverageSectionProps = {
  readonly report: CoverageReport;
  /** The report's advice in words. */
  readonly advice: readonly AdvisedExport[];
};

/** Which days of the last year are known for each measure, and which exports would fill the rest. */
export function CoverageSection({ report, advice }: CoverageSectionProps) {
  const seen = report.measures.filter(({ known }) => known > 0);
  const unseen = report.measures.filter(({ known }) => known === 0);
  return (
    <div className="flex flex-col gap-3">
      <AdviceCard id="advice-title" title="Export these next" exports={advice} />
      {seen.length > 0 ? (
        <Card aria-labelledby="days-title">
          <CardHeading
            id="days-title"
            title="Day by day"
            actions={
              <>
                <CoverageLegend />
                <FileMenu
                  name="Download: Coverage"
                  files={[{ href: toCoverageFileHref(report.profile.handle), label: "Every day as CSV" }]}
                />
              </>
            }
          />
          {seen.map((measure) => (
            <MeasureRow key={measure.measure} coverage={measure} />
          ))}
        </Card>
      ) : null}
      {unseen.length > 0 && seen.length > 0 ? (
        <p className="text-sm text-muted">
          No export has said anything yet about{" "}
          {unseen.map(({ measure }) => METRICS[measure].label.toLowerCase()).join(", ")}.
        </p>
      ) : null}
    </div>
  );
}

function MeasureRow({ coverage }: { readonly coverage: CoverageReport["measures"][number] }) {
  const { measure, known, provisional, missing, days } = coverage;
  const label = METRICS[measure].label;
  return (
    <div className="keep-together grid gap-x-6 gap-y-2 border-t border-line py-3.5 lg:grid-cols-[17.5rem_minmax(0,1fr)]">
      <div className="text-sm">
        <h3 className="text-base font-[650]">{label}</h3>
        <p>
          {known} of {days.length} days known{provisional > 0 ? `, ${provisional} provisional` : ""}
        </p>
        <p className="mt-1 text-muted text-pretty">{sayMissing(missing)}</p>
      </div>
      <CoverageCalendar label={label} days={days} />
    </div>
  );
}

function sayMissing(missing: CoverageReport["measures"][number]["missing"]): string {
  if (missing.length === 0) return "No day is missing.";
  const listed = missing
    .slice(-RANGES_LISTED)
    .reverse()
    .map((range) => formatRange(range));
  const rest = missing.length - listed.length;
  return `Missing: ${listed.join("; ")}${rest > 0 ? `; and ${rest} earlier ${rest === 1 ? "stretch" : "stretches"}` : ""}.`;
}
