import { type ChartNotes, LANES } from "../chart-flags";
import { xShare } from "../geometry";
import { type Canvas, COLOURS, type Drawing, round, text } from "./picture";

type Plot = {
  readonly canvas: Canvas;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

const ROOM = 30;
const LINE_HEIGHT = 18;
const LETTERS = 130;

/** A day chart with its notes: numbered flags and bars above the plot, and below everything, where they stand nowhere else, the words of each number. */
export function withNotes(
  drawing: Drawing,
  { notes: { flags, bars }, days }: { readonly notes: ChartNotes; readonly days: readonly unknown[] },
  plot: Plot,
): Drawing {
  if (flags.length === 0) return drawing;
  const x = (position: number) => round(plot.left + xShare(position, days.length) * plot.width);
  const zero = ROOM + plot.top;
  const marks = flags.map(({ position }, index) => {
    const at = x(position);
    return [
      `<line x1="${at}" x2="${at}" y1="${zero - 12}" y2="${zero + plot.height}" stroke="${COLOURS.field}" stroke-opacity="0.6" stroke-dasharray="2 3"/>`,
      `<rect x="${at - 10}" y="${zero - 30}" width="20" height="18" rx="5" fill="${COLOURS.card}" stroke="${COLOURS.field}"/>`,
      text({ x: at, y: zero - 17, size: 11, weight: 650, anchor: "middle" }, String(index + 1)),
    ].join("");
  });
  const lines = bars.map(({ first, last, lane }) => {
    const width = Math.max(4, round(x(last) - x(first)));
    const y = zero - 10 + Math.min(lane, LANES - 1) * 4;
    return `<rect x="${x(first)}" y="${y}" width="${width}" height="3" rx="1.5" fill="${COLOURS.ink}" fill-opacity="0.55"/>`;
  });
  const said = plot.canvas.hasNoteWords ? flags : [];
  const words = said.flatMap(({ notes }, index) =>
    notes.map(({ daysText, text: note }) => cut(`${index + 1}  ${daysText}: ${note}`)),
  );
  const below = ROOM + drawing.height + (words.length === 0 ? 0 : 10);
  return {
    height: below + words.length * LINE_HEIGHT,
    body: [
      `<g transform="translate(0 ${ROOM})">${drawing.body}</g>`,
      ...marks,
      ...lines,
      ...words.map((line, index) =>
        text({ x: plot.canvas.margin, y: below + index * LINE_HEIGHT, size: 12 }, line),
      ),
    ].join("\n"),
  };
}

/** The page has all of a long note; a line of the picture ends where the picture does. */
function cut(line: string): string {
  const letters = [...line];
  return letters.length <= LETTERS ? line : `${letters.slice(0, LETTERS - 1).join("")}…`;
}
