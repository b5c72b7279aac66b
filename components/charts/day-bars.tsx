import { ChartFrame } from "./chart-frame";
import type { ChartModel } from "./chart-model";
import { toPercentage, xShare, yShare } from "./geometry";
import { PlotBox } from "./plot-box";

const WIDEST = 0.06;
const OF_A_DAY = 0.7;

/** One bar a day from 0, up or down. Needs no script; each bar's reading is its title. */
export function DayBars({ id, model }: { readonly id: string; readonly model: ChartModel }) {
  const { days, axis } = model;
  const zero = yShare(0, axis);
  const width = Math.min(OF_A_DAY / Math.max(1, days.length - 1), WIDEST);
  return (
    <PlotBox>
      <ChartFrame id={id} model={model} />
      <svg aria-hidden="true" width="100%" height="100%" className="absolute inset-0 overflow-visible">
        {days.map((day, position) => {
          if (day.value === null) return null;
          const y = yShare(day.value, axis);
          return (
            <rect
              key={day.day}
              x={toPercentage(xShare(position, days.length) - width / 2)}
              y={toPercentage(Math.min(y, zero))}
              width={toPercentage(width)}
              height={toPercentage(Math.abs(zero - y))}
              rx="1.5"
              className={day.value < 0 ? "fill-down" : "fill-accent"}
              opacity={day.provisional ? 0.5 : 0.9}
            >
              <title>{`${day.dayText}: ${day.valueText}${day.provisional ? ", provisional" : ""}`}</title>
            </rect>
          );
        })}
      </svg>
    </PlotBox>
  );
}
