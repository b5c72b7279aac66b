import { listGoals } from "@/lib/db/goals";
import type { ProfileScope } from "@/lib/db/scope";
import { listKnownDays } from "@/lib/db/series";
import { addDays, type Day } from "@/lib/domain/day";
import { evaluateGoal, type GoalProgress, USUAL_DAYS } from "@/lib/domain/goal";
import { earliest } from "./frame";

/** How far each goal of a profile is on the last day of a report's window. Private to the workspace: no link tells of goals. */
export async function getGoals(scope: ProfileScope, asOf: Day | null): Promise<readonly GoalProgress[]> {
  const goals = await listGoals(scope);
  if (goals.length === 0) return [];
  if (asOf === null) return goals.map((goal) => evaluateGoal(goal, { asOf, known: [] }));
  const metrics = [...new Set(goals.map(({ metric }) => metric))];
  const from = goals.reduce((first, { firstDay }) => earliest(first, firstDay), addDays(asOf, -USUAL_DAYS));
  const known = await listKnownDays(scope, metrics, { from, to: asOf });
  return goals.map((goal) => evaluateGoal(goal, { asOf, known: known[goal.metric] ?? [] }));
}
