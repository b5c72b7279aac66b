import type { ChartModel } from "@/lib/charts/chart-model";
import { barShare, toPercentage, yShare } from "@/lib/charts/geometry";
import { ChartFrame } from "./chart-frame";
import { PlotBox } from "./plot-box";

/** One bar a day from 0, up or down. Needs no script; each bar's reading is its title. */
export function DayBars({ id, model }: { readonly id: string; readonly model: ChartModel }) {
  const { days, axis } = model;
  const zero = yShare(0, axis);
  return (
    <PlotBox>
      <ChartFrame id={id} model={model} />
      <svg aria-hidden="true" width="100%" height="100%" className="absolute inset-0 overflow-visible">
        {days.map((day, position) => {
          if (day.value === null) return null;
          const y = yShare(day.value, axis);
          const { left, width } = barShare(position, days.length);
          return (
            <rect
              key={day.day}
              x={toPercentage(left)}
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
