import { type MonthDay, parseDateLabels } from "./date-label";
import type { ExportFormat, RawRow } from "./format";

/** What the date labels of one file mean, all read in one language. */
export type LabelDays = {
  /** Labels that are no date are not in it. */
  readonly days: ReadonlyMap<string, MonthDay>;
  /** A label that languages read as different days, when nothing in the file settles which. */
  readonly ambiguous: string | null;
};

type Labelled = {
  readonly format: ExportFormat;
  readonly rows: readonly RawRow[];
  readonly labels: readonly { readonly label: string }[];
};

/** A footer or a damaged cell is set aside and the rest read again; more often than this the file is no series of days. */
const MOST_PASSES = 4;

/** Reads every label of a file: the days of a daily file, `Time` and `Post time` of Content; nothing for files whose dates have a year. */
export function readLabelDays({ format: { shape, hasYears }, rows, labels }: Labelled): LabelDays {
  if (shape.kind === "shares" || hasYears) return { days: new Map(), ambiguous: null };
  const texts =
    shape.kind === "posts"
      ? rows.flatMap((row) => (row.kind === "posts" ? [row.exported ?? "", row.published] : []))
      : labels.map(({ label }) => label);
  const order = shape.kind === "posts" ? "any" : "daily";
  let remaining: readonly string[] = texts;
  for (let pass = 0; pass < MOST_PASSES && remaining.length > 0; pass += 1) {
    const read = parseDateLabels(remaining, order);
    if (read.kind === "read") return { days: pairUp(remaining, read.days), ambiguous: null };
    if (read.kind === "ambiguous") return { days: new Map(), ambiguous: remaining[read.index] ?? null };
    const unreadable = new Set(read.indices.map((index) => remaining[index]));
    remaining = remaining.filter((text) => !unreadable.has(text));
  }
  return { days: new Map(), ambiguous: null };
}

function pairUp(texts: readonly string[], days: readonly MonthDay[]): ReadonlyMap<string, MonthDay> {
  const paired = new Map<string, MonthDay>();
  texts.forEach((text, index) => {
    const day = days[index];
    if (day !== undefined) paired.set(text, day);
  });
  return paired;
}
