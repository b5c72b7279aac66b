import type { GoalProgress } from "@/lib/domain/goal";
import { METRICS } from "@/lib/domain/metric";
import type { Outlook } from "@/lib/domain/outlook";
import { type Context, type CsvTable, withWindow } from "./csv-table";

/** The 28 days after the window with their interval, and how the same did on the past; no row where there is no outlook. */
export function toOutlookTable({ metric, days, known, backTest }: Outlook, context: Context): CsvTable {
  const { label } = METRICS[metric];
  return withWindow(
    {
      columns: [
        ...["Day", `${label} expected`, "At least", "At most", "Known days of the last 400"],
        ...["Tests on the past", "Off by a day", "The week before off by a day", "Days inside the interval"],
      ],
      rows: days.map(({ day, value, low, high }) => [
        ...[day, value, low, high, known],
        ...[backTest?.origins ?? null, backTest?.error ?? null, backTest?.naiveError ?? null],
        backTest?.coverage ?? null,
      ]),
    },
    context,
  );
}

/** Each goal, how far it is, and what every day that is left has to bring. */
export function toGoalsTable(goals: readonly GoalProgress[], context: Context): CsvTable {
  return withWindow(
    {
      columns: [
        ...["Goal", "Target", "First day", "Last day", "State", "Value", "Needed a day", "Usual a day"],
        ...["Days gone", "Days unknown", "Days provisional", "Days left"],
      ],
      rows: goals.map(({ metric, target, firstDay, lastDay, state, value, days, ...pace }) => [
        ...[METRICS[metric].label, target, firstDay, lastDay, state, value],
        ...[pace.neededPerDay, pace.usualPerDay],
        ...[days.gone, days.unknown, days.provisional, days.left],
      ]),
    },
    context,
  );
}
