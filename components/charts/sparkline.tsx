import {
  findLoneDays,
  STRETCH,
  toLinePath,
  toPercentage,
  toSparkAxis,
  xShare,
  yShare,
} from "@/lib/charts/geometry";

/** A line without axes between its own lowest and highest day; it shows shape, the figure beside it shows size. Gaps stay open. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const axis = toSparkAxis(values);
  return (
    <div aria-hidden className="h-[26px] py-[3px]">
      <svg aria-hidden="true" width="100%" height="100%" className="block overflow-visible">
        <svg
          aria-hidden="true"
          width="100%"
          height="100%"
          viewBox={`0 0 ${STRETCH} ${STRETCH}`}
          preserveAspectRatio="none"
          className="overflow-visible"
        >
          <path
            d={toLinePath({ values, axis })}
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
            cy={toPercentage(yShare(values[position] ?? 0, axis))}
            r="1.8"
            className="fill-accent"
          />
        ))}
      </svg>
    </div>
  );
}
