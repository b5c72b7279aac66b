import { AccentFade } from "./accent-fade";
import type { ChartModel } from "./chart-model";
import {
  findLoneDays,
  PLOT,
  STRETCH,
  toAreaPath,
  toLinePath,
  toPercentage,
  xShare,
  yPixel,
} from "./geometry";

const HEIGHT = PLOT.height - PLOT.top - PLOT.bottom;

/** The lines as the server draws them: what is seen at once, in print and without script. */
export function StillLines({ model, id }: { readonly model: ChartModel; readonly id: string }) {
  const { days, axis } = model;
  const values = days.map(({ value }) => value);
  const line = { values, axis, height: HEIGHT };
  const provisional = (from: number) =>
    days[from]?.provisional === true || days[from + 1]?.provisional === true;
  const stroke = { fill: "none", vectorEffect: "non-scaling-stroke", strokeLinejoin: "round" } as const;
  return (
    <svg aria-hidden="true" width="100%" height={HEIGHT} className="absolute inset-0 overflow-visible">
      <defs>
        <AccentFade id={`${id}-still`} top={0} bottom={HEIGHT} />
      </defs>
      <svg
        aria-hidden="true"
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 ${STRETCH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="overflow-visible"
      >
        <path d={toAreaPath(line)} fill={`url(#${id}-still)`} />
        <path
          d={toLinePath({ ...line, values: days.map(({ previous }) => previous) })}
          className="stroke-previous"
          strokeWidth="1.8"
          strokeDasharray="5 4"
          {...stroke}
        />
        <path
          d={toLinePath(line, (from) => !provisional(from))}
          className="stroke-accent"
          strokeWidth="2.4"
          {...stroke}
        />
        <path
          d={toLinePath(line, provisional)}
          className="stroke-accent"
          strokeWidth="2.4"
          strokeDasharray="2 4"
          {...stroke}
        />
      </svg>
      {findLoneDays(values).map((position) => (
        <circle
          key={position}
          cx={toPercentage(xShare(position, days.length))}
          cy={yPixel(values[position] ?? 0, axis, HEIGHT)}
          r="3"
          className="fill-accent"
        />
      ))}
    </svg>
  );
}
