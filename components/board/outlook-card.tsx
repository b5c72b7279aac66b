import { OutlookChart } from "@/components/charts/outlook-chart";
import { Card, CardHeading } from "@/components/ui/card";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatDayInFull, formatExact, formatQuantity } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { Outlook } from "@/lib/domain/outlook";
import { formatBackTest, formatOutlook } from "@/lib/domain/outlook-words";
import type { SeriesPoint } from "@/lib/domain/report";
import { Note, NoteFacts } from "./note";
import { TableTwin } from "./table-twin";

const PAST_SHOWN = 28;

type OutlookCardProps = {
  readonly outlook: Outlook;
  /** The days of the window, of which the last 28 stand before the outlook. */
  readonly series: readonly SeriesPoint[];
};

/** The 28 days after the window, with how far off the same method was in the past; or why there is no outlook. */
export function OutlookCard({ outlook, series }: OutlookCardProps) {
  const name = `${METRICS[outlook.metric].label} in the next 28 days`;
  return (
    <Card aria-labelledby="outlook-title" className="keep-together">
      <CardHeading
        id="outlook-title"
        title="The next 28 days"
        hint={`${METRICS[outlook.metric].label}: ${formatOutlook(outlook)}`}
        actions={<OutlookNote outlook={outlook} />}
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
  const { known, needed, backTest } = outlook;
  return (
    <Note id="outlook-formula" label="The next 28 days">
      <p>
        The level of the last half year, smoothed, with half of its trend and the pattern of its weekdays
        (theta method, Assimakopoulos and Nikolopoulos 2000). Outliers and provisional days are not learnt
        from. The same was tried from earlier days on; the interval is as wide as it had to be to hold four of
        five days that it did not know.
      </p>
      <NoteFacts
        facts={[
          {
            name: "From",
            text: `${formatQuantity(known, "known day", "known days")} of the last 400; ${needed} are needed.`,
          },
          {
            name: "Tested",
            text:
              backTest === null
                ? "Not yet."
                : `${formatBackTest(outlook)} It is shown only while it is closer than repeating the same weekday of the week before.`,
          },
          {
            name: "Says nothing of",
            text: "what you will post. It carries on what was, and does not say why.",
          },
        ]}
      />
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
