import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { type Address, toHref } from "@/lib/domain/address";
import { formatDay, formatRange } from "@/lib/domain/format";
import type { Coverage, ReportFrame } from "@/lib/domain/report";
import { formatShortPeriod } from "@/lib/domain/summary";

type ReportLineProps = {
  readonly report: ReportFrame;
  readonly address: Address;
  readonly path: string;
  /** Of the page's leading figure. */
  readonly coverage: Coverage | null;
  /** false where nothing on the page is compared. */
  readonly compared?: boolean;
  /** Said in place of the newest data where the figures stand still; then nothing leads to newer ones. */
  readonly standing?: string | null;
};

/** A dot before it. Where a line begins, the dot lies outside of what is shown. */
const DOTTED = "relative before:absolute before:-left-2.5 before:content-['·'_/_'']";

/** Which days these are, what they are compared with, how new the newest is, and how much of it is known. */
export function ReportLine(props: ReportLineProps) {
  const { report, address, path, coverage, compared = true, standing = null } = props;
  const { window, newestDay, asOf } = report;
  if (window === null) return null;
  return (
    <div className="-mx-1 mt-1.5 overflow-x-clip px-1 text-muted max-sm:text-sm">
      <div className="-ml-4 flex flex-wrap items-center gap-y-0.5 *:ml-4">
        <span className={DOTTED}>{formatRange(window)}</span>
        {compared ? <span className={DOTTED}>{sayCompared(report)}</span> : null}
        <span className={DOTTED}>
          {standing ?? (newestDay ? `newest data ${formatDay(newestDay)}` : "no data yet")}
        </span>
        {standing === null && asOf !== null && newestDay !== null && asOf < newestDay ? (
          <Link
            prefetch={false}
            href={toHref(path, address, { asOf: null })}
            className="font-semibold text-accent underline"
          >
            Go to the newest
          </Link>
        ) : null}
        {coverage && coverage.known < coverage.days ? (
          <Badge tone="warn">
            {coverage.known} of {coverage.days} days covered
          </Badge>
        ) : null}
      </div>
    </div>
  );
}

/** The other period in words and dates; how a comparison is chosen stands beside the window. */
function sayCompared({ compare, previous, window }: ReportFrame): string {
  if (previous === null || window === null) return "not compared";
  return `compared with ${formatShortPeriod(compare, window.days)}, ${formatRange(previous)}`;
}
