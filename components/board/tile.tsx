import Link from "next/link";
import type { ReactNode } from "react";
import { Sparkline } from "@/components/charts/sparkline";
import { classNames } from "@/components/ui/class-names";
import { LinkPending } from "@/components/ui/pending-bar";
import { formatExact, formatMetric } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { Figure } from "@/lib/domain/report";

type TileProps = {
  readonly figure: Figure;
  readonly href: string;
  readonly chosen: boolean;
  readonly change: ReactNode;
  /** What the change is against, in words; null where there is none. */
  readonly against: string | null;
  /** How it is computed. */
  readonly note: ReactNode;
};

/** One metric of the window. The whole tile is the link that puts its metric into the chart. */
export function Tile({ figure, href, chosen, change, against, note }: TileProps) {
  const { label } = METRICS[figure.metric];
  const compact = formatMetric(figure.metric, figure.value);
  const exact = formatExact(figure.metric, figure.value);
  return (
    <article
      aria-label={label}
      className={classNames(
        "@container relative flex min-w-0 flex-col rounded-card border bg-card px-3.5 py-3 transition-colors",
        chosen
          ? "border-accent shadow-[inset_0_0_0_1px_var(--accent)] forced-colors:outline-2 forced-colors:outline-[Highlight]"
          : "border-line hover:border-field has-focus-visible:border-accent",
      )}
    >
      <Link
        prefetch={false}
        href={href}
        scroll={false}
        aria-current={chosen ? "true" : undefined}
        className="block truncate rounded-sm pr-6 text-sm text-muted after:absolute after:inset-0 after:rounded-card"
      >
        {label}
        <LinkPending />
      </Link>
      <p
        className="truncate text-figure leading-tight font-[650] tracking-[-0.03em]"
        title={figure.value === null ? "Unknown in this window" : exact}
      >
        {figure.value === null ? <UnknownValue /> : compact}
      </p>
      <p className="text-sm text-pretty">{change}</p>
      <p className="mb-1.5 min-h-[1.5em] text-xs text-pretty text-muted">{against}</p>
      <div className="mt-auto">
        <Sparkline values={figure.series.map(({ value }) => value)} />
      </div>
      <div className="absolute top-1.5 right-1.5">{note}</div>
    </article>
  );
}

export function UnknownValue() {
  return (
    <>
      <span aria-hidden className="text-muted">
        –
      </span>
      <span className="sr-only">unknown</span>
    </>
  );
}
