import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { sayHoursZone } from "@/lib/domain/active-times";
import { formatHour, formatRange, formatWeekday, formatWhole } from "@/lib/domain/format";
import { METRICS } from "@/lib/domain/metric";
import type { HeatCell, HeatOfDays, WindowDays } from "@/lib/domain/report";
import { HeatMap } from "./heat-map";
import { HeatTable } from "./heat-table";
import { Note, NoteFacts } from "./note";
import { TableTwin } from "./table-twin";

const TIMES_NAMED = 3;
const HOURS_OF_A_WEEK = 168;

type HeatCardProps = {
  readonly heat: HeatOfDays;
  /** null in a report that was kept before there was one. */
  readonly ever: HeatOfDays | null;
  readonly days: WindowDays;
  readonly actions: ReactNode;
};

/** When followers are online, weekday by hour: in the window, and over everything that the exports ever measured. */
export function HeatCard(props: HeatCardProps) {
  const { heat, ever, days, actions } = props;
  const shown = ever !== null && countMeasured(heat) === 0 ? ever : heat;
  const measured = countMeasured(shown);
  return (
    <Card aria-labelledby="heat-title" className="group/heat keep-together">
      <CardHeading
        id="heat-title"
        title="When followers are active"
        hint="Mean followers online per hour. Every weekly export of Followers adds to what is kept."
        actions={
          measured === 0 ? null : (
            <>
              {isChoice(props) ? <HoursChoice days={days} /> : null}
              <HoursNote heat={shown} measured={measured} />
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
        <Panels {...props} shown={shown} />
      )}
    </Card>
  );
}

/** Whether the exports kept hours from before the window. */
function isChoice({ heat, ever }: HeatCardProps): boolean {
  return countMeasured(heat) > 0 && ever !== null && ever.days?.from !== heat.days?.from;
}

/** Needs no script: the checked radio chooses by style which panel is there. */
function HoursChoice({ days }: { readonly days: WindowDays }) {
  return (
    <Segmented
      label="Hours of"
      name="heat-hours"
      value="window"
      size="small"
      options={[
        { value: "window", label: `${days} days` },
        { value: "ever", label: "All kept" },
      ]}
    />
  );
}

function Panels(props: HeatCardProps & { readonly shown: HeatOfDays }) {
  const { heat, ever, days, shown } = props;
  const choice = isChoice(props);
  const name = "Followers online by weekday and hour";
  return (
    <>
      {shown === heat ? null : (
        <p className="mb-2 text-sm text-muted">
          No hour was measured in these {days} days; these are all that were kept before.
        </p>
      )}
      <Panel
        id="heat"
        heat={shown}
        name={name}
        className={choice ? "group-has-[[value=ever]:checked]/heat:hidden" : ""}
      />
      {choice && ever !== null ? (
        <Panel
          id="heat-ever"
          heat={ever}
          name={`${name}, all hours kept`}
          className="hidden group-has-[[value=ever]:checked]/heat:block"
        />
      ) : null}
    </>
  );
}

type PanelProps = {
  readonly id: string;
  readonly heat: HeatOfDays;
  readonly name: string;
  readonly className: string;
};

function Panel({ id, heat, name, className }: PanelProps) {
  return (
    <figure aria-label={name} className={className}>
      <p className="mb-3 text-sm text-pretty">{sayWhen(heat)}</p>
      <HeatMap cells={heat.cells} />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">
          {sayHoursZone(heat.zone)} {countMeasured(heat)} of {HOURS_OF_A_WEEK} hours measured
          {heat.days === null ? "" : `, ${formatRange(heat.days)}`}.
        </p>
        <TableTwin id={`${id}-table`} title={name}>
          <HeatTable cells={heat.cells} />
        </TableTwin>
      </div>
    </figure>
  );
}

function HoursNote({ heat, measured }: { readonly heat: HeatOfDays; readonly measured: number }) {
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
          { name: "Zone", text: sayHoursZone(heat.zone) },
        ]}
      />
    </Note>
  );
}

function countMeasured({ cells }: HeatOfDays): number {
  return cells.filter(({ mean }) => mean !== null).length;
}

function sayWhen({ most, least }: HeatOfDays): ReactNode {
  if (most.length === 0) return "Every hour that was measured is alike.";
  return (
    <>
      <b className="font-[650]">Most active</b> {listTimes(most)}. <b className="font-[650]">Least active</b>{" "}
      {listTimes(least)}.
    </>
  );
}

function listTimes(cells: readonly HeatCell[]): string {
  const named = cells
    .slice(0, TIMES_NAMED)
    .map(({ weekday, hour }) => `${formatWeekday(weekday)} ${formatHour(hour)}`);
  const rest = cells.length - named.length;
  const mean = cells[0]?.mean ?? null;
  const count = formatWhole(mean === null ? null : Math.round(mean));
  const times = rest > 0 ? `${named.join(", ")} and ${rest} more alike` : named.join(" and ");
  return `${times} (${count} online)`;
}
