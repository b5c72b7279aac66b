import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { Menu } from "@/components/ui/menu";
import { type Address, toHref } from "@/lib/domain/address";
import { formatDay, formatRange } from "@/lib/domain/format";
import type { Comparison, Coverage, ReportFrame } from "@/lib/domain/report";

const COMPARISONS: readonly {
  readonly compare: Comparison;
  readonly label: string;
  readonly hint: string;
}[] = [
  { compare: "previous", label: "Previous period", hint: "the days right before" },
  { compare: "weekdays", label: "Same weekdays", hint: "moved by whole weeks" },
  { compare: "year", label: "Year before", hint: "52 weeks earlier, same weekdays" },
];

type ReportLineProps = {
  readonly report: ReportFrame;
  readonly address: Address;
  readonly path: string;
  /** Of the page's leading figure. */
  readonly coverage: Coverage | null;
  /** false where nothing on the page is compared. */
  readonly compared?: boolean;
};

/** Which days these are, what they are compared with, how new the newest is, and how much of it is known. */
export function ReportLine(props: ReportLineProps) {
  const { report, address, path, coverage, compared = true } = props;
  const { window, newestDay, asOf } = report;
  if (window === null) return null;
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted max-sm:text-sm">
      <span>{formatRange(window)}</span>
      {compared ? <ComparisonChoice {...props} /> : null}
      <Dot />
      <span>{newestDay ? `newest data ${formatDay(newestDay)}` : "no data yet"}</span>
      {asOf !== null && newestDay !== null && asOf < newestDay ? (
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

function ComparisonChoice({ report: { compare: chosen, previous }, address, path }: ReportLineProps) {
  return (
    <span className="flex items-center gap-2 max-sm:order-last max-sm:w-full">
      <span className="max-sm:hidden">
        <Dot />
      </span>
      <Menu
        name={`Compared with ${previous ? formatRange(previous) : "nothing"}. Choose another comparison`}
        label={<span>{previous ? `compared with ${formatRange(previous)}` : "not compared"}</span>}
        triggerClassName="inline-flex min-h-7 items-center gap-1 rounded-md hover:text-ink"
      >
        <ul>
          {COMPARISONS.map(({ compare, label, hint }) => (
            <li key={compare}>
              <Link
                prefetch={false}
                href={toHref(path, address, { compare })}
                aria-current={chosen === compare ? "true" : undefined}
                className={classNames(
                  "block rounded-lg px-2.5 py-1.5 text-ink hover:bg-sunken",
                  chosen === compare && "bg-accent-soft font-semibold",
                )}
              >
                {label}
                <span className="block text-sm font-normal text-muted">{hint}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Menu>
    </span>
  );
}

function Dot() {
  return <span aria-hidden>·</span>;
}
