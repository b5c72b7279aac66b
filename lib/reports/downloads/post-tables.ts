import type { Bounds, ViewsAtAge } from "@/lib/domain/post-age";
import { gainedBetween, type PostReading, type PostReport } from "@/lib/domain/post-report";
import type { CsvTable } from "./csv-table";

type Told = { readonly report: PostReport; readonly zone: string | null };

/** A post's totals at each export that held it, and what it gained since the one before. */
export function toCurveTable({ report, zone }: Told): CsvTable {
  const { readings } = report;
  return withPost(
    {
      columns: [
        ...["Export day", "Days since publishing", "Views", "Likes", "Comments", "Shares", "Saves"],
        ...["Views gained since the export before", "Export before"],
      ],
      rows: readings.map((reading, index) => {
        const { readOn, age, totals } = reading;
        const before: PostReading | undefined = readings[index - 1];
        return [
          ...[readOn, age, totals.views, totals.likes, totals.comments, totals.shares, totals.saves],
          before === undefined ? null : gainedBetween(before, reading).views,
          before?.readOn ?? null,
        ];
      }),
    },
    report,
    zone,
  );
}

/** A post's views at the compared ages beside the median post: one value where an export is of that day, else the exports around it. */
export function toAgesTable({ report, zone }: Told): CsvTable {
  return withPost(
    {
      columns: [
        ...["Days since publishing", "Views at least", "Views at most", "Median post at least"],
        ...["Median post at most", "Posts behind the median", "Of them read on the day", "Post is"],
      ],
      rows: report.ages.map(({ age, own, median, verdict }) => {
        const views = boundsOf(own);
        return [
          ...[age, views?.low ?? null, views?.high ?? null],
          ...[median.bounds?.low ?? null, median.bounds?.high ?? null, median.posts, median.exact, verdict],
        ];
      }),
    },
    report,
    zone,
  );
}

function boundsOf(views: ViewsAtAge): Bounds | null {
  if (views.kind === "known") return { low: views.at.views, high: views.at.views };
  if (views.kind !== "between") return null;
  const [a, b] = [views.before.views, views.after.views];
  return { low: Math.min(a, b), high: Math.max(a, b) };
}

/** The same last columns for every row; coverage: the exports that held the post, of the days from its publishing to the newest export. */
function withPost({ columns, rows }: CsvTable, report: PostReport, zone: string | null): CsvTable {
  const { post, profile, readings, contentReadOn } = report;
  const cells = [
    profile.handle,
    post.title,
    post.url,
    post.publishedOn,
    contentReadOn,
    readings.length,
    zone,
  ];
  return {
    columns: [
      ...columns,
      ...[
        "Profile",
        "Post",
        "Address",
        "Published",
        "Newest content export",
        "Exports that held it",
        "Time zone",
      ],
    ],
    rows: rows.map((row) => [...row, ...cells]),
  };
}
