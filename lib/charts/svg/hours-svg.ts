import { formatHour, formatWeekday, formatWhole } from "@/lib/domain/format";
import type { HeatCell } from "@/lib/domain/report";
import { COLOURS, type Drawing, MARGIN, round, text, WIDTH } from "./picture";

const LEFT = MARGIN + 40;
const STEP = { x: (WIDTH - LEFT - MARGIN) / 24, y: 34 } as const;
const GAP = 3;

/** Weekday by hour from least to most; hours never measured are hatched. */
export function drawHours(cells: readonly HeatCell[]): Drawing {
  const means = cells.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  const low = Math.min(...means);
  const high = Math.max(...means);
  const squares = cells.map(({ weekday, hour, mean }) => {
    const place = `x="${round(LEFT + hour * STEP.x)}" y="${weekday * STEP.y}" width="${round(STEP.x - GAP)}" height="${STEP.y - GAP}" rx="5"`;
    if (mean === null) return `<rect ${place} fill="url(#gap)" stroke="${COLOURS.line}"/>`;
    const name = `${formatWeekday(weekday)} ${formatHour(hour)}: ${formatWhole(Math.round(mean))} online`;
    return `<rect ${place} fill="${toColour(mean, low, high)}"><title>${name}</title></rect>`;
  });
  const days = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    text(
      { x: MARGIN, y: weekday * STEP.y + 20, size: 12, fill: COLOURS.muted },
      formatWeekday(weekday, undefined, "short"),
    ),
  );
  const hours = [0, 6, 12, 18].map((hour) =>
    text({ x: LEFT + hour * STEP.x, y: 7 * STEP.y + 14, size: 12, fill: COLOURS.muted }, formatHour(hour)),
  );
  const body = [
    `<defs><pattern id="gap" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse"><rect width="3" height="6" fill="${COLOURS.gap}"/></pattern></defs>`,
    ...squares,
    ...days,
    ...hours,
    ...drawScale({ low, high, whole: means.length === cells.length }),
  ];
  return { height: 7 * STEP.y + 54, body: body.join("\n") };
}

/** The same six steps as on the page. */
function toColour(mean: number, low: number, high: number): string {
  const share = high === low ? 1 : (mean - low) / (high - low);
  const { heat } = COLOURS;
  return heat[Math.min(heat.length - 1, Math.floor(share * heat.length))] ?? COLOURS.accent;
}

type Scale = { readonly low: number; readonly high: number; readonly whole: boolean };

function drawScale({ low, high, whole }: Scale): string[] {
  const y = 7 * STEP.y + 44;
  const first = formatWhole(Math.round(low));
  const start = LEFT + first.length * 7.5 + 8;
  const end = start + COLOURS.heat.length * 17 + 8;
  const last = `${formatWhole(Math.round(high))} online`;
  const unmeasured = end + last.length * 7 + 24;
  return [
    text({ x: LEFT, y, size: 12, fill: COLOURS.muted }, first),
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
