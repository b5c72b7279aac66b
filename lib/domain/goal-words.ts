import { formatCount, formatDay, formatMetric, formatQuantity } from "./format";
import type { GoalProgress } from "./goal";
import { currentLocale } from "./locale";

/** How a goal stands: "Needs 410 a day for 12 days; usual 365. 2 days are provisional." Unknown days are told, never counted as 0. */
export function formatGoal(goal: GoalProgress, locale: string = currentLocale()): string {
  return [...standingOf(goal, locale), ...doubtsOf(goal)].join(" ");
}

function standingOf(goal: GoalProgress, locale: string): string[] {
  const { metric, state, value, target } = goal;
  const [has, wanted] = [value, target].map((each) => formatMetric(metric, each, locale));
  switch (state) {
    case "to-come":
      return [`Begins on ${formatDay(goal.firstDay, locale)}.`, ...paceOf(goal, locale)];
    case "running":
      return paceOf(goal, locale);
    case "reached":
      return [`Reached: ${has} of ${wanted}.`];
    case "missed":
      return [`Missed by ${formatMetric(metric, target - (value ?? 0), locale)}: ${has} of ${wanted}.`];
    case "unknown":
      return ["Nobody can say whether it was reached: days that decide it are unknown."];
  }
}

function paceOf({ neededPerDay, usualPerDay, days }: GoalProgress, locale: string): string[] {
  if (neededPerDay === null) return ["None of its days is known yet, so there is no pace."];
  const needed = formatCount(Math.ceil(neededPerDay), locale);
  const usual = usualPerDay === null ? "" : `; usual ${formatCount(Math.round(usualPerDay), locale)}`;
  return [`Needs ${needed} a day for ${formatQuantity(days.left, "day", "days")}${usual}.`];
}

function doubtsOf({ days, state, metric, neededPerDay }: GoalProgress): string[] {
  const mayNeedLess = state === "running" && metric !== "followers" && neededPerDay !== null;
  return [
    ...(days.unknown === 0
      ? []
      : [
          `${formatQuantity(days.unknown, "day is", "days are")} unknown${mayNeedLess ? ", so it may need less" : ""}.`,
        ]),
    ...(days.provisional === 0
      ? []
      : [`${formatQuantity(days.provisional, "day is", "days are")} provisional.`]),
  ];
}

export const GOALS_FORMULA =
  "What is needed a day is what is missing, shared out over the days of the goal after the newest day. The usual day is the median of the 28 known days before it; of followers, of what they gained a day. Unknown days count for nothing, so a goal that they may decide is neither reached nor missed.";
