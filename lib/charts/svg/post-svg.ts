import { formatAxis, formatDay } from "@/lib/domain/format";
import type { PostReport } from "@/lib/domain/post-report";
import { xShare, yShare } from "../geometry";
import { type PostPlot, toPostLabels, toPostPlot } from "../post-plot";
import { COLOURS, type Drawing, PICTURE, round } from "./picture";
import {
  drawKeys,
  drawPlaces,
  drawValueLines,
  GAP_PATTERN,
  heightOf,
  type Plot,
  TOP,
  toPlot,
} from "./plot-svg";

/** A post's views at each export that held it, beside the median post, as its page has it. */
export function drawPost(report: PostReport): Drawing {
  const plot = toPlot(PICTURE);
  const curve = toPostPlot(report);
  const medians = drawMedians(report, curve, plot);
  const legend = drawKeys(
    [
      {
        mark: `<path d="M0 0H18" stroke="${COLOURS.accent}" stroke-width="2.4"/>`,
        label: "views at each export",
      },
      {
        mark: `<rect x="2" y="-6" width="14" height="12" fill="url(#gap)" stroke="${COLOURS.line}"/>`,
        label: "before the first export",
      },
      ...(medians.length === 0
        ? []
        : [
            {
              mark: `<path d="M9 -6V6M4 -6H14M4 6H14" stroke="${COLOURS.previous}" stroke-width="2"/>`,
              label: "median post",
            },
          ]),
    ],
    { canvas: PICTURE, plot },
  );
  const labels = toPostLabels(curve, formatDay(report.post.publishedOn));
  const body = [
    GAP_PATTERN,
    `<g transform="translate(${plot.left} ${TOP})">`,
    `<rect width="${x(curve.points[0]?.age ?? 0, curve, plot)}" height="${plot.height}" fill="url(#gap)"/>`,
    ...drawValueLines(
      curve.axis.ticks.map((value) => ({ value, text: formatAxis("videoViews", value) })),
      curve.axis,
      plot,
    ),
    ...drawPlaces(labels, plot),
    ...drawCurve(curve, plot),
    ...medians,
    `</g>`,
    ...legend.marks,
  ];
  return { height: heightOf(plot, legend.lines), body: body.join("\n") };
}

function x(age: number, { length }: PostPlot, plot: Plot): number {
  return round(xShare(age, length) * plot.width);
}

function y(value: number, { axis }: PostPlot, plot: Plot): number {
  return round(yShare(value, axis) * plot.height);
}

function drawCurve(curve: PostPlot, plot: Plot): string[] {
  const points = curve.points.map(({ age, views }) => ({ x: x(age, curve, plot), y: y(views, curve, plot) }));
  const line = points.map((point) => `${point.x} ${point.y}`).join("L");
  const published = `<circle cx="0" cy="${y(0, curve, plot)}" r="3.6" fill="${COLOURS.ink}"/>`;
  return [
    published,
    points.length < 2
      ? ""
      : `<path d="M${line}" fill="none" stroke="${COLOURS.accent}" stroke-width="2.4" stroke-linejoin="round"/>`,
    ...points.map(
      (point) =>
        `<circle cx="${point.x}" cy="${point.y}" r="4.2" fill="${COLOURS.accent}" stroke="${COLOURS.card}" stroke-width="1.8"/>`,
    ),
  ];
}

/** The median post at an age, from its lower to its upper bound. */
function drawMedians({ ages }: PostReport, curve: PostPlot, plot: Plot): string[] {
  return ages.flatMap(({ age, median: { bounds } }) => {
    if (bounds === null || age >= curve.length) return [];
    const at = x(age, curve, plot);
    const [top, bottom] = [y(bounds.high, curve, plot), y(bounds.low, curve, plot)];
    const d = `M${at} ${top}V${bottom}M${at - 6} ${top}h12M${at - 6} ${bottom}h12`;
    return [
      `<path d="${d}" stroke="${COLOURS.previous}" stroke-width="2.5" stroke-linecap="round" fill="none"/>`,
    ];
  });
}
