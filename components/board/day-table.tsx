import Link from "next/link";
import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import type { ChartDay, ChartModel } from "@/lib/charts/chart-model";
import type { Day } from "@/lib/domain/day";

type DayTableProps = {
  readonly model: ChartModel;
  readonly caption: string;
  /** Where a day comes from; null where no file may be named. */
  readonly sourceOf: ((day: Day) => string) | null;
};

/** Every day of a chart: value, the day it is compared with, its value. Unknown is written out. */
export function DayTable({ model, caption, sourceOf }: DayTableProps) {
  const noted = model.days.some(({ notes }) => notes.length > 0);
  const compared = model.days.some(({ previousDayText }) => previousDayText !== null);
  const banded = model.days.some(({ usual }) => usual !== null);
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeaderCell>Day</HeaderCell>
          <HeaderCell>{model.metricLabel}</HeaderCell>
          {compared ? <HeaderCell>Compared with</HeaderCell> : null}
          {compared ? <HeaderCell>{model.metricLabel} then</HeaderCell> : null}
          {banded ? <HeaderCell>Usual for the weekday</HeaderCell> : null}
          {noted ? <HeaderCell align="start">Notes</HeaderCell> : null}
        </tr>
      </thead>
      <tbody>
        {model.days.map((day) => (
          <DayRow
            key={day.day}
            day={day}
            href={sourceOf === null ? null : sourceOf(day.day)}
            compared={compared}
            noted={noted}
            banded={banded}
          />
        ))}
      </tbody>
    </Table>
  );
}

type DayRowProps = {
  readonly day: ChartDay;
  readonly href: string | null;
  readonly compared: boolean;
  readonly noted: boolean;
  readonly banded: boolean;
};

function DayRow({ day, href, compared, noted, banded }: DayRowProps) {
  return (
    <tr>
      <RowHeader>
        <DayName day={day} href={href} />
        {day.provisional && day.value !== null ? <span className="text-muted"> (provisional)</span> : null}
      </RowHeader>
      <Cell>{day.valueText}</Cell>
      {compared ? <Cell className="text-muted">{day.previousDayText ?? "–"}</Cell> : null}
      {compared ? <Cell>{day.previousText ?? "–"}</Cell> : null}
      {banded ? <UsualCell day={day} /> : null}
      {noted ? (
        <Cell align="start" className="min-w-40 whitespace-normal">
          <bdi>{day.notes.join("; ")}</bdi>
        </Cell>
      ) : null}
    </tr>
  );
}

function DayName({ day, href }: Pick<DayRowProps, "day" | "href">) {
  if (href === null) return day.dayText;
  return (
    <Link
      href={href}
      prefetch={false}
      className="underline decoration-line underline-offset-2 hover:decoration-current"
    >
      {day.dayText}
      <span className="sr-only">: where it comes from</span>
    </Link>
  );
}

/** What is usual for the day's weekday, and whether the day lies outside it. */
function UsualCell({ day }: { readonly day: ChartDay }) {
  return (
    <Cell className="text-muted">
      {day.usual?.text ?? "–"}
      {day.unusualText === null ? null : <b className="block text-ink">◇ outside</b>}
    </Cell>
  );
}
