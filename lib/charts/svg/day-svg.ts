import type { ChartDay, ChartModel } from "../chart-model";
import {
  barShare,
  DIAMOND,
  findLoneDays,
  findRuns,
  toAreaPath,
  toBandPath,
  toLinePath,
  xShare,
  yShare,
} from "../geometry";
import { withNotes } from "./notes-svg";
import { type Canvas, COLOURS, type Drawing, NARROW_BELOW, PICTURE, round, text } from "./picture";
import {
  drawKeys,
  drawPlaces,
  drawValueLines,
  GAP_PATTERN,
  heightOf,
  type Key,
  type Plot,
  TOP,
  toPlot,
} from "./plot-svg";

export type DaySvgOptions = {
  readonly shape: "line" | "bars";
  /** What the dashed line is; not read where nothing is compared. */
  readonly previousLine: string;
};

/** A metric by day, drawn from the model of the page's own chart: hatched gaps, both periods, provisional days, posts, legend. */
export function drawDays(
  model: ChartModel,
  { shape, previousLine }: DaySvgOptions,
  canvas: Canvas = PICTURE,
): Drawing {
  const plot = toPlot(canvas);
  const marks = shape === "line" ? drawLines(model, plot) : drawBars(model, plot);
  const legend = drawKeys(toKeys(model, { shape, previousLine }), { canvas, plot });
  const body = [
    GAP_PATTERN,
    `<g transform="translate(${plot.left} ${TOP})">`,
    ...drawFrame(model, plot, canvas.width < NARROW_BELOW),
    ...(shape === "line" ? drawBand(model, plot) : []),
    ...marks,
    ...(shape === "line"
      ? [...drawPosts(model, plot), ...drawLevels(model, plot), ...drawUnusual(model, plot)]
      : []),
    `</g>`,
    ...legend.marks,
  ];
  const height = heightOf(plot, legend.lines);
  return withNotes({ height, body: body.join("\n") }, model, { canvas, top: TOP, ...plot });
}

function x(position: number, { days }: ChartModel, plot: Plot): number {
  return round(xShare(position, days.length) * plot.width);
}

function y(value: number, { axis }: ChartModel, plot: Plot): number {
  return round(yShare(value, axis) * plot.height);
}

function drawFrame(model: ChartModel, plot: Plot, narrow: boolean): string[] {
  const { days, valueLabels, dayLabels } = model;
  const gaps = findRuns(days.length, (position) => days[position]?.value === null).map(({ first, last }) => {
    const from = x(first - 0.5, model, plot);
    return `<rect x="${from}" width="${round(x(last + 0.5, model, plot) - from)}" height="${plot.height}" fill="url(#gap)"/>`;
  });
  const values = drawValueLines(valueLabels, model.axis, plot);
  const labels = dayLabels
    .filter((_, index) => !narrow || index % 2 === 0 || index === dayLabels.length - 1)
    .map(({ position, text: label }) => ({ share: xShare(position, days.length), text: label }));
  return [...gaps, ...values, ...drawPlaces(labels, plot)];
}

function drawLines(model: ChartModel, plot: Plot): string[] {
  const { days, axis } = model;
  const line = { axis, size: plot, values: days.map(({ value }) => value) };
  const previous = { axis, size: plot, values: days.map((day) => day.previous) };
  const unsettled = (from: number) =>
    days[from]?.provisional === true || days[from + 1]?.provisional === true;
  const path = (d: string, style: string) =>
    d === "" ? "" : `<path d="${d}" fill="none" stroke-linejoin="round" ${style}/>`;
  const now = `stroke="${COLOURS.accent}" stroke-width="2.4"`;
  return [
    `<path d="${toAreaPath(line)}" fill="${COLOURS.accent}" fill-opacity="0.1"/>`,
    path(toLinePath(previous), `stroke="${COLOURS.previous}" stroke-width="1.8" stroke-dasharray="5 4"`),
    path(
      toLinePath(line, (from) => !unsettled(from)),
      now,
    ),
    path(toLinePath(line, unsettled), `${now} stroke-dasharray="2 4"`),
    ...findLoneDays(line.values).map(
      (position) =>
        `<circle cx="${x(position, model, plot)}" cy="${y(days[position]?.value ?? 0, model, plot)}" r="3" fill="${COLOURS.accent}"/>`,
    ),
  ];
}

function drawBand({ days, axis }: ChartModel, plot: Plot): string[] {
  const path = toBandPath({ axis, size: plot, ranges: days.map(({ usual }) => usual) });
  return path === "" ? [] : [`<path d="${path}" fill="${COLOURS.ink}" fill-opacity="0.06"/>`];
}

