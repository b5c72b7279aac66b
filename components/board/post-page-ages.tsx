import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import type { AgeComparison } from "@/lib/domain/post-age";
import type { PostReport } from "@/lib/domain/post-report";
import { POSTS_NEEDED } from "@/lib/domain/thresholds";
import { Note, NoteFacts } from "./note";
import { sayMedian, sayVerdict, sayViewsAt } from "./post-page-words";
import { UnknownValue } from "./tile";

/** The post beside the profile's median post, both at the same number of days after publishing. */
export function AgesCard({ report, actions }: { readonly report: PostReport; readonly actions: ReactNode }) {
  return (
    <Card aria-labelledby="ages-title">
      <CardHeading
        id="ages-title"
        title="Beside the median post"
        actions={
          <>
            <AgesNote others={report.others} />
            {actions}
          </>
        }
        hint={`Views at the same number of days after publishing, against ${sayOthers(report.others)} of this profile. Nothing is estimated: without an export on the day, the exports around it are told.`}
      />
      <Table caption="Views by days since publishing">
        <thead>
          <tr>
            <HeaderCell>Age</HeaderCell>
            <HeaderCell align="start">This post</HeaderCell>
            <HeaderCell align="start">Median post</HeaderCell>
            <HeaderCell align="start" className="max-sm:hidden">
              Beside it
            </HeaderCell>
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

function AgesNote({ others }: { readonly others: number }) {
  return (
    <Note id="ages-formula" label="Beside the median post">
      <p>
        The views in an export made that many days after publishing. Where none was made that day, the exports
        before and after bound them. The median post is bounded by the medians of the lower and of the upper
        bounds, and told from {POSTS_NEEDED} posts on; above and below are said only where the bounds have
        nothing in common.
      </p>
      <NoteFacts facts={[{ name: "From", text: `${sayOthers(others)}, newest first, 100 at most` }]} />
    </Note>
  );
}

/** The newest hundred at most. */
function sayOthers(count: number): string {
  return count === 1 ? "the one other post" : `the ${count} other posts`;
}

const VERDICT_COLOURS = { above: "text-up", below: "text-down", same: "", open: "text-muted" } as const;

function AgeRow({ comparison }: { readonly comparison: AgeComparison }) {
  const { age, own, median } = comparison;
  return (
    <tr className="align-top">
      <RowHeader className="whitespace-nowrap">{age === 1 ? "1 day" : `${age} days`}</RowHeader>
      <ToldCell {...sayViewsAt(own)}>
        <span className="block sm:hidden">
          <Verdict comparison={comparison} />
        </span>
      </ToldCell>
      <ToldCell {...sayMedian(median, POSTS_NEEDED)} />
      <Cell align="start" className="min-w-28 whitespace-normal max-sm:hidden">
        <Verdict comparison={comparison} />
      </Cell>
    </tr>
  );
}

/** In a column of its own, or under the post's figure on a phone. */
function Verdict({ comparison }: { readonly comparison: AgeComparison }) {
  const { verdict } = comparison;
  const said = sayVerdict(comparison);
  if (said === null || verdict === null) return <UnknownValue />;
  return (
    <span className={classNames(VERDICT_COLOURS[verdict], verdict !== "open" && "font-semibold")}>
      {said}
    </span>
  );
}

type ToldCellProps = {
  readonly figure: string | null;
  readonly why: string;
  readonly children?: ReactNode;
};

function ToldCell({ figure, why, children }: ToldCellProps) {
  return (
    <Cell align="start" className="min-w-22 whitespace-normal">
      <span className={figure === null ? "" : "font-semibold whitespace-nowrap"}>
        {figure ?? <UnknownValue />}
      </span>
      <small className="block text-sm text-muted text-pretty">{why}</small>
      {figure === null ? null : children}
    </Cell>
  );
}
