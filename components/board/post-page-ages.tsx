import { Card, CardHeading } from "@/components/ui/card";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import type { AgeComparison } from "@/lib/domain/post-age";
import type { PostReport } from "@/lib/domain/post-report";
import { POSTS_NEEDED } from "@/lib/domain/thresholds";
import { sayMedian, sayVerdict, sayViewsAt } from "./post-page-words";
import { UnknownValue } from "./tile";

/** The post beside the profile's median post, both at the same number of days after publishing. */
export function AgesCard({ report }: { readonly report: PostReport }) {
  return (
    <Card aria-labelledby="ages-title">
      <CardHeading
        id="ages-title"
        title="Beside the median post"
        hint={`Views at the same number of days after publishing, against ${sayOthers(report.others)} of this profile. Nothing is estimated: without an export on the day, the exports around it are told.`}
      />
      <Table caption="Views by days since publishing">
        <thead>
          <tr>
            <HeaderCell>Age</HeaderCell>
            <HeaderCell align="start">This post</HeaderCell>
            <HeaderCell align="start">Median post</HeaderCell>
            <HeaderCell align="start">Beside it</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {report.ages.map((each) => (
            <AgeRow key={each.age} comparison={each} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** The newest hundred at most. */
function sayOthers(count: number): string {
  return count === 1 ? "the one other post" : `the ${count} other posts`;
}

const VERDICT_COLOURS = { above: "text-up", below: "text-down", same: "", open: "text-muted" } as const;

function AgeRow({ comparison }: { readonly comparison: AgeComparison }) {
  const { age, own, median, verdict } = comparison;
  const said = sayVerdict(comparison);
  return (
    <tr className="align-top">
      <RowHeader className="whitespace-nowrap">{age === 1 ? "1 day" : `${age} days`}</RowHeader>
      <ToldCell {...sayViewsAt(own)} />
      <ToldCell {...sayMedian(median, POSTS_NEEDED)} />
      <Cell align="start" className="min-w-22 whitespace-normal">
        {said === null || verdict === null ? (
          <UnknownValue />
        ) : (
          <span className={verdict === "open" ? "text-muted" : `font-semibold ${VERDICT_COLOURS[verdict]}`}>
            {said}
          </span>
        )}
      </Cell>
    </tr>
  );
}

function ToldCell({ figure, why }: { readonly figure: string | null; readonly why: string }) {
  return (
    <Cell align="start" className="min-w-22 whitespace-normal">
      <span className={figure === null ? "" : "font-semibold whitespace-nowrap"}>
        {figure ?? <UnknownValue />}
      </span>
      <small className="block text-sm text-muted text-pretty">{why}</small>
    </Cell>
  );
}
