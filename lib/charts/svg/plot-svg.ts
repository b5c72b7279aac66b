import { type ValueAxis, yShare } from "../geometry";
import { type Canvas, COLOURS, NARROW_BELOW, round, text } from "./picture";

/** Where values are drawn, in pixels. */
export type Plot = { readonly left: number; readonly width: number; readonly height: number };

/** Room for the labels of the values, above the plot, for those of the days, and for a line of the legend. */
const AXIS = 44;
export const TOP = 8;
const DAYS = 46;
const LEGEND_LINE = 22;

/** Of 12 pixels, on average. */
const LETTER = 6.4;

export function toPlot({ width, margin, plot }: Canvas): Plot {
  const left = margin + AXIS;
  return { left, width: width - left - margin, height: plot };
}

/** Hatching, by the name under which drawings fill gaps with it. */
export const GAP_PATTERN = `<defs><pattern id="gap" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse"><rect width="3" height="6" fill="${COLOURS.gap}"/></pattern></defs>`;

/** A line across the plot at each value of the axis, with its text at the left. */
export function drawValueLines(
  labels: readonly { readonly value: number; readonly text: string }[],
  axis: ValueAxis,
  plot: Plot,
): string[] {
  return labels.map(({ value, text: label }) => {
    const at = round(yShare(value, axis) * plot.height);
    const stroke = value === 0 ? COLOURS.field : COLOURS.line;
    const line = `<line x1="0" x2="${plot.width}" y1="${at}" y2="${at}" stroke="${stroke}"/>`;
    return line + text({ x: -8, y: at + 4, size: 12, fill: COLOURS.muted, anchor: "end" }, label);
  });
}

/** Texts below the plot, each at its share of the width; the first and the last stay inside it. */
export function drawPlaces(
  labels: readonly { readonly share: number; readonly text: string }[],
  plot: Plot,
): string[] {
  return labels.map(({ share, text: label }) => {
    const anchor = share === 0 ? "start" : share === 1 ? "end" : "middle";
    const at = { x: round(share * plot.width), y: plot.height + 20 };
    return text({ ...at, size: 12, fill: COLOURS.muted, anchor }, label);
  });
}

export type Key = { readonly mark: string; readonly label: string };

/** A legend below the plot, in as many lines as it takes. */
export function drawKeys(
  keys: readonly Key[],
  { canvas, plot }: { readonly canvas: Canvas; readonly plot: Plot },
): { readonly marks: readonly string[]; readonly lines: number } {
  const start = canvas.width < NARROW_BELOW ? canvas.margin : plot.left;
  let at = start;
  let line = 0;
  const marks = keys.map(({ mark, label }) => {
    const width = 24 + Math.ceil(label.length * LETTER) + 20;
    if (at > start && at + width - 20 > canvas.width) {
      at = start;
      line++;
    }
    const top = TOP + plot.height + DAYS + line * LEGEND_LINE;
    const placed = `<g transform="translate(${at} ${top})">${mark}${text({ x: 24, y: 4, size: 12, fill: COLOURS.muted }, label)}</g>`;
    at += width;
    return placed;
  });
  return { marks, lines: line + 1 };
}

/** The height of a drawing of a plot, its labels and a legend of so many lines. */
export function heightOf(plot: Plot, legendLines: number): number {
  return TOP + plot.height + DAYS + legendLines * LEGEND_LINE - 10;
}