/** Each level at its height, with both figures where one follows the other. */
function drawLevels(model: ChartModel, plot: Plot): string[] {
  const { levels, axis, days } = model;
  const thin = `stroke="${COLOURS.ink}" stroke-opacity="0.6"`;
  return levels.map(({ first, last, value, text: level }, index) => {
    const begins = x(index === 0 ? 0 : first - 0.5, model, plot);
    const at = y(Math.min(axis.high, Math.max(axis.low, value)), model, plot);
    const line = `<line x1="${begins}" x2="${x(last + 0.5, model, plot)}" y1="${at}" y2="${at}" ${thin}/>`;
    if (index === 0) return line;
    const late = xShare(first, days.length) > 0.8;
    const label = `${levels[index - 1]?.text} → ${level}`;
    const style = {
      x: begins + (late ? -5 : 5),
      y: 8,
      size: 12,
      weight: 600,
      anchor: late ? "end" : "start",
    } as const;
    return `${line}<line x1="${begins}" x2="${begins}" y2="${plot.height}" ${thin} stroke-dasharray="1 3"/>${text(style, label)}`;
  });
}

function drawUnusual(model: ChartModel, plot: Plot): string[] {
  return model.days.map(({ value, unusualText }, position) =>
    unusualText === null || value === null
      ? ""
      : `<path d="${DIAMOND}" transform="translate(${x(position, model, plot)} ${y(value, model, plot)})" fill="${COLOURS.card}" stroke="${COLOURS.ink}" stroke-width="1.4"/>`,
  );
}

function drawBars(model: ChartModel, plot: Plot): string[] {
  const { days } = model;
  const zero = y(0, model, plot);
  return days.map(({ value, provisional }, position) => {
    if (value === null) return "";
    const at = y(value, model, plot);
    const { left, width } = barShare(position, days.length);
    const fill = value < 0 ? COLOURS.down : COLOURS.accent;
    return `<rect x="${round(left * plot.width)}" y="${Math.min(at, zero)}" width="${round(width * plot.width)}" height="${round(Math.abs(zero - at))}" rx="1.5" fill="${fill}" fill-opacity="${provisional ? 0.5 : 0.9}"/>`;
  });
}

function drawPosts(model: ChartModel, plot: Plot): string[] {
  return model.days.map(({ posts }, position) =>
    posts.length === 0
      ? ""
      : `<circle cx="${x(position, model, plot)}" cy="${y(0, model, plot)}" r="3.6" fill="${COLOURS.ink}" stroke="${COLOURS.card}" stroke-width="1.5"/>`,
  );
}

/** Only what is in this chart, as the page's own legend. */
function toKeys({ days, levels }: ChartModel, { shape, previousLine }: DaySvgOptions): readonly Key[] {
  const has = (holds: (day: ChartDay) => boolean) => days.some(holds);
  const stroke = (colour: string, dash: string) =>
    `<path d="M0 0H18" stroke="${colour}" stroke-width="2.4"${dash === "" ? "" : ` stroke-dasharray="${dash}"`}/>`;
  const bar = (colour: string, opacity: number) =>
    `<rect x="5" y="-6" width="8" height="12" rx="1.5" fill="${colour}" fill-opacity="${opacity}"/>`;
  const line = shape === "line";
  const keys: readonly (Key & { readonly holds: boolean })[] = [
    { mark: stroke(COLOURS.accent, ""), label: "this period", holds: line },
    { mark: bar(COLOURS.accent, 0.9), label: "gained, above 0", holds: !line },
    {
      mark: bar(COLOURS.down, 0.9),
      label: "lost, below 0",
      holds: !line && has(({ value }) => (value ?? 0) < 0),
    },
    {
      mark: stroke(COLOURS.previous, "5 4"),
      label: previousLine,
      holds: line && has(({ previous }) => previous !== null),
    },
    {
      mark: line ? stroke(COLOURS.accent, "2 4") : bar(COLOURS.accent, 0.5),
      label: "provisional",
      holds: has(({ provisional, value }) => provisional && value !== null),
    },
    {
      mark: `<rect x="2" y="-6" width="14" height="12" fill="url(#gap)" stroke="${COLOURS.line}"/>`,
      label: "no data",
      holds: has(({ value }) => value === null),
    },
    {
      mark: `<rect width="18" height="12" y="-6" fill="${COLOURS.ink}" fill-opacity="0.1"/>`,
      label: "usual for the weekday",
      holds: line && has(({ usual }) => usual !== null),
    },
    {
      mark: `<path d="${DIAMOND}" transform="translate(9 0)" fill="${COLOURS.card}" stroke="${COLOURS.ink}" stroke-width="1.4"/>`,
      label: "unusual day",
      holds: line && has(({ unusualText, value }) => unusualText !== null && value !== null),
    },
    {
      mark: `<path d="M0 3H8M10 -3H18" stroke="${COLOURS.ink}" stroke-width="1.2"/>`,
      label: "level",
      holds: line && levels.length > 0,
    },
    {
      mark: `<circle cx="9" r="3.6" fill="${COLOURS.ink}"/>`,
      label: "post published",
      holds: line && has(({ posts }) => posts.length > 0),
    },
  ];
  return keys.filter(({ holds }) => holds);
}
