import type { Day } from "@/lib/domain/day";
import type { Note } from "@/lib/domain/note";
import { formatNoteDays } from "@/lib/domain/note-days";
import { xShare } from "./geometry";

/** A note as a chart tells it. */
type FlagNote = { readonly id: string; readonly text: string; readonly daysText: string };

/** One flag: the notes that begin on a day, or so near to it that two flags would cover each other. */
export type ChartFlag = {
  /** Where it stands: position of a day of the chart. */
  readonly position: number;
  readonly notes: readonly FlagNote[];
};

/** A note of several days: the days of the chart that it is about, both ends included, and the row that its bar lies in. */
type ChartBar = {
  readonly id: string;
  readonly first: number;
  readonly last: number;
  readonly lane: number;
};

export type ChartNotes = { readonly flags: readonly ChartFlag[]; readonly bars: readonly ChartBar[] };

/** Share of the plot's width below which flags are stacked: 18 pixels of 600. */
const FLAG_WIDTH = 0.03;
/** More at once lie on the last one. */
export const LANES = 3;

/** Notes as flags and bars over the days of a chart, in the order of their days; what is outside of it is cut off. */
export function toChartNotes(days: readonly Day[], notes: readonly Note[]): ChartNotes {
  const placed = notes
    .map((note) => ({ note, ...toSpan(days, note) }))
    .filter(({ first, last }) => first !== -1 && first <= last)
    .toSorted((a, b) => a.first - b.first);
  const flags: { position: number; notes: FlagNote[] }[] = [];
  for (const { note, first } of placed) {
    const told = { id: note.id, text: note.text, daysText: formatNoteDays(note) };
    const before = flags.at(-1);
    const gap = before === undefined ? 1 : xShare(first, days.length) - xShare(before.position, days.length);
    if (before !== undefined && gap < FLAG_WIDTH) before.notes.push(told);
    else flags.push({ position: first, notes: [told] });
  }
  return { flags, bars: toBars(placed) };
}

function toSpan(days: readonly Day[], { firstDay, lastDay }: Note) {
  return {
    first: days.findIndex((day) => day >= firstDay),
    last: days.findLastIndex((day) => day <= lastDay),
  };
}

type Placed = { readonly note: Note; readonly first: number; readonly last: number };

/** Each bar in the first row that is free where it begins. */
function toBars(placed: readonly Placed[]): ChartBar[] {
  const ends: number[] = [];
  return placed
    .filter(({ note }) => note.firstDay !== note.lastDay)
    .map(({ note, first, last }) => {
      const free = Array.from({ length: LANES }, (_, lane) => lane).find(
        (lane) => (ends[lane] ?? -1) < first,
      );
      const lane = free ?? LANES - 1;
      ends[lane] = Math.max(ends[lane] ?? -1, last);
      return { id: note.id, first, last, lane };
    });
}
