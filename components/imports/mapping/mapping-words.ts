import { formatDayInFull, formatRange, formatWhole } from "@/lib/domain/format";
import { type ColumnRole, type DateNotation, type NumberNotation, POST_TOTALS } from "@/lib/domain/mapping";
import { toRoleKey } from "@/lib/domain/mapping-rules";
import { MEASURES, type Measure } from "@/lib/domain/measure";
import { METRICS } from "@/lib/domain/metric";
import type { DateReading, MappingDraft, NumberReading } from "@/lib/domain/table-sample";

/** What a column can mean, in the words of the screen. */
export function nameRole(role: ColumnRole): string {
  switch (role.kind) {
    case "measure":
      return METRICS[role.measure].label;
    case "total":
      return { views: "Views", likes: "Likes", comments: "Comments", shares: "Shares", saves: "Saves" }[
        role.total
      ];
    default:
      return ROLE_LABELS[role.kind];
  }
}

const ROLE_LABELS = {
  ignored: "Leave out",
  profile: "Profile (@name)",
  day: "Day",
  link: "Link of the post",
  title: "Caption",
  published: "Published on",
} as const satisfies Record<Exclude<ColumnRole["kind"], "measure" | "total">, string>;

type RoleChoice = { readonly key: string; readonly role: ColumnRole; readonly label: string };

/** What the columns of a table of days or of posts can mean: first what a row is about, then its figures. */
export function roleChoices(target: MappingDraft["target"]): {
  readonly about: readonly RoleChoice[];
  readonly figures: readonly RoleChoice[];
} {
  const about: readonly ColumnRole[] =
    target === "daily"
      ? [{ kind: "day" }, { kind: "profile" }]
      : [{ kind: "link" }, { kind: "published" }, { kind: "title" }, { kind: "profile" }];
  const figures: readonly ColumnRole[] =
    target === "daily"
      ? measures().map((measure) => ({ kind: "measure", measure }))
      : POST_TOTALS.map((total) => ({ kind: "total", total }));
  const toChoice = (role: ColumnRole) => ({ key: toRoleKey(role), role, label: nameRole(role) });
  return { about: about.map(toChoice), figures: figures.map(toChoice) };
}

function measures(): readonly Measure[] {
  return Object.keys(MEASURES) as Measure[];
}

export const DATE_ORDERS: Readonly<Record<DateNotation, string>> = {
  "year-month-day": "year, month, day",
  "day-month-year": "day, month, year",
  "month-day-year": "month, day, year",
};

export const THOUSANDS: Readonly<Record<NumberNotation, string>> = {
  none: "1234567, without a sign between thousands",
  comma: "1,234,567",
  point: "1.234.567",
  space: "1 234 567",
  apostrophe: "1’234’567",
};

/** "“03/04/2026” is 3 April 2026", and what the rows looked at cover then. */
export function describeDateReading({ example, day, lastDay }: DateReading) {
  const from = lastDay !== null && lastDay < day ? lastDay : day;
  const to = lastDay !== null && lastDay > day ? lastDay : day;
  return {
    label: `“${example.text}” is ${formatDayInFull(day)}`,
    hint: from === to ? null : `Then the first and the last row looked at are ${formatRange({ from, to })}.`,
  };
}

/** "“1.234” is 1,234": a whole number, or none at all. */
export function describeNumberReading({ example, count }: NumberReading) {
  return count === null
    ? {
        label: `“${example.text}” is a decimal, about ${example.text.split(/[.,]/)[0] ?? "0"}`,
        hint: "A count is a whole number, so such rows are refused.",
      }
    : { label: `“${example.text}” is ${formatWhole(Number(count))}`, hint: null };
}
