import { findLoneDays, STRETCH, toLinePath, toPercentage, type ValueAxis, xShare, yPixel } from "./geometry";

const HEIGHT = 26;
const MARGIN = 3;

/** A line without axes between its own lowest and highest day; it shows shape, the figure beside it shows size. Gaps stay open. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const flat = high === low;
  const axis: ValueAxis = { low: flat ? low - 1 : low, high: flat ? high + 1 : high, ticks: [] };
  const height = HEIGHT - 2 * MARGIN;
  return (
    <svg aria-hidden="true" width="100%" height={HEIGHT} className="block overflow-visible">
      <svg
        aria-hidden="true"
        y={MARGIN}
        width="100%"
        height={height}
        viewBox={`0 0 ${STRETCH} ${height}`}
        preserveAspectRatio="none"
        className="overflow-visible"
      >
        <path
          d={toLinePath({ values, axis, height })}
          fill="none"
          className="stroke-accent"
          strokeWidth="1.6"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {findLoneDays(values).map((position) => (
        <circle
          key={position}
          cx={toPercentage(xShare(position, values.length))}
          cy={MARGIN + yPixel(values[position] ?? 0, axis, height)}
          r="1.8"
          className="fill-accent"
        />
      ))}
    </svg>
  );
}
