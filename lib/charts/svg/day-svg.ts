import type { ChartDay, ChartModel } from "../chart-model";
import { barShare, findLoneDays, findRuns, toAreaPath, toLinePath, xShare, yShare } from "../geometry";
import { withNotes } from "./notes-svg";
import { COLOURS, type Drawing, MARGIN, round, text, WIDTH } from "./picture";

export type DaySvgOptions = {
  readonly shape: "line" | "bars";
  /** What the dashed line is; not read where nothing is compared. */
  readonly previousLine: string;
};

const LEFT = MARGIN + 44;
const PLOT = { width: WIDTH - LEFT - MARGIN, height: 300 } as const;
const TOP = 8;
const LEGEND = 46;
const HEIGHT = TOP + PLOT.height + LEGEND + 12;

/** A metric by day, drawn from the model of the page's own chart: hatched gaps, both periods, provisional days, posts, legend. */
export function drawDays(model: ChartModel, { shape, previousLine }: DaySvgOptions): Drawing {
  const marks = shape === "line" ? drawLines(model) : drawBars(model);
  const body = [
    `<defs><pattern id="gap" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse"><rect width="3" height="6" fill="${COLOURS.gap}"/></pattern></defs>`,
    `<g transform="translate(${LEFT} ${TOP})">`,
    ...drawFrame(model),
    ...marks,
    ...(shape === "line" ? drawPosts(model) : []),
    `</g>`,
    ...drawLegend(model, { shape, previousLine }),
  ];
  const drawing = { height: HEIGHT, body: body.join("\n") };
  return withNotes(drawing, model, { left: LEFT, top: TOP, ...PLOT });
}

function x(position: number, { days }: ChartModel): number {
  return round(xShare(position, days.length) * PLOT.width);
}

function y(value: number, { axis }: ChartModel): number {
  return round(yShare(value, axis) * PLOT.height);
}

function drawFrame(model: ChartModel): string[] {
  const { days, valueLabels, dayLabels } = model;
  const gaps = findRuns(days.length, (position) => days[position]?.value === null).map(({ first, last }) => {
    const from = x(first - 0.5, model);
    return `<rect x="${from}" width="${round(x(last + 0.5, model) - from)}" height="${PLOT.height}" fill="url(#gap)"/>`;
  });
  const values = valueLabels.map(({ value, text: label }) => {
    const at = y(value, model);
    const stroke = value === 0 ? COLOURS.field : COLOURS.line;
    const line = `<line x1="0" x2="${PLOT.width}" y1="${at}" y2="${at}" stroke="${stroke}"/>`;
    return line + text({ x: -8, y: at + 4, size: 12, fill: COLOURS.muted, anchor: "end" }, label);
  });
  const labels = dayLabels.map(({ position, text: label }) => {
    const anchor = position === 0 ? "start" : position === days.length - 1 ? "end" : "middle";
    return text({ x: x(position, model), y: PLOT.height + 20, size: 12, fill: COLOURS.muted, anchor }, label);
  });
  return [...gaps, ...values, ...labels];
}

function drawLines(model: ChartModel): string[] {
  const { days, axis } = model;
  const line = { axis, size: PLOT, values: days.map(({ value }) => value) };
  const previous = { axis, size: PLOT, values: days.map((day) => day.previous) };
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
        `<circle cx="${x(position, model)}" cy="${y(days[position]?.value ?? 0, model)}" r="3" fill="${COLOURS.accent}"/>`,
    ),
  ];
}

function drawBars(model: ChartModel): string[] {
  const { days } = model;
  const zero = y(0, model);
  return days.map(({ value, provisional }, position) => {
    if (value === null) return "";
    const at = y(value, model);
    const { left, width } = barShare(position, days.length);
    const fill = value < 0 ? COLOURS.down : COLOURS.accent;
    return `<rect x="${round(left * PLOT.width)}" y="${Math.min(at, zero)}" width="${round(width * PLOT.width)}" height="${round(Math.abs(zero - at))}" rx="1.5" fill="${fill}" fill-opacity="${provisional ? 0.5 : 0.9}"/>`;
  });
}

function drawPosts(model: ChartModel): string[] {
  return model.days.map(({ posts }, position) =>
    posts.length === 0
      ? ""
      : `<circle cx="${x(position, model)}" cy="${y(0, model)}" r="3.6" fill="${COLOURS.ink}" stroke="${COLOURS.card}" stroke-width="1.5"/>`,
  );
}

type Key = { readonly mark: string; readonly label: string; readonly holds: boolean };

/** Only what is in this chart, as the page's own legend. */
function drawLegend({ days }: ChartModel, { shape, previousLine }: DaySvgOptions): string[] {
  const has = (holds: (day: ChartDay) => boolean) => days.some(holds);
  const stroke = (colour: string, dash: string) =>
    `<path d="M0 0H18" stroke="${colour}" stroke-width="2.4"${dash === "" ? "" : ` stroke-dasharray="${dash}"`}/>`;
  const bar = (colour: string, opacity: number) =>
    `<rect x="5" y="-6" width="8" height="12" rx="1.5" fill="${colour}" fill-opacity="${opacity}"/>`;
  const line = shape === "line";
  const keys: readonly Key[] = [
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
      mark: `<circle cx="9" r="3.6" fill="${COLOURS.ink}"/>`,
      label: "post published",
      holds: line && has(({ posts }) => posts.length > 0),
    },
  ];
  let at = LEFT;
  return keys
    .filter(({ holds }) => holds)
    .map(({ mark, label }) => {
      const placed = `<g transform="translate(${at} ${TOP + PLOT.height + LEGEND})">${mark}${text({ x: 24, y: 4, size: 12, fill: COLOURS.muted }, label)}</g>`;
      at += 24 + Math.ceil(label.length * 6.4) + 20;
      return placed;
    });
}
