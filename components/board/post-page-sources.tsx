import { Badge } from "@/components/ui/badge";
import { Card, CardHeading } from "@/components/ui/card";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatDayWithYear, formatWhole } from "@/lib/domain/format";
import { gainedBetween, type PostClaim, type PostReport, type PostTotal } from "@/lib/domain/post-report";
import { SourceFile } from "./source-file";
import { UnknownValue } from "./tile";

const COLUMNS: readonly { readonly name: PostTotal; readonly label: string }[] = [
  { name: "views", label: "Views" },
  { name: "likes", label: "Likes" },
  { name: "comments", label: "Comments" },
  { name: "shares", label: "Shares" },
];

/** The curve as numbers, newest first: totals on each day of export, and the views gained since the export before. */
export function ReadingsTable({ report: { readings } }: { readonly report: PostReport }) {
  return (
    <Table caption="Totals by day of export">
      <thead>
        <tr>
          <HeaderCell>Exported on</HeaderCell>
          <HeaderCell>Age</HeaderCell>
          {COLUMNS.map(({ name, label }) => (
            <HeaderCell key={name}>{label}</HeaderCell>
          ))}
          <HeaderCell>Views gained</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {readings
          .map((reading, index) => {
            const before = readings[index - 1];
            const gained = before === undefined ? null : gainedBetween(before, reading).views;
            return (
              <tr key={reading.readOn}>
                <RowHeader className="whitespace-nowrap">{formatDayWithYear(reading.readOn)}</RowHeader>
                <Cell>day {reading.age}</Cell>
                {COLUMNS.map(({ name }) => (
                  <NumberCell key={name} value={reading.totals[name]} />
                ))}
                <NumberCell value={gained} />
              </tr>
            );
          })
          .toReversed()}
      </tbody>
    </Table>
  );
}

function NumberCell({ value }: { readonly value: number | null }) {
  return <Cell>{value === null ? <UnknownValue /> : formatWhole(value)}</Cell>;
}

/** The file and line of every reading of the post, and which of two files of one day is shown. */
export function PostSourcesCard({ claims }: Pick<PostReport, "claims">) {
  return (
    <Card aria-labelledby="sources-title" id="sources">
      <CardHeading
        id="sources-title"
        title="Where these numbers come from"
        hint="Every export that holds this post, with the line of its file. The totals above are those of the newest."
      />
      <Table caption="Exports that hold this post">
        <thead>
          <tr>
            <HeaderCell>Exported on</HeaderCell>
            <HeaderCell align="start">File</HeaderCell>
            <HeaderCell>Line</HeaderCell>
            {COLUMNS.map(({ name, label }) => (
              <HeaderCell key={name}>{label}</HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {claims.map((claim, index) => (
            <ClaimRow
              key={claim.source.importId}
              claim={claim}
              hidden={claims[index - 1]?.readOn === claim.readOn}
              newest={index === 0}
            />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

type ClaimRowProps = { readonly claim: PostClaim; readonly hidden: boolean; readonly newest: boolean };

function ClaimRow({ claim: { readOn, line, totals, source }, hidden, newest }: ClaimRowProps) {
  return (
    <tr className="align-top">
      <RowHeader className="whitespace-nowrap">
        {formatDayWithYear(readOn)} {newest ? <Badge tone="good">newest</Badge> : null}
        {hidden ? (
          <span className="block whitespace-normal text-muted text-pretty">
            speaks only where the other file of this day is silent
          </span>
        ) : null}
      </RowHeader>
      <Cell align="start" className="min-w-36 whitespace-normal">
        <SourceFile source={source} />
      </Cell>
      <Cell>{line}</Cell>
      {COLUMNS.map(({ name }) => (
        <NumberCell key={name} value={totals[name]} />
      ))}
    </tr>
  );
}
