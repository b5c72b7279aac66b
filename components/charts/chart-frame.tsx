import type { ChartModel } from "./chart-model";
import { findRuns, PLOT, toPercentage, xShare, yPixel } from "./geometry";

const PLOT_HEIGHT = PLOT.height - PLOT.top - PLOT.bottom;

/**
 * Everything of a day chart that does not answer to a pointer: value lines, labels, hatched gaps, posts. Drawn once, on the server, and
 * never replaced. `id` names the hatching.
 */
export function ChartFrame({ model, id }: { readonly model: ChartModel; readonly id: string }) {
  const { days, axis, valueLabels, dayLabels } = model;
  const at = (position: number) => toPercentage(xShare(position, days.length));
  const gaps = findRuns(days.length, (position) => days[position]?.value === null);
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={PLOT_HEIGHT}
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
        const width = xShare(last + 0.5, days.length) - from;
        return (
          <rect
            key={first}
            x={toPercentage(from)}
            width={toPercentage(width)}
            height={PLOT_HEIGHT}
            fill={`url(#${id}-gap)`}
          />
        );
      })}
      {valueLabels.map(({ value, text }) => (
        <g key={value}>
          <line
            x2="100%"
            y1={yPixel(value, axis, PLOT_HEIGHT)}
            y2={yPixel(value, axis, PLOT_HEIGHT)}
            className={value === 0 ? "stroke-field/60" : "stroke-line"}
          />
          <text x="-8" y={yPixel(value, axis, PLOT_HEIGHT) + 4} textAnchor="end" className="fill-muted">
            {text}
          </text>
        </g>
      ))}
      {dayLabels.map(({ position, text }) => (
        <text
          key={position}
          x={at(position)}
          y={PLOT_HEIGHT + 20}
          textAnchor={position === 0 ? "start" : position === days.length - 1 ? "end" : "middle"}
          className="fill-muted"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** Posts as dots on the zero line, above the lines of the chart. */
export function PostDots({ model }: { readonly model: ChartModel }) {
  const zero = yPixel(0, model.axis, PLOT_HEIGHT);
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={PLOT_HEIGHT}
      className="pointer-events-none absolute inset-0 overflow-visible"
    >
      {model.days.map(({ day, posts }, position) =>
        posts.length === 0 ? null : (
          <circle
            key={day}
            cx={toPercentage(xShare(position, model.days.length))}
            cy={zero}
            r="3.6"
            className="fill-ink stroke-card"
            strokeWidth="1.5"
          />
        ),
      )}
    </svg>
  );
}
