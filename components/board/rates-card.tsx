import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { Address } from "@/lib/domain/address";
import { evaluateMedianEngagement, evaluatePooledEngagement } from "@/lib/domain/engagement";
import { formatExact, formatPercent, formatQuantity } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { OverviewReport } from "@/lib/domain/report";
import { ChangeText } from "./change-text";
import { FormulaNote } from "./formula-note";
import { Note, NoteFacts } from "./note";
import { UnknownValue } from "./tile";

const RATE = "(likes + comments + shares) ÷ views";

type RatesCardProps = {
  readonly report: OverviewReport;
  /** What the page shows; null on a shared page, which names no file. */
  readonly source: Address | null;
};

/** Two kinds of engagement, never mixed: what happened in the window, and what the posts published in it have had since. */
export function RatesCard({ report, source }: RatesCardProps) {
  return (
    <Card aria-label="Rates" className="keep-together py-3">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 lg:grid-cols-4">
        <WindowRate metric="engagementRate" report={report} source={source} />
        <WindowRate metric="shareRate" report={report} source={source} />
        <PostRate
          label="Posts’ engagement"
          hint="of these days, since published"
          rate={evaluatePooledEngagement(report.posts)}
          formula={`${RATE}, each summed over the posts of these days of which all four are known. A viral post weighs as much as its views.`}
          report={report}
        />
        <PostRate
          label="Median post"
          hint="half of them have more, half less"
          rate={evaluateMedianEngagement(report.posts)}
          formula={`${RATE} of each post of these days; the middle one of them. One viral post moves it little.`}
          report={report}
        />
      </dl>
    </Card>
  );
}

type WindowRateProps = RatesCardProps & { readonly metric: "engagementRate" | "shareRate" };

function WindowRate({ metric, report, source }: WindowRateProps) {
  const figure = report.figures[metric];
  return (
    <Rate
      label={METRICS[metric].label}
      value={figure.value === null ? null : formatPercent(figure.value)}
      exact={formatExact(metric, figure.value)}
      hint={
        figure.value === null ? (
          "unknown in these days"
        ) : (
          <ChangeText change={figure.change} days={figure.coverage.days} />
        )
      }
      note={
        <FormulaNote
          id={`${metric}-rate-formula`}
          metric={metric}
          series={figure.series}
          compared={{ figure, compare: report.compare }}
          source={source}
        />
      }
    />
  );
}

type PostRateProps = {
  readonly label: string;
  readonly hint: string;
  readonly rate: number | null;
  readonly formula: string;
  readonly report: OverviewReport;
};

function PostRate({ label, hint, rate, formula, report: { posts } }: PostRateProps) {
  const known = posts.filter(({ engagementRate }) => engagementRate !== null).length;
  return (
    <Rate
      label={label}
      value={rate === null ? null : formatPercent(rate)}
      exact={formatExact("engagementRate", rate)}
      hint={posts.length === 0 ? "no post is known of these days" : hint}
      note={
        <Note id={`${label.toLowerCase().replaceAll(/\W+/g, "-")}-formula`} label={label}>
          <p>{formula}</p>
          <NoteFacts
            facts={[
              {
                name: "From",
                text: `${formatQuantity(posts.length, "post", "posts")} of the content exports`,
              },
              {
                name: "Missing",
                text:
                  known === posts.length
                    ? "None of them."
                    : `${formatQuantity(posts.length - known, "post", "posts")} without a rate, left out and never counted as 0.`,
              },
            ]}
          />
        </Note>
      }
    />
  );
}

type RateProps = {
  readonly label: string;
  readonly value: string | null;
  readonly exact: string;
  readonly hint: ReactNode;
  readonly note: ReactNode;
};

function Rate({ label, value, exact, hint, note }: RateProps) {
  return (
    <div className="relative min-w-0">
      <dt className="truncate pr-7 text-sm text-muted">{label}</dt>
      <dd className="text-lg font-[650] tracking-[-0.02em]" title={exact}>
        {value ?? <UnknownValue />}
      </dd>
      <dd className="text-sm text-muted text-pretty">{hint}</dd>
      <dd className="absolute -top-1 right-0">{note}</dd>
    </div>
  );
}
