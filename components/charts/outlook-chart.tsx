import {
  STRETCH,
  toBandPath,
  toLinePath,
  toPercentage,
  toValueAxis,
  xShare,
  yShare,
} from "@/lib/charts/geometry";
import { formatAxis, formatDay } from "@/lib/domain/format";
import type { Outlook } from "@/lib/domain/outlook";
import type { SeriesPoint } from "@/lib/domain/report";

type OutlookChartProps = { readonly outlook: Outlook; readonly past: readonly SeriesPoint[] };

const STROKE = { fill: "none", vectorEffect: "non-scaling-stroke", strokeLinejoin: "round" } as const;

/** The days before as they were, the days after as a dashed line in its interval. Drawn on the server; needs no script. */
export function OutlookChart({ outlook: { days, metric }, past }: OutlookChartProps) {
  const length = past.length + days.length;
  const before = days.map(() => null);
  const after = past.map(() => null);
  const values = [...past.map(({ value }) => value), ...before];
  const expected = [...after, ...days.map(({ value }) => value)];
  const ranges = [...after, ...days.map(({ low, high }) => ({ low, high }))];
  const axis = toValueAxis([...values, ...days.flatMap(({ low, high }) => [low, high])], true);
  const labels = [past[0]?.day, days[0]?.day, days.at(-1)?.day];
  const places = [0, past.length, length - 1];
  return (
    <div className="relative h-[180px]">
      <div className="absolute top-[10px] right-[10px] bottom-[26px] left-11">
        <svg
          aria-hidden="true"
          width="100%"
          height="100%"
          className="absolute inset-0 overflow-visible text-[11px]"
        >
          {axis.ticks.map((value) => {
            const y = toPercentage(yShare(value, axis));
            return (
              <g key={value}>
                <line x2="100%" y1={y} y2={y} className={value === 0 ? "stroke-field/60" : "stroke-line"} />
                <text x="-8" y={y} dy="4" textAnchor="end" className="fill-muted">
                  {formatAxis(metric, value)}
                </text>
              </g>
            );
          })}
          {labels.map((day, index) =>
            day === undefined ? null : (
              <text
                key={day}
                x={toPercentage(xShare(places[index] ?? 0, length))}
                y="100%"
                dy="20"
                textAnchor={index === 0 ? "start" : index === 2 ? "end" : "middle"}
                className="fill-muted"
              >
                {formatDay(day)}
              </text>
            ),
          )}
        </svg>
        <svg
          aria-hidden="true"
          width="100%"
          height="100%"
          viewBox={`0 0 ${STRETCH} ${STRETCH}`}
          preserveAspectRatio="none"
          className="absolute inset-0 overflow-visible"
        >
          <path d={toBandPath({ ranges, axis })} className="fill-accent" opacity="0.14" />
          <path d={toLinePath({ values, axis })} className="stroke-accent" strokeWidth="2" {...STROKE} />
          <path
            d={toLinePath({ values: expected, axis })}
            className="stroke-accent"
            strokeWidth="2"
            strokeDasharray="6 4"
            {...STROKE}
          />
        </svg>
      </div>
    </div>
  );
}
