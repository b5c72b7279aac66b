import { findLoneDays, toLinePath, toSparkAxis, xShare, yShare } from "../geometry";
import { COLOURS, type Drawing, round } from "./picture";

const INSET = 3;

/** A line without axes between its own lowest and highest day, as the tiles of the pages have it. Gaps stay open. */
export function drawSpark(
  values: readonly (number | null)[],
  { width, height }: { readonly width: number; readonly height: number },
): Drawing {
  const axis = toSparkAxis(values);
  const size = { width: width - 2 * INSET, height: height - 2 * INSET };
  const dots = findLoneDays(values).map((position) => {
    const x = round(xShare(position, values.length) * size.width);
    const y = round(yShare(values[position] ?? 0, axis) * size.height);
    return `<circle cx="${x}" cy="${y}" r="1.8" fill="${COLOURS.accent}"/>`;
  });
  const line = toLinePath({ values, axis, size });
  const path =
    line === ""
      ? ""
      : `<path d="${line}" fill="none" stroke="${COLOURS.accent}" stroke-width="1.6" stroke-linejoin="round"/>`;
  return { height, body: `<g transform="translate(${INSET} ${INSET})">${path}${dots.join("")}</g>` };
}
