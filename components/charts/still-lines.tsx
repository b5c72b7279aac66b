import type { ChartModel } from "@/lib/charts/chart-model";
import {
  findLoneDays,
  STRETCH,
  toAreaPath,
  toLinePath,
  toPercentage,
  xShare,
  yShare,
} from "@/lib/charts/geometry";
import { AccentFade } from "./accent-fade";

const STROKE = { fill: "none", vectorEffect: "non-scaling-stroke", strokeLinejoin: "round" } as const;

/** The lines as the server draws them: what is seen at once, in print and without script. */
export function StillLines({ model, id }: { readonly model: ChartModel; readonly id: string }) {
  const { days, axis } = model;
  const values = days.map(({ value }) => value);
  const line = { values, axis };
  const provisional = (from: number) =>
    days[from]?.provisional === true || days[from + 1]?.provisional === true;
  return (
    <svg aria-hidden="true" width="100%" height="100%" className="absolute inset-0 overflow-visible">
      <defs>
        <AccentFade id={`${id}-still`} top={0} bottom={STRETCH} />
      </defs>
      <svg
        aria-hidden="true"
        width="100%"
        height="100%"
        viewBox={`0 0 ${STRETCH} ${STRETCH}`}
        preserveAspectRatio="none"
        className="overflow-visible"
      >
        <path d={toAreaPath(line)} fill={`url(#${id}-still)`} />
        <path
          d={toLinePath({ axis, values: days.map(({ previous }) => previous) })}
          className="stroke-previous"
          strokeWidth="1.8"
          strokeDasharray="5 4"
          {...STROKE}
        />
        <path
          d={toLinePath(line, (from) => !provisional(from))}
          className="stroke-accent"
          strokeWidth="2.4"
          {...STROKE}
        />
        <path
          d={toLinePath(line, provisional)}
          className="stroke-accent"
          strokeWidth="2.4"
          strokeDasharray="2 4"
          {...STROKE}
        />
      </svg>
      {findLoneDays(values).map((position) => (
        <circle
          key={position}
          cx={toPercentage(xShare(position, days.length))}
          cy={toPercentage(yShare(values[position] ?? 0, axis))}
          r="3"
          className="fill-accent"
        />
      ))}
    </svg>
  );
}
