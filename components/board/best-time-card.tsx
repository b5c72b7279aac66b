import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { sayHoursZone } from "@/lib/domain/active-times";
import { formatHour, formatWeekday, formatWhole } from "@/lib/domain/format";
import type { HeatOfDays, WorkedTimes } from "@/lib/domain/report";
import {
  listBusiestHours,
  type MeasuredHour,
  sayWorked,
  toWorkedFacts,
  WORKED_FORMULA,
} from "@/lib/domain/worked-words";
import { Note, NoteFacts } from "./note";
import { WorkedTable } from "./worked-table";

type BestTimeCardProps = {
  readonly heat: HeatOfDays;
  readonly worked: WorkedTimes;
  readonly actions: ReactNode;
};

/** Two different things, side by side and never mixed: when followers are online, and when posts that did well were published. */
export function BestTimeCard({ heat, worked, actions }: BestTimeCardProps) {
  return (
    <Card aria-labelledby="best-time-title" className="keep-together">
      <CardHeading
        id="best-time-title"
        title="Best time to post"
        hint="Two answers that need not agree, and neither is a cause."
        actions={
          <>
            <BestTimeNote worked={worked} />
            {actions}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Online heat={heat} />
        <Worked worked={worked} />
      </div>
    </Card>
  );
}

function BestTimeNote({ worked }: { readonly worked: WorkedTimes }) {
  return (
    <Note id="best-time-formula" label="Best time to post">
      <p>{WORKED_FORMULA}</p>
      <NoteFacts facts={toWorkedFacts(worked)} />
    </Note>
  );
}

function Online({ heat }: { readonly heat: HeatOfDays }) {
  const hours = listBusiestHours(heat);
  const [most] = hours;
  return (
    <section aria-labelledby="best-online" className="min-w-0">
      <h3 id="best-online" className="font-[650]">
        Online
      </h3>
      {most === undefined ? (
        <p className="text-sm text-muted">
          {heat.days === null ? "No hour was measured yet." : "Every hour that was measured is alike."}
        </p>
      ) : (
        <>
          <p className="mb-2 text-sm text-muted text-pretty">
            Hours with the most followers online, over all that were kept. {sayHoursZone(heat.zone)}
          </p>
          <ol className="flex flex-col gap-2">
            {hours.map((cell) => (
              <OnlineHour key={`${cell.weekday} ${cell.hour}`} cell={cell} highest={most.mean} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function OnlineHour({ cell, highest }: { readonly cell: MeasuredHour; readonly highest: number }) {
  return (
    <li className="text-sm">
      <div className="mb-1 flex justify-between gap-3">
        <span>
          {formatWeekday(cell.weekday)} {formatHour(cell.hour)}
        </span>
        <span className="font-semibold">{formatWhole(Math.round(cell.mean))}</span>
      </div>
      <svg aria-hidden="true" width="100%" height="5" className="block">
        <rect width="100%" height="5" rx="2.5" className="fill-sunken" />
        <rect
          width={`${highest === 0 ? 0 : Math.max(0, cell.mean / highest) * 100}%`}
          height="5"
          rx="2.5"
          className="fill-accent"
        />
      </svg>
    </li>
  );
}

function Worked({ worked }: { readonly worked: WorkedTimes }) {
  const { before, best, after } = sayWorked(worked);
  return (
    <section aria-labelledby="best-worked" className="min-w-0">
      <h3 id="best-worked" className="font-[650]">
        What worked
      </h3>
      <p className="mb-2 text-sm text-muted text-pretty">
        {before}
        <b className="font-[650] text-ink">{best}</b>
        {after}
      </p>
      {worked.slots.some(({ medianViews }) => medianViews !== null) ? <WorkedTable worked={worked} /> : null}
    </section>
  );
}
