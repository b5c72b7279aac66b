import { toDay } from "@/lib/domain/day";
import { formatRange } from "@/lib/domain/format";
import { GOAL_METRICS, type Goal, type GoalMetric } from "@/lib/domain/goal";
import { METRICS } from "@/lib/domain/metric";
import { recordAudit } from "./audit";
import { reader, type Tx } from "./client";
import { newId } from "./new-id";
import type { EditableProfile, ProfileScope } from "./scope";
import { write } from "./writer";

/** Who sets or removes a goal, and when. */
type SetBy = { readonly by: string; readonly at: Date };

/** The goals of a profile, the one that ends last first. */
export async function listGoals({ profileId, workspaceId }: ProfileScope): Promise<readonly Goal[]> {
  const rows = await reader().goal.findMany({
    where: { profileId, workspaceId },
    orderBy: [{ lastDay: "desc" }, { firstDay: "desc" }, { id: "desc" }],
    select: GOAL,
  });
  return rows.map(toGoal);
}

/** Sets a goal: a new one where the id is null, otherwise in place of the one that has it. null when there is none of that id, or `most` already. */
export async function storeGoal(
  scope: EditableProfile,
  { id, ...goal }: Omit<Goal, "id"> & { readonly id: string | null },
  { by, at, most }: SetBy & { readonly most: number },
): Promise<Goal | "none" | "too-many"> {
  const where = { profileId: scope.profileId, workspaceId: scope.workspaceId };
  const { metric, target, firstDay, lastDay } = goal;
  const data = { measure: metric, target: BigInt(target), firstDay, lastDay };
  return write(async (tx) => {
    if (id === null && (await tx.goal.count({ where })) >= most) return "too-many";
    const set: Goal = { ...goal, id: id ?? newId(at) };
    if (id === null)
      await tx.goal.create({ data: { ...data, ...where, id: set.id, createdBy: by, createdAt: at } });
    else if ((await tx.goal.updateMany({ where: { ...where, id }, data })).count === 0) return "none";
    await record(tx, scope, { goal: set, kind: id === null ? "goal/set" : "goal/changed", by, at });
    return set;
  });
}

/** Removes a goal and returns what it was; null when the profile has no such goal. */
export async function deleteGoal(
  scope: EditableProfile,
  id: string,
  { by, at }: SetBy,
): Promise<Goal | null> {
  const where = { profileId: scope.profileId, workspaceId: scope.workspaceId, id };
  return write(async (tx) => {
    const row = await tx.goal.findFirst({ where, select: GOAL });
    if (row === null) return null;
    await tx.goal.deleteMany({ where });
    await record(tx, scope, { goal: toGoal(row), kind: "goal/removed", by, at });
    return toGoal(row);
  });
}

const GOAL = { id: true, measure: true, target: true, firstDay: true, lastDay: true } as const;

type GoalRow = {
  readonly id: string;
  readonly measure: string;
  readonly target: bigint;
  readonly firstDay: string;
  readonly lastDay: string;
};

function toGoal({ id, measure, target, firstDay, lastDay }: GoalRow): Goal {
  if (!isGoalMetric(measure)) throw new Error(`The database holds a goal for an unknown metric: ${measure}`);
  return { id, metric: measure, target: Number(target), firstDay: toDay(firstDay), lastDay: toDay(lastDay) };
}

function isGoalMetric(text: string): text is GoalMetric {
  return GOAL_METRICS.some((metric) => metric === text);
}

type Event = SetBy & { readonly goal: Goal; readonly kind: "goal/set" | "goal/changed" | "goal/removed" };

async function record(tx: Tx, { workspaceId, handle }: EditableProfile, { goal, kind, by, at }: Event) {
  const days = formatRange({ from: goal.firstDay, to: goal.lastDay });
  const detail = `@${handle}: ${METRICS[goal.metric].label} ${goal.target}, ${days}`;
  await recordAudit(tx, workspaceId, { at, actor: by, kind, subject: goal.id, detail });
}
