import { addDays, type Day, daysBetween, daysIn } from "./day";
import type { KnownDay } from "./history";
import { MEASURES } from "./measure";
import { median } from "./median";
import { DAY_METRICS } from "./weekday-band";

/** What a goal may be about: a sum over its days, or a total of followers on its last day. */
export const GOAL_METRICS = [...DAY_METRICS, "followers"] as const;
export type GoalMetric = (typeof GOAL_METRICS)[number];

export const LONGEST_GOAL_DAYS = 366;
/** The usual day is the median of this many before the newest one, of which half must be known. */
export const USUAL_DAYS = 28;

export type Goal = {
  readonly id: string;
  readonly metric: GoalMetric;
  /** Whole and above 0, in the metric's own unit. */
  readonly target: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
};

/**
 * `to-come`: not begun on `asOf`. `running`: begun, the target not reached. `reached`: whatever the unknown days hold. `missed`: over, all days known.
 * `unknown`: over, and unknown days may hold what is missing.
 */
type GoalState = "to-come" | "running" | "reached" | "missed" | "unknown";

export type GoalProgress = Goal & {
  readonly asOf: Day | null;
  readonly state: GoalState;
  /** The sum of its known days up to `asOf`, or the newest total; null while nothing of it is known. */
  readonly value: number | null;
  /** Days of it up to `asOf`: all, unknown, and known ones that a later export may restate. */
  readonly days: {
    readonly gone: number;
    readonly unknown: number;
    readonly provisional: number;
    readonly left: number;
  };
  /** What each day that is left has to bring; null where none is left, it is reached, or nothing is known to start from. */
  readonly neededPerDay: number | null;
  /** The median day of the 28 up to `asOf` (of followers: of what they gained a day); null where half of them are unknown. */
  readonly usualPerDay: number | null;
};

type Known = { readonly asOf: Day | null; readonly known: readonly KnownDay[] };

/** How far a goal is on the day `asOf`; `known` holds the known days of its metric from 28 days before `asOf` and from its first day on. */
export function evaluateGoal(goal: Goal, { asOf, known }: Known): GoalProgress {
  const values = new Map(known.map((each) => [each.day, each]));
  const gone =
    asOf === null ? [] : daysIn({ from: goal.firstDay, to: asOf < goal.lastDay ? asOf : goal.lastDay });
  const read = gone.flatMap((day) => values.get(day) ?? []);
  const all = daysBetween(goal.firstDay, goal.lastDay) + 1;
  const days = {
    gone: gone.length,
    unknown: gone.length - read.length,
    provisional: read.filter(({ provisional }) => provisional).length,
    left: all - gone.length,
  };
  const value = sumOrTotal(goal.metric, read);
  const lastIsKnown = values.has(goal.lastDay);
  const state = days.gone === 0 ? "to-come" : stateOf(goal, { value, days, lastIsKnown });
  const start = goal.metric === "followers" ? newestUpTo(known, asOf) : days.gone === 0 ? 0 : value;
  const isOpen = (state === "running" || state === "to-come") && start !== null;
  return {
    ...goal,
    ...{ asOf, state, value, days },
    neededPerDay: isOpen ? Math.max(0, goal.target - start) / days.left : null,
    usualPerDay: asOf === null ? null : usualDay(goal.metric, values, asOf),
  };
}

function sumOrTotal(metric: GoalMetric, read: readonly KnownDay[]): number | null {
  if (read.length === 0) return null;
  return metric === "followers"
    ? (read.at(-1)?.value ?? null)
    : read.reduce((sum, { value }) => sum + value, 0);
}

type Standing = Pick<GoalProgress, "value" | "days"> & { readonly lastIsKnown: boolean };

function stateOf({ metric, target }: Goal, { value, days, lastIsKnown }: Standing): GoalState {
  const isLevel = metric === "followers";
  // What an unknown day holds can only take away where a day may be negative.
  const isCertain = days.unknown === 0 || isLevel || !MEASURES[metric].mayBeNegative;
  if (value !== null && value >= target && isCertain) return "reached";
  if (days.left > 0) return "running";
  return (isLevel ? lastIsKnown : days.unknown === 0) ? "missed" : "unknown";
}

function newestUpTo(known: readonly KnownDay[], asOf: Day | null): number | null {
  return known.findLast(({ day }) => asOf !== null && day <= asOf)?.value ?? null;
}

function usualDay(metric: GoalMetric, values: ReadonlyMap<Day, KnownDay>, asOf: Day): number | null {
  const told = daysIn({ from: addDays(asOf, 1 - USUAL_DAYS), to: asOf }).flatMap((day) => {
    const now = values.get(day);
    const before = metric === "followers" ? values.get(addDays(day, -1)) : null;
    return now === undefined || before === undefined || now.provisional
      ? []
      : [now.value - (before?.value ?? 0)];
  });
  return told.length * 2 < USUAL_DAYS ? null : median(told);
}
