import type { ReactNode } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { PlotBox } from "@/components/charts/plot-box";
import { Card, CardHeading } from "@/components/ui/card";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { toChartModel } from "@/lib/charts/chart-model";
import { barShare, toPercentage, yShare } from "@/lib/charts/geometry";
import { formatDayInFull, formatDayWithYear, formatWhole } from "@/lib/domain/format";
import type { FollowersReport } from "@/lib/domain/report";
import { sayNewShare, toViewersDays, type ViewersDay } from "@/lib/domain/viewers-day";
import { Note, NoteFacts } from "./note";
import { TableTwin } from "./table-twin";

type Viewers = NonNullable<FollowersReport["open"]>["viewers"];

type NewViewersCardProps = { readonly viewers: Viewers; readonly actions: ReactNode };

/** Who of a day's viewers watched for the first time, day by day. People are unique per day, so no two days are added. */
export function NewViewersCard({ viewers, actions }: NewViewersCardProps) {
  const days = toViewersDays(viewers);
  const known = days.filter(({ first }) => first !== null).length;
  if (known === 0) return null;
  return (
    <Card aria-labelledby="new-viewers-title" className="keep-together flex flex-col">
      <CardHeading
        id="new-viewers-title"
        title="New and returning viewers"
        hint={sayNewShare(viewers)}
        actions={
          <>
            <ViewersNote known={known} days={days.length} />
            {actions}
          </>
        }
      />
      <figure aria-label="New and returning viewers by day" className="flex flex-1 flex-col">
        <StackedBars days={days} />
        <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Legend gaps={known < days.length} />
          <TableTwin id="new-viewers-table" title="New and returning viewers by day">
            <ViewersTable days={days} />
          </TableTwin>
        </div>
      </figure>
    </Card>
  );
}

function ViewersNote({ known, days }: { readonly known: number; readonly days: number }) {
  return (
    <Note id="new-viewers-formula" label="New and returning viewers">
      <p>
        TikTok counts each person once a day. The share is new ÷ (new + returning) of each day, and the middle
        one of them.
      </p>
      <NoteFacts
        facts={[
          { name: "Days", text: `${known} of ${days} tell both.` },
          {
            name: "Never added up",
            text: "Who comes on two days would count twice, and who is new today returns tomorrow.",
          },
        ]}
      />
    </Note>
  );
}

function StackedBars({ days }: { readonly days: readonly ViewersDay[] }) {
  const series = days.map(({ day, first, again }) => ({
    day,
    value: first === null || again === null ? null : first + again,
    provisional: false,
  }));
  const model = toChartModel({ metric: "viewers", series, previousSeries: [], posts: [] });
  const zero = yShare(0, model.axis);
  return (
    <PlotBox>
      <ChartFrame id="new-viewers" model={model} />
      <svg aria-hidden="true" width="100%" height="100%" className="absolute inset-0 overflow-visible">
        {days.map(({ day, first, again }, position) => {
          if (first === null || again === null) return null;
          const { left, width } = barShare(position, days.length);
          const middle = yShare(first, model.axis);
          const top = yShare(first + again, model.axis);
          const bar = { x: toPercentage(left), width: toPercentage(width) };
          return (
            <g key={day}>
              <title>{`${formatDayInFull(day)}: ${formatWhole(first)} new, ${formatWhole(again)} returning`}</title>
              <rect
                {...bar}
                y={toPercentage(middle)}
                height={toPercentage(zero - middle)}
                className="fill-accent"
              />
              <rect
                {...bar}
                y={toPercentage(top)}
                height={toPercentage(middle - top)}
                className="fill-card stroke-accent"
                strokeWidth="1"
              />
            </g>
          );
        })}
      </svg>
    </PlotBox>
  );
}

function Legend({ gaps }: { readonly gaps: boolean }) {
  const item = "flex items-center gap-1.5";
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      <li className={item}>
        <span aria-hidden className="size-3 rounded-[2px] bg-accent forced-color-adjust-none" /> new
      </li>
      <li className={item}>
        <span aria-hidden className="size-3 rounded-[2px] border border-accent" /> returning
      </li>
      {gaps ? (
        <li className={item}>
          <span aria-hidden className="hatched size-3 rounded-[2px] border border-line" /> no data
        </li>
      ) : null}
    </ul>
  );
}

function ViewersTable({ days }: { readonly days: readonly ViewersDay[] }) {
  const tell = (value: number | null) => (value === null ? "unknown" : formatWhole(value));
  return (
    <Table caption="New and returning viewers by day">
      <thead>
        <tr>
          <HeaderCell>Day</HeaderCell>
          <HeaderCell>New</HeaderCell>
          <HeaderCell>Returning</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, first, again }) => (
          <tr key={day}>
            <RowHeader>{formatDayWithYear(day)}</RowHeader>
            <Cell>{tell(first)}</Cell>
            <Cell>{tell(again)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
