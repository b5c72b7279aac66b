import { formatHour, formatWeekday, formatWhole } from "@/lib/domain/format";
import type { HeatCell } from "@/lib/domain/report";
import { type Canvas, COLOURS, type Drawing, NARROW_BELOW, PICTURE, round, text } from "./picture";

const NAMES = 40;

/** Weekday by hour from least to most; hours never measured are hatched. */
export function drawHours(cells: readonly HeatCell[], { width, margin }: Canvas = PICTURE): Drawing {
  const narrow = width < NARROW_BELOW;
  const left = margin + (narrow ? NAMES - 6 : NAMES);
  const step = { x: (width - left - margin) / 24, y: narrow ? 24 : 34 };
  const gap = narrow ? 2 : 3;
  const means = cells.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  const low = Math.min(...means);
  const high = Math.max(...means);
  const squares = cells.map(({ weekday, hour, mean }) => {
    const place = `x="${round(left + hour * step.x)}" y="${weekday * step.y}" width="${round(step.x - gap)}" height="${step.y - gap}" rx="${narrow ? 2.5 : 5}"`;
    if (mean === null) return `<rect ${place} fill="url(#gap)" stroke="${COLOURS.line}"/>`;
    const name = `${formatWeekday(weekday)} ${formatHour(hour)}: ${formatWhole(Math.round(mean))} online`;
    return `<rect ${place} fill="${toColour(mean, low, high)}"><title>${name}</title></rect>`;
  });
  const days = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    text(
      { x: margin, y: weekday * step.y + step.y / 2 + 3, size: 12, fill: COLOURS.muted },
      formatWeekday(weekday, undefined, "short"),
    ),
  );
  const hours = [0, 6, 12, 18].map((hour) =>
    text({ x: left + hour * step.x, y: 7 * step.y + 14, size: 12, fill: COLOURS.muted }, formatHour(hour)),
  );
  const body = [
    `<defs><pattern id="gap" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse"><rect width="3" height="6" fill="${COLOURS.gap}"/></pattern></defs>`,
    ...squares,
    ...days,
    ...hours,
    ...drawScale({
      low,
      high,
      whole: means.length === cells.length,
      left: narrow ? margin : left,
      top: 7 * step.y + 44,
    }),
  ];
  return { height: 7 * step.y + 54, body: body.join("\n") };
}

/** The same six steps as on the page. */
function toColour(mean: number, low: number, high: number): string {
  const share = high === low ? 1 : (mean - low) / (high - low);
  const { heat } = COLOURS;
  return heat[Math.min(heat.length - 1, Math.floor(share * heat.length))] ?? COLOURS.accent;
}

type Scale = {
  readonly low: number;
  readonly high: number;
  /** Every hour was measured. */
  readonly whole: boolean;
  readonly left: number;
  readonly top: number;
};

function drawScale({ low, high, whole, left, top: y }: Scale): string[] {
  const first = formatWhole(Math.round(low));
  const start = left + first.length * 7.5 + 8;
  const end = start + COLOURS.heat.length * 17 + 8;
  const last = `${formatWhole(Math.round(high))} online`;
  const unmeasured = end + last.length * 7 + 24;
  return [
    text({ x: left, y, size: 12, fill: COLOURS.muted }, first),
    ...COLOURS.heat.map(
      (fill, index) =>
        `<rect x="${round(start + index * 17)}" y="${y - 11}" width="14" height="14" rx="4" fill="${fill}"/>`,
    ),
    text({ x: end, y, size: 12, fill: COLOURS.muted }, last),
    ...(whole
      ? []
      : [
          `<rect x="${round(unmeasured)}" y="${y - 11}" width="14" height="14" rx="4" fill="url(#gap)" stroke="${COLOURS.line}"/>`,
          text({ x: unmeasured + 20, y, size: 12, fill: COLOURS.muted }, "not measured"),
        ]),
  ];
}
