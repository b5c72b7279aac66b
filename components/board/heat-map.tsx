import { classNames } from "@/components/ui/class-names";
import { formatHour, formatWeekday, formatWhole } from "@/lib/domain/format";
import type { HeatCell } from "@/lib/domain/report";

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const LEVELS = [
  "bg-[var(--heat-0)]",
  "bg-[var(--heat-1)]",
  "bg-[var(--heat-2)]",
  "bg-[var(--heat-3)]",
  "bg-[var(--heat-4)]",
  "bg-[var(--heat-5)]",
] as const;

/** 7 × 24 squares from least to most; hours never measured are hatched. The numbers are in the table twin. */
export function HeatMap({ cells }: { readonly cells: readonly HeatCell[] }) {
  const means = cells.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  const low = Math.min(...means);
  const high = Math.max(...means);
  const at = new Map(cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  return (
    <div>
      <div
        aria-hidden
        data-heat
        className="grid grid-cols-[2.25rem_repeat(24,minmax(0,1fr))] gap-[2px] text-[11px] text-muted sm:gap-[3px]"
      >
        {WEEKDAYS.map((weekday) => (
          <Row key={weekday} weekday={weekday}>
            {HOURS.map((hour) => (
              <Square
                key={hour}
                cell={at.get(`${weekday} ${hour}`) ?? { weekday, hour, mean: null, measuredHours: 0 }}
                low={low}
                high={high}
              />
            ))}
          </Row>
        ))}
        <span />
        {HOURS.map((hour) => (
          <span key={hour} className="overflow-visible pt-0.5 text-left leading-none whitespace-nowrap">
            {hour % 6 === 0 ? formatHour(hour) : ""}
          </span>
        ))}
      </div>
      <div aria-hidden className="mt-2 flex items-center gap-2 text-sm text-muted">
        <span>{formatWhole(Math.round(low))}</span>
        <span className="flex gap-[3px]">
          {LEVELS.map((level) => (
            <span
              key={level}
              className={classNames("size-3.5 rounded-[4px] forced-color-adjust-none", level)}
            />
          ))}
        </span>
        <span>{formatWhole(Math.round(high))} online</span>
        {means.length < WEEKDAYS.length * HOURS.length ? (
          <>
            <span className="hatched ml-3 size-3.5 rounded-[4px] border border-line" />
            <span>not measured</span>
          </>
        ) : null}
      </div>
    </div>
  );
}

function Row({ weekday, children }: { readonly weekday: number; readonly children: React.ReactNode }) {
  return (
    <>
      <span className="self-center">{formatWeekday(weekday, undefined, "short")}</span>
      {children}
    </>
  );
}

type SquareProps = { readonly cell: HeatCell; readonly low: number; readonly high: number };

function Square({ cell: { weekday, hour, mean, measuredHours }, low, high }: SquareProps) {
  const name = `${formatWeekday(weekday)} ${formatHour(hour)}`;
  if (mean === null) {
    return (
      <span
        title={`${name}: not measured`}
        className="hatched h-[22px] rounded-[3px] border border-line sm:h-6 sm:rounded-[5px]"
      />
    );
  }
  const share = high === low ? 1 : (mean - low) / (high - low);
  const level = LEVELS[Math.min(LEVELS.length - 1, Math.floor(share * LEVELS.length))];
  return (
    <span
      title={`${name}: ${formatWhole(Math.round(mean))} online (${measuredHours === 1 ? "1 hour" : `mean of ${measuredHours} hours`})`}
      className={classNames("h-[22px] rounded-[3px] sm:h-6 sm:rounded-[5px]", level)}
    />
  );
}
