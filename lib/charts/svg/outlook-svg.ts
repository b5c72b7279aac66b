import { formatAxis, formatDay } from "@/lib/domain/format";
import type { Outlook } from "@/lib/domain/outlook";
import type { SeriesPoint } from "@/lib/domain/report";
import { toBandPath, toLinePath, toValueAxis, xShare } from "../geometry";
import { type Canvas, COLOURS, type Drawing, PICTURE } from "./picture";
import { drawKeys, drawPlaces, drawValueLines, heightOf, TOP, toPlot } from "./plot-svg";

/** The days before as they were, the days after as a dashed line in its interval, as the page has it. `past` ends on the day before the outlook. */
export function drawOutlook(
  { days, metric }: Outlook,
  past: readonly SeriesPoint[],
  canvas: Canvas = PICTURE,
): Drawing {
  const plot = toPlot(canvas);
  const length = past.length + days.length;
  const after = past.map(() => null);
  const values = [...past.map(({ value }) => value), ...days.map(() => null)];
  const expected = [...after, ...days.map(({ value }) => value)];
  const ranges = [...after, ...days.map(({ low, high }) => ({ low, high }))];
  const axis = toValueAxis([...values, ...days.flatMap(({ low, high }) => [low, high])], true);
  const line = (of: readonly (number | null)[], dash: string) =>
    `<path d="${toLinePath({ values: of, axis, size: plot })}" fill="none" stroke="${COLOURS.accent}" stroke-width="2.4" stroke-linejoin="round"${dash}/>`;
  const dashed = ` stroke-dasharray="6 4"`;
  const places = [past[0]?.day, days[0]?.day, days.at(-1)?.day].flatMap((day, index) => {
    const position = [0, past.length, length - 1][index] ?? 0;
    return day === undefined ? [] : [{ share: xShare(position, length), text: formatDay(day) }];
  });
  const legend = drawKeys(
    [
      { mark: `<path d="M0 0H18" stroke="${COLOURS.accent}" stroke-width="2.4"/>`, label: "so far" },
      {
        mark: `<path d="M0 0H18" stroke="${COLOURS.accent}" stroke-width="2.4"${dashed}/>`,
        label: "expected",
      },
      {
        mark: `<rect width="18" height="12" y="-6" fill="${COLOURS.accent}" fill-opacity="0.14"/>`,
        label: "four days of five",
      },
    ],
    { canvas, plot },
  );
  const body = [
    `<g transform="translate(${plot.left} ${TOP})">`,
    ...drawValueLines(
      axis.ticks.map((value) => ({ value, text: formatAxis(metric, value) })),
      axis,
      plot,
    ),
    ...drawPlaces(places, plot),
    `<path d="${toBandPath({ ranges, axis, size: plot })}" fill="${COLOURS.accent}" fill-opacity="0.14"/>`,
    line(values, ""),
    line(expected, dashed),
    `</g>`,
    ...legend.marks,
  ];
  return { height: heightOf(plot, legend.lines), body: body.join("\n") };
}
