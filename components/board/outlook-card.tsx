import type { ReactNode } from "react";
import { OutlookChart } from "@/components/charts/outlook-chart";
import { Card, CardHeading } from "@/components/ui/card";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatDayInFull, formatExact } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { Outlook } from "@/lib/domain/outlook";
import { formatBackTest, formatOutlook, OUTLOOK_FORMULA, toOutlookFacts } from "@/lib/domain/outlook-words";
import type { SeriesPoint } from "@/lib/domain/report";
import { Note, NoteFacts } from "./note";
import { TableTwin } from "./table-twin";

const PAST_SHOWN = 28;

type OutlookCardProps = {
  readonly outlook: Outlook;
  /** The days of the window, of which the last 28 stand before the outlook. */
  readonly series: readonly SeriesPoint[];
  /** Where there is something to take away. */
  readonly actions: ReactNode;
};

/** The 28 days after the window, with how far off the same method was in the past; or why there is no outlook. */
export function OutlookCard({ outlook, series, actions }: OutlookCardProps) {
  const name = `${METRICS[outlook.metric].label} in the next 28 days`;
  return (
    <Card aria-labelledby="outlook-title" className="keep-together">
      <CardHeading
        id="outlook-title"
        title="The next 28 days"
        hint={`${METRICS[outlook.metric].label}: ${formatOutlook(outlook)}`}
        actions={
          <>
            <OutlookNote outlook={outlook} />
            {outlook.refused === null ? actions : null}
          </>
        }
      />
      {outlook.refused === null ? (
        <figure aria-label={name}>
          <OutlookChart outlook={outlook} past={series.slice(-PAST_SHOWN)} />
          <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="min-w-0 flex-1 basis-64 text-sm text-muted text-pretty">
              {formatBackTest(outlook)}
            </p>
            <TableTwin id="outlook-table" title={name} label="Outlook as table">
              <OutlookTable outlook={outlook} caption={name} />
            </TableTwin>
          </div>
        </figure>
      ) : outlook.refused === "not-better" ? (
        <p className="text-sm text-muted text-pretty">{formatBackTest(outlook)}</p>
      ) : null}
    </Card>
  );
}

function OutlookNote({ outlook }: { readonly outlook: Outlook }) {
  return (
    <Note id="outlook-formula" label="The next 28 days">
      <p>{OUTLOOK_FORMULA}</p>
      <NoteFacts facts={toOutlookFacts(outlook)} />
    </Note>
  );
}

function OutlookTable({ outlook, caption }: { readonly outlook: Outlook; readonly caption: string }) {
  const text = (value: number) => formatExact(outlook.metric, Math.round(value));
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeaderCell>Day</HeaderCell>
          <HeaderCell>Expected</HeaderCell>
          <HeaderCell>At least</HeaderCell>
          <HeaderCell>At most</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {outlook.days.map(({ day, value, low, high }) => (
          <tr key={day}>
            <RowHeader>{formatDayInFull(day)}</RowHeader>
            <Cell>{text(value)}</Cell>
            <Cell className="text-muted">{text(low)}</Cell>
            <Cell className="text-muted">{text(high)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
