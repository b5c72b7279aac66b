import type { ChartModel } from "@/lib/charts/chart-model";
import { DIAMOND, STRETCH, toBandPath, toPercentage, xShare, yShare } from "@/lib/charts/geometry";

/** What is usual for each day's weekday, under the lines of the chart. */
export function UsualBand({ model: { days, axis } }: { readonly model: ChartModel }) {
  const path = toBandPath({ axis, ranges: days.map(({ usual }) => usual) });
  return path === "" ? null : (
    <svg
      aria-hidden="true"
      width="100%"
      height="100%"
      viewBox={`0 0 ${STRETCH} ${STRETCH}`}
      preserveAspectRatio="none"
      className="absolute inset-0"
    >
      <path d={path} className="fill-ink" opacity="0.06" />
    </svg>
  );
}

/** Unusual days as diamonds, and the levels with what they are, above the lines. Drawn on the server and never replaced. */
export function DayMarks({ model }: { readonly model: ChartModel }) {
  const { days, axis } = model;
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height="100%"
      className="pointer-events-none absolute inset-0 overflow-visible text-[11px]"
    >
      <LevelMarks model={model} />
      {days.map(({ day, value, unusualText }, position) =>
        unusualText === null || value === null ? null : (
          <svg
            key={day}
            aria-hidden="true"
            x={toPercentage(xShare(position, days.length))}
            y={toPercentage(yShare(value, axis))}
            className="overflow-visible"
          >
            <path d={DIAMOND} className="fill-card stroke-ink" strokeWidth="1.4" />
          </svg>
        ),
      )}
    </svg>
  );
}

/** Each level as a thin line at its height, its figure beside the place where it begins. */
function LevelMarks({ model: { days, axis, levels } }: { readonly model: ChartModel }) {
  const x = (position: number) => toPercentage(xShare(position, days.length));
  return levels.map(({ first, last, value, text }, index) => {
    const y = toPercentage(yShare(Math.min(axis.high, Math.max(axis.low, value)), axis));
    const begins = index === 0 ? null : first - 0.5;
    const late = xShare(first, days.length) > 0.8;
    return (
      <g key={first}>
        <line
          x1={x(index === 0 ? 0 : first - 0.5)}
          x2={x(last + 0.5)}
          y1={y}
          y2={y}
          className="stroke-ink"
          opacity="0.6"
        />
        {begins === null ? null : (
          <>
            <line
              x1={x(begins)}
              x2={x(begins)}
              y2="100%"
              className="stroke-ink"
              opacity="0.6"
              strokeDasharray="1 3"
            />
            <text
              x={x(begins)}
              dx={late ? -5 : 5}
              dy="8"
              textAnchor={late ? "end" : "start"}
              className="fill-ink stroke-card font-semibold"
              strokeWidth="3"
              paintOrder="stroke"
            >
              {levels[index - 1]?.text} → {text}
            </text>
          </>
        )}
      </g>
    );
  });
}
