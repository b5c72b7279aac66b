import { formatDay, formatDayInFull, formatWhole } from "@/lib/domain/format";
import type { PostReport } from "@/lib/domain/post-report";
import { toValueAxis, type ValueAxis, xShare } from "./geometry";

export type PostPoint = {
  readonly age: number;
  readonly views: number;
  readonly text: string;
  readonly label: string;
};
/** A post's view totals by days since publishing. */
export type PostPlot = {
  readonly points: readonly PostPoint[];
  readonly axis: ValueAxis;
  /** Days that the picture spans, the day of publishing included. */
  readonly length: number;
};

/** Shares of the width between two labels: what a phone needs, and what is enough from there on. */
const LABEL_ROOM = { phone: 0.24, wide: 0.13 } as const;

/** What a post's curve is drawn from: its totals, the compared ages, and an axis that holds both. */
export function toPostPlot({ readings, ages }: PostReport): PostPlot {
  const points = readings.flatMap(({ readOn, age, totals }): readonly PostPoint[] =>
    totals.views === null
      ? []
      : [
          {
            age: Math.max(0, age),
            views: totals.views,
            label: formatDay(readOn),
            text: `${formatDayInFull(readOn)}, day ${age}: ${formatWhole(totals.views)} views`,
          },
        ],
  );
  const length = Math.max(2, (points.at(-1)?.age ?? 0) + 1);
  const medians = ages.filter(({ age }) => age < length).map(({ median }) => median.bounds?.high ?? null);
  return { points, length, axis: toValueAxis([...points.map(({ views }) => views), ...medians], true) };
}

type Label = { readonly share: number; readonly text: string; readonly wideOnly: boolean };

/** The day of publishing, the last export, and of the others as many as have room. */
export function toPostLabels({ points, length }: PostPlot, publishedOn: string): readonly Label[] {
  const last = points.at(-1);
  const shown: Label[] = [{ share: 0, text: publishedOn, wideOnly: false }];
  if (last !== undefined && last.age > 0)
    shown.push({ share: xShare(last.age, length), text: last.label, wideOnly: false });
  for (const { age, label } of points) {
    const share = xShare(age, length);
    const isClear = (room: number, labels: readonly Label[]) =>
      labels.every((each) => Math.abs(each.share - share) >= room);
    if (!isClear(LABEL_ROOM.wide, shown)) continue;
    const onPhone = shown.filter(({ wideOnly }) => !wideOnly);
    shown.push({ share, text: label, wideOnly: !isClear(LABEL_ROOM.phone, onPhone) });
  }
  return shown;
}
