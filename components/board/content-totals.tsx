import { formatCount, formatDay, formatPercent, formatQuantity, formatWhole } from "@/lib/domain/format";
import type { ContentReport } from "@/lib/domain/report";
import { Note, NoteFacts } from "./note";
import { UnknownValue } from "./tile";

const RATE = "(likes + comments + shares) ÷ views";

/** What the posts of the window have together, over their lifetime. */
export function ContentTotals({ report }: { readonly report: ContentReport }) {
  const { totals } = report;
  const items = [
    {
      id: "posts",
      label: "Posts published",
      value: formatWhole(totals.posts),
      hint: "in this period",
      formula: "The posts of the content exports that were published on the days of the window.",
    },
    {
      id: "views",
      label: "Views",
      value: totals.views === null ? null : formatCount(totals.views),
      hint: "lifetime, of these posts",
      formula: "Sum of each post’s views since it was published, as its newest export tells them.",
    },
    {
      id: "pooled",
      label: "Engagement",
      value: totals.pooledEngagementRate === null ? null : formatPercent(totals.pooledEngagementRate),
      hint: "all of them together, by views",
      formula: `${RATE}, each summed over the posts of which all four are known.`,
    },
    {
      id: "median",
      label: "Median post",
      value: totals.medianEngagementRate === null ? null : formatPercent(totals.medianEngagementRate),
      hint: "engagement by views",
      formula: `${RATE} of each post; the middle one of them. One viral post moves it little.`,
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-2.5 lg:grid-cols-4">
      {items.map(({ id, label, value, hint, formula }) => (
        <div key={label} className="relative min-w-0 rounded-card border border-line bg-card px-3.5 py-3">
          <dt className="truncate pr-6 text-sm text-muted">{label}</dt>
          <dd className="text-figure leading-tight font-[650] tracking-[-0.03em]">
            {value ?? <UnknownValue />}
          </dd>
          <dd className="text-sm text-muted">{hint}</dd>
          <dd className="absolute top-1.5 right-1.5">
            <Note id={`${id}-total-formula`} label={label}>
              <p>{formula}</p>
              <NoteFacts facts={toFacts(report)} />
            </Note>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function toFacts({ contentReadOn, posts, listMayBeIncomplete }: ContentReport) {
  const unknown = posts.filter(({ views }) => views === null).length;
  return [
    {
      name: "From",
      text:
        contentReadOn === null
          ? "no content export yet"
          : `the content exports, the newest of ${formatDay(contentReadOn)}; ${formatQuantity(posts.length, "post", "posts")}`,
    },
    {
      name: "Missing",
      text:
        unknown === 0
          ? `${posts.length === 0 ? "No post is known of these days" : "The views of every post are known"}${listMayBeIncomplete ? ", but the newest list is full and may leave older posts out" : ""}.`
          : `The views of ${formatQuantity(unknown, "post", "posts")} are unknown, left out and never counted as 0.`,
    },
  ];
}
