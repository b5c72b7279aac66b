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

/** Which days these are, what they are compared with, how new the newest is, and how much of it is known. */
export function ReportLine(props: ReportLineProps) {
  const { report, address, path, coverage, compared = true, standing = null } = props;
  const { window, newestDay, asOf } = report;
  if (window === null) return null;
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted max-sm:text-sm">
      <span>{formatRange(window)}</span>
      {compared ? <Compared report={report} /> : null}
      <Dot />
      <span>{standing ?? (newestDay ? `newest data ${formatDay(newestDay)}` : "no data yet")}</span>
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
  );
}

/** The other period in words and dates; how a comparison is chosen stands beside the window. */
function Compared({ report: { compare, previous, window } }: { readonly report: ReportFrame }) {
  return (
    <>
      <Dot />
      <span>
        {previous === null || window === null
          ? "not compared"
          : `compared with ${formatShortPeriod(compare, window.days)}, ${formatRange(previous)}`}
      </span>
    </>
  );
}

function Dot() {
  return <span aria-hidden>·</span>;
}
