import type { ChartModel } from "@/lib/charts/chart-model";
import { findRuns, toPercentage, xShare, yShare } from "@/lib/charts/geometry";

/**
 * Everything of a day chart that does not answer to a pointer: value lines, labels, hatched gaps, posts. Drawn once, on the server, and
 * never replaced. `id` names the hatching.
 */
export function ChartFrame({ model, id }: { readonly model: ChartModel; readonly id: string }) {
  const { days, axis, valueLabels, dayLabels } = model;
  const gaps = findRuns(days.length, (position) => days[position]?.value === null);
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height="100%"
      className="absolute inset-0 overflow-visible text-[11px]"
    >
      <defs>
        <pattern
          id={`${id}-gap`}
          width="6"
          height="6"
          patternTransform="rotate(45)"
          patternUnits="userSpaceOnUse"
        >
          <rect width="3" height="6" className="fill-gap" />
        </pattern>
      </defs>
      {gaps.map(({ first, last }) => {
        const from = xShare(first - 0.5, days.length);
        return (
          <rect
            key={first}
            x={toPercentage(from)}
            width={toPercentage(xShare(last + 0.5, days.length) - from)}
            height="100%"
            fill={`url(#${id}-gap)`}
          />
        );
      })}
      {valueLabels.map(({ value, text }) => {
        const y = toPercentage(yShare(value, axis));
        return (
          <g key={value}>
            <line x2="100%" y1={y} y2={y} className={value === 0 ? "stroke-field/60" : "stroke-line"} />
            <text x="-8" y={y} dy="4" textAnchor="end" className="fill-muted">
              {text}
            </text>
          </g>
        );
      })}
      {dayLabels.map(({ position, text }, index) => (
        <text
          key={position}
          x={toPercentage(xShare(position, days.length))}
          y="100%"
          dy="20"
          textAnchor={position === 0 ? "start" : position === days.length - 1 ? "end" : "middle"}
          className={`fill-muted ${index % 2 === 1 && index < dayLabels.length - 1 ? "max-[420px]:hidden" : ""}`}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** Posts as dots on the zero line, above the lines of the chart. */
export function PostDots({ model: { days, axis } }: { readonly model: ChartModel }) {
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height="100%"
      className="pointer-events-none absolute inset-0 overflow-visible"
    >
      {days.map(({ day, posts }, position) =>
        posts.length === 0 ? null : (
          <circle
            key={day}
            cx={toPercentage(xShare(position, days.length))}
            cy={toPercentage(yShare(0, axis))}
            r="3.6"
            className="fill-ink stroke-card"
            strokeWidth="1.5"
          />
        ),
      )}
    </svg>
  );
}
