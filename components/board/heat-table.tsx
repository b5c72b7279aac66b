import { Cell, HeaderCell, RowHeader, Table } from "@/components/ui/table";
import { formatHour, formatWeekday, formatWhole } from "@/lib/domain/format";
import type { HeatCell } from "@/lib/domain/report";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** The numbers of a heat map; an hour never measured says so. */
export function HeatTable({ cells }: { readonly cells: readonly HeatCell[] }) {
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
              return <Cell key={weekday}>{mean === null ? "unknown" : formatWhole(Math.round(mean))}</Cell>;
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
