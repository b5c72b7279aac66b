import { ChartFrame } from "./chart-frame";
import type { ChartModel } from "./chart-model";
import { PLOT, toPercentage, xShare, yPixel } from "./geometry";

const HEIGHT = PLOT.height - PLOT.top - PLOT.bottom;

/** One bar a day from 0, up or down. Needs no script; each bar's reading is its title. */
export function DayBars({ id, model }: { readonly id: string; readonly model: ChartModel }) {
  const { days, axis } = model;
  const zero = yPixel(0, axis, HEIGHT);
  const width = Math.min(0.7 / Math.max(1, days.length - 1), 0.06);
  return (
    <div className="h-[250px] pt-[10px] pr-[10px] pb-[26px] pl-11">
      <div className="relative h-full">
        <ChartFrame id={id} model={model} />
        <svg aria-hidden="true" width="100%" height={HEIGHT} className="absolute inset-0 overflow-visible">
          {days.map((day, position) => {
            if (day.value === null) return null;
            const y = yPixel(day.value, axis, HEIGHT);
            return (
              <rect
                key={day.day}
                x={toPercentage(xShare(position, days.length) - width / 2)}
                y={Math.min(y, zero)}
                width={toPercentage(width)}
                height={Math.max(day.value === 0 ? 0 : 1, Math.abs(zero - y))}
                rx="1.5"
                className={day.value < 0 ? "fill-down" : "fill-accent"}
                opacity={day.provisional ? 0.5 : 0.9}
              >
                <title>{`${day.dayText}: ${day.valueText}${day.provisional ? ", provisional" : ""}`}</title>
              </rect>
            );
          })}
        </svg>
      </div>
    </div>
  );
}
