import { formatMetric, formatSigned } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { Figure, FollowersReport } from "@/lib/domain/report";
import { ChangeText } from "./change-text";
import { UnknownValue } from "./tile";

type Growth = NonNullable<FollowersReport["open"]>["figures"];

const ORDER = ["followers", "netFollowers", "followerGrowth"] as const;

export function GrowthTiles({ figures }: { readonly figures: Growth }) {
  return (
    <div className="grid gap-2.5 min-[380px]:grid-cols-3">
      {ORDER.map((metric) => (
        <article
          key={metric}
          aria-label={METRICS[metric].label}
          className="min-w-0 rounded-card border border-line bg-card px-3 py-3 sm:px-3.5"
        >
          <h2 className="text-sm text-muted">{METRICS[metric].label}</h2>
          <p className="text-figure leading-tight font-[650] tracking-[-0.03em]">
            <Value figure={figures[metric]} />
          </p>
          <p className="text-sm">
            <ChangeText change={figures[metric].change} days={figures[metric].coverage.days} />
          </p>
        </article>
      ))}
    </div>
  );
}

function Value({ figure: { metric, value } }: { readonly figure: Figure }) {
  if (value === null) return <UnknownValue />;
  return metric === "netFollowers" ? formatSigned(value) : formatMetric(metric, value);
}
