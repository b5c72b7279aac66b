import type { Address } from "@/lib/domain/address";
import { formatMetric, formatSigned } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { Comparison, Figure, FollowersReport } from "@/lib/domain/report";
import { formatShortPeriod } from "@/lib/domain/summary";
import { ChangeText } from "./change-text";
import { FormulaNote } from "./formula-note";
import { UnknownValue } from "./tile";

type Growth = NonNullable<FollowersReport["open"]>["figures"];

const ORDER = ["followers", "netFollowers", "followerGrowth"] as const;

type GrowthTilesProps = {
  readonly figures: Growth;
  readonly compare: Comparison;
  /** What the page shows; null on a shared page, which names no file. */
  readonly source: Address | null;
};

export function GrowthTiles({ figures, compare, source }: GrowthTilesProps) {
  return (
    <div className="grid gap-2.5 min-[380px]:grid-cols-3">
      {ORDER.map((metric) => (
        <article
          key={metric}
          aria-label={METRICS[metric].label}
          className="relative min-w-0 rounded-card border border-line bg-card px-3 py-3 sm:px-3.5"
        >
          <h2 className="pr-6 text-sm text-muted">{METRICS[metric].label}</h2>
          <p className="text-figure leading-tight font-[650] tracking-[-0.03em]">
            <Value figure={figures[metric]} />
          </p>
          <p className="text-sm">
            <ChangeText change={figures[metric].change} days={figures[metric].coverage.days} />
          </p>
          <p className="min-h-[1.5em] text-xs text-muted">{sayAgainst(figures[metric], compare)}</p>
          <div className="absolute top-1.5 right-1.5">
            <FormulaNote
              id={`${metric}-tile-formula`}
              metric={metric}
              series={figures[metric].series}
              compared={{ figure: figures[metric], compare }}
              source={source}
            />
          </div>
        </article>
      ))}
    </div>
  );
}

/** The other period in words, below a change or below why there is none. */
function sayAgainst({ change, coverage }: Figure, compare: Comparison): string {
  const period = formatShortPeriod(compare, coverage.days);
  return change.kind === "none" ? period : `vs ${period}`;
}

function Value({ figure: { metric, value } }: { readonly figure: Figure }) {
  if (value === null) return <UnknownValue />;
  return metric === "netFollowers" ? formatSigned(value) : formatMetric(metric, value);
}
