import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatHour, formatRange, formatWeekday, formatWhole } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { FollowersReport, HeatCell } from "@/lib/domain/report";
import { HeatMap } from "./heat-map";
import { Note, NoteFacts } from "./note";
import { TableTwin } from "./table-twin";

type Heat = NonNullable<FollowersReport["open"]>["heat"];

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const TIMES_NAMED = 3;
const HOURS_OF_A_WEEK = 168;

/** When followers are online, weekday by hour, with the most and the least active times in words. */
export function HeatCard({ heat, actions }: { readonly heat: Heat; readonly actions: ReactNode }) {
  const measured = heat.cells.filter(({ mean }) => mean !== null).length;
  return (
    <Card aria-labelledby="heat-title" className="keep-together">
      <CardHeading
        id="heat-title"
        title="When followers are active"
        hint={sayWhen(heat)}
        actions={
          measured === 0 ? null : (
            <>
              <HoursNote heat={heat} measured={measured} />
              {actions}
            </>
          )
        }
      />
      {measured === 0 ? (
        <p className="text-sm text-muted">
          No hours in these days. FollowerActivity.csv holds the last 7 days; every export adds to what is
          kept here.
        </p>
      ) : (
        <figure aria-label="Followers online by weekday and hour">
          <HeatMap cells={heat.cells} />
          <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
            <p className="text-sm text-muted">
              {sayZone(heat.zone)} {measured} of 168 hours measured.
            </p>
            <TableTwin id="heat-table" title="Followers online by weekday and hour">
              <HeatTable cells={heat.cells} />
            </TableTwin>
          </div>
        </figure>
      )}
    </Card>
  );
}

function HoursNote({ heat, measured }: { readonly heat: Heat; readonly measured: number }) {
  const { label, formula } = METRICS.activeFollowers;
  const missing = HOURS_OF_A_WEEK - measured;
  const days = heat.days === null ? "no day yet" : formatRange(heat.days);
  return (
    <Note id="heat-formula" label={label}>
      <p>{formula}</p>
      <NoteFacts
        facts={[
          { name: "From", text: `followers online hour by hour, as TikTok exported them: ${days}` },
          {
            name: "Hours missing",
            text:
              missing === 0
                ? "None: every hour of the week was measured."
                : `${missing} of ${HOURS_OF_A_WEEK} were never measured; they are hatched and never counted as 0.`,
          },
          { name: "Zone", text: sayZone(heat.zone) },
        ]}
      />
    </Note>
  );
}

function sayWhen({ most, least, days }: Heat): string {
  if (days === null) return "Mean followers online per hour.";
  const parts = [
    most.length > 0 ? `Most active: ${listTimes(most)}.` : "",
    least.length > 0 ? `Least active: ${listTimes(least)}.` : "",
    `Mean of the hours measured ${formatRange(days)}.`,
  ];
  return parts.filter(Boolean).join(" ");
}

function listTimes(cells: readonly HeatCell[]): string {
  const named = cells
    .slice(0, TIMES_NAMED)
    .map(
      ({ weekday, hour, mean }) =>
        `${formatWeekday(weekday)} ${formatHour(hour)} (${formatWhole(round(mean))})`,
    );
  const rest = cells.length - named.length;
  return rest > 0 ? `${named.join(", ")} and ${rest} more alike` : named.join(", ");
}

function round(mean: number | null): number | null {
  return mean === null ? null : Math.round(mean);
}

function sayZone(zone: string | null): string {
  return zone === null ? "Hours are the exporter’s local time." : `Hours in ${zone}.`;
}

function HeatTable({ cells }: { readonly cells: readonly HeatCell[] }) {
  const at = (weekday: number, hour: number) =>
    cells.find((cell) => cell.weekday === weekday && cell.hour === hour)?.mean ?? null;
  return (
    <Table caption="Mean followers online by weekday and hour">
      <thead>
        <tr>
          <HeaderCell>Hour</HeaderCell>
          {WEEKDAYS.map((weekday) => (
            <HeaderCell key={weekday}>
              <abbr title={formatWeekday(weekday)} className="no-underline">
                {formatWeekday(weekday, undefined, "short")}
              </abbr>
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {HOURS.map((hour) => (
          <tr key={hour}>
            <RowHeader>{formatHour(hour)}</RowHeader>
            {WEEKDAYS.map((weekday) => {
              const mean = at(weekday, hour);
              return <Cell key={weekday}>{mean === null ? "unknown" : formatWhole(round(mean))}</Cell>;
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
