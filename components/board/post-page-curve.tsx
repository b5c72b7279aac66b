import { AccentFade } from "@/components/charts/accent-fade";
import { PlotBox } from "@/components/charts/plot-box";
import { classNames } from "@/components/ui/class-names";
import { STRETCH, toPercentage, xShare, yShare } from "@/lib/charts/geometry";
import { type PostPlot, type PostPoint, toPostLabels, toPostPlot } from "@/lib/charts/post-plot";
import { formatAxis, formatDay, formatWhole } from "@/lib/domain/format";
import type { PostReport } from "@/lib/domain/post-report";

/**
 * A post's view total at each export that held it, with straight lines between. The time before the first export is hatched: nothing is known of
 * it. Beside it the median post at the compared ages. Needs no script.
 */
export function PostCurve({ id, report }: { readonly id: string; readonly report: PostReport }) {
  const plot = toPostPlot(report);
  return (
    <PlotBox>
      <svg
        aria-hidden="true"
        width="100%"
        height="100%"
        className="absolute inset-0 overflow-visible text-[11px]"
      >
        <Backdrop id={id} plot={plot} publishedOn={formatDay(report.post.publishedOn)} />
        <Lines id={id} plot={plot} />
        <Medians report={report} plot={plot} />
        {plot.points.map((point) => (
          <circle
            key={point.age}
            {...toPlace(point, plot)}
            r="4.2"
            className="fill-accent stroke-card"
            strokeWidth="1.8"
          >
            <title>{point.text}</title>
          </circle>
        ))}
      </svg>
    </PlotBox>
  );
}

function toPlace({ age, views }: Pick<PostPoint, "age" | "views">, { length, axis }: PostPlot) {
  return { cx: toPercentage(xShare(age, length)), cy: toPercentage(yShare(views, axis)) };
}

type BackdropProps = { readonly id: string; readonly plot: PostPlot; readonly publishedOn: string };

/** Value lines, days, the day of publishing and what lies before the first export. */
function Backdrop({ id, plot, publishedOn }: BackdropProps) {
  const { points, axis, length } = plot;
  const first = xShare(points[0]?.age ?? 0, length);
  return (
    <>
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
      <rect width={toPercentage(first)} height="100%" fill={`url(#${id}-gap)`} />
      {axis.ticks.map((value) => {
        const y = toPercentage(yShare(value, axis));
        return (
          <g key={value}>
            <line x2="100%" y1={y} y2={y} className={value === 0 ? "stroke-field/60" : "stroke-line"} />
            <text x="-8" y={y} dy="4" textAnchor="end" className="fill-muted">
              {formatAxis("videoViews", value)}
            </text>
          </g>
        );
      })}
      {toPostLabels(plot, publishedOn).map(({ share, text, wideOnly }) => (
        <text
          key={text}
          x={toPercentage(share)}
          y="100%"
          dy="20"
          textAnchor={share === 0 ? "start" : share === 1 ? "end" : "middle"}
          className={classNames("fill-muted", wideOnly && "max-sm:hidden")}
        >
          {text}
        </text>
      ))}
      <circle
        cx={toPercentage(xShare(0, length))}
        cy={toPercentage(yShare(0, axis))}
        r="3.6"
        className="fill-ink stroke-card"
        strokeWidth="1.5"
      />
    </>
  );
}

function Lines({ id, plot }: { readonly id: string; readonly plot: PostPlot }) {
  const { points, axis, length } = plot;
  const stretch = (share: number) => Math.round(share * STRETCH * 10) / 10;
  const x = (age: number) => stretch(xShare(age, length));
  const line = points.map(({ age, views }) => `${x(age)} ${stretch(yShare(views, axis))}`).join("L");
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const zero = stretch(yShare(0, axis));
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height="100%"
      viewBox={`0 0 ${STRETCH} ${STRETCH}`}
      preserveAspectRatio="none"
      className="overflow-visible"
    >
      <defs>
        <AccentFade id={`${id}-fade`} top={0} bottom={STRETCH} />
      </defs>
      <path d={`M${x(first.age)} ${zero}L${line}L${x(last.age)} ${zero}Z`} fill={`url(#${id}-fade)`} />
      <path
        d={`M${line}`}
        fill="none"
        className="stroke-accent"
        strokeWidth="2.4"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** The median post at an age: a bar from its lower to its upper bound, or a stroke where it is known. */
function Medians({ report: { ages }, plot }: { readonly report: PostReport; readonly plot: PostPlot }) {
  const { axis, length } = plot;
  return ages.map(({ age, median: { bounds } }) => {
    if (bounds === null || age >= length) return null;
    const [top, bottom] = [yShare(bounds.high, axis), yShare(bounds.low, axis)];
    const x = toPercentage(xShare(age, length));
    return (
      <g key={age} className="stroke-previous" strokeWidth="2.5" strokeLinecap="round">
        <line x1={x} x2={x} y1={toPercentage(top)} y2={toPercentage(bottom)} />
        {Object.entries({ top, bottom }).map(([end, share]) => (
          <svg key={end} aria-hidden="true" x={x} y={toPercentage(share)} className="overflow-visible">
            <path d="M-6 0H6" />
          </svg>
        ))}
        <title>{`The median post on day ${age}: ${sayBounds(bounds.low, bounds.high)} views`}</title>
      </g>
    );
  });
}

function sayBounds(low: number, high: number): string {
  return low === high ? formatWhole(low) : `${formatWhole(low)} – ${formatWhole(high)}`;
}
