import { formatAxis, formatDay } from "@/lib/domain/format";
import type { ViewersDay } from "@/lib/domain/viewers-day";
import { barShare, findRuns, labelledDays, toValueAxis, xShare, yShare } from "../geometry";
import { type Canvas, COLOURS, type Drawing, NARROW_BELOW, PICTURE, round } from "./picture";
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

/** New viewers with the returning ones above them, day by day; a day that does not tell both is hatched. */
export function drawViewers(days: readonly ViewersDay[], canvas: Canvas = PICTURE): Drawing {
  const plot = toPlot(canvas);
  const axis = toValueAxis(
    days.map(({ first, again }) => (first === null || again === null ? null : first + again)),
    true,
  );
  const narrow = canvas.width < NARROW_BELOW;
  const labels = labelledDays(days.length)
    .filter((position, index) => !narrow || index % 2 === 0 || position === days.length - 1)
    .flatMap((position) => {
      const day = days[position]?.day;
      return day === undefined ? [] : [{ share: xShare(position, days.length), text: formatDay(day) }];
    });
  const hasGap = days.some(({ first }) => first === null);
  const legend = drawKeys([...KEYS, ...(hasGap ? [GAP_KEY] : [])], { canvas, plot });
  const at = (value: number) => round(yShare(value, axis) * plot.height);
  const body = [
    GAP_PATTERN,
    `<g transform="translate(${plot.left} ${TOP})">`,
    ...drawGaps(days, plot),
    ...drawValueLines(
      axis.ticks.map((value) => ({ value, text: formatAxis("viewers", value) })),
      axis,
      plot,
    ),
    ...drawPlaces(labels, plot),
    ...days.map(({ first, again }, position) => {
      if (first === null || again === null) return "";
      const { left, width } = barShare(position, days.length);
      const bar = `x="${round(left * plot.width)}" width="${round(width * plot.width)}"`;
      const [zero, middle, top] = [at(0), at(first), at(first + again)];
      return `<rect ${bar} y="${middle}" height="${round(zero - middle)}" fill="${COLOURS.accent}"/><rect ${bar} y="${top}" height="${round(middle - top)}" fill="${COLOURS.card}" stroke="${COLOURS.accent}"/>`;
    }),
    `</g>`,
    ...legend.marks,
  ];
  return { height: heightOf(plot, legend.lines), body: body.join("\n") };
}

const KEYS = [
  { mark: `<rect x="3" y="-6" width="12" height="12" fill="${COLOURS.accent}"/>`, label: "new" },
  {
    mark: `<rect x="3" y="-6" width="12" height="12" fill="${COLOURS.card}" stroke="${COLOURS.accent}"/>`,
    label: "returning",
  },
] as const;

const GAP_KEY = {
  mark: `<rect x="2" y="-6" width="14" height="12" fill="url(#gap)" stroke="${COLOURS.line}"/>`,
  label: "no data",
} as const;

function drawGaps(days: readonly ViewersDay[], plot: Plot): string[] {
  return findRuns(days.length, (position) => days[position]?.first === null).map(({ first, last }) => {
    const from = round(xShare(first - 0.5, days.length) * plot.width);
    const to = round(xShare(last + 0.5, days.length) * plot.width);
    return `<rect x="${from}" width="${round(to - from)}" height="${plot.height}" fill="url(#gap)"/>`;
  });
}
