import { Badge } from "@/components/ui/badge";
import { Card, CardHeading } from "@/components/ui/card";
import { daysBetween } from "@/lib/domain/day";
import { formatDayWithYear, formatRange } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { CoverageReport } from "@/lib/domain/report";
import { CoverageCalendar, CoverageLegend } from "./coverage-calendar";

const RANGES_LISTED = 4;
const URGENT_DAYS = 7;

/** Which days of the last year are known for each measure, and which exports would fill the rest. */
export function CoverageSection({ report }: { readonly report: CoverageReport }) {
  const seen = report.measures.filter(({ known }) => known > 0);
  const unseen = report.measures.filter(({ known }) => known === 0);
  return (
    <div className="flex flex-col gap-3">
      <AdviceCard advice={report.advice} />
      {seen.length > 0 ? (
        <Card aria-labelledby="days-title">
          <CardHeading id="days-title" title="Day by day" actions={<CoverageLegend />} />
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

const FILES: Readonly<Record<CoverageReport["advice"][number]["format"], string>> = {
  "studio/overview": "Overview",
  "studio/content": "Content",
  "studio/viewers": "Viewers",
  "studio/follower-history": "Follower history",
  "studio/follower-activity": "Follower activity",
  "studio/follower-gender": "Follower gender",
  "studio/follower-territories": "Follower top territories",
  "business/overview": "Business Suite overview",
  "business/audience": "Business Suite audience",
  "business/video": "Business Suite video",
};

function AdviceCard({ advice }: Pick<CoverageReport, "advice">) {
  return (
    <Card aria-labelledby="advice-title">
      <CardHeading
        id="advice-title"
        title="Export these next"
        hint={
          advice.length === 0
            ? "Nothing to fetch: every day that an export can still give is here."
            : "In TikTok Studio, Analytics, choose the dates and press Download data."
        }
      />
      {advice.length > 0 ? (
        <ul>
          {advice.map((each) => (
            <li
              key={`${each.format} ${each.range?.from ?? ""}`}
              className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line py-2.5 text-sm"
            >
              <b className="font-[650]">{FILES[each.format]}</b>
              <span className="min-w-0 flex-1 basis-48 text-muted">{sayReason(each)}</span>
              <Deadline advice={each} />
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

/** The last day on which TikTok still gives it: urgent within a week of the newest day it is about. */
function Deadline({ advice: { by, range } }: { readonly advice: CoverageReport["advice"][number] }) {
  if (by === null) return null;
  const urgent = range !== null && daysBetween(range.to, by) <= URGENT_DAYS;
  return <Badge tone={urgent ? "warn" : "neutral"}>by {formatDayWithYear(by)}</Badge>;
}

function sayReason({ reason, range }: CoverageReport["advice"][number]): string {
  const days = range === null ? "" : formatRange(range);
  if (reason === "gap") return `${days} is missing`;
  if (reason === "provisional") return `${days} is provisional; a later export settles it`;
  if (reason === "stale")
    return days === "" ? "the newest export is older than a week" : `${days} is not here yet`;
  return "never imported";
}

function MeasureRow({ coverage }: { readonly coverage: CoverageReport["measures"][number] }) {
  const { measure, known, provisional, missing, days } = coverage;
  const label = METRICS[measure].label;
  return (
    <div className="keep-together grid gap-x-6 gap-y-2 border-t border-line py-3.5 lg:grid-cols-[15rem_minmax(0,1fr)]">
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
