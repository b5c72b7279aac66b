import type { PublishedCount } from "@/lib/domain/campaign";
import { formatDay, formatWhole } from "@/lib/domain/format";
import { barShare, labelledDays, toValueAxis, xShare, yShare } from "../geometry";
import { COLOURS, type Drawing, PICTURE, round } from "./picture";
import { drawPlaces, drawValueLines, heightOf, TOP, toPlot } from "./plot-svg";

/** A bar for each day, or week, as high as its number of posts. */
export function drawCounts(counts: readonly PublishedCount[]): Drawing {
  const plot = toPlot(PICTURE);
  const axis = toValueAxis(
    counts.map(({ posts }) => posts),
    true,
  );
  const places = labelledDays(counts.length).flatMap((position) => {
    const first = counts[position]?.from;
    return first === undefined ? [] : [{ share: xShare(position, counts.length), text: formatDay(first) }];
  });
  const bars = counts.map(({ posts }, position) => {
    const { left, width } = barShare(position, counts.length);
    const top = round(yShare(posts, axis) * plot.height);
    return `<rect x="${round(left * plot.width)}" width="${round(width * plot.width)}" y="${top}" height="${round(plot.height - top)}" rx="1.5" fill="${COLOURS.accent}" fill-opacity="0.9"/>`;
  });
  const labels = axis.ticks.map((value) => ({ value, text: formatWhole(value) }));
  const body = [
    `<g transform="translate(${plot.left} ${TOP})">`,
    ...drawValueLines(labels, axis, plot),
    ...drawPlaces(places, plot),
    ...bars,
    `</g>`,
  ];
  return { height: heightOf(plot, 0), body: body.join("\n") };
}
