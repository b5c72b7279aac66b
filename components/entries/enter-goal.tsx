"use client";

import { Field, Input, Select } from "@/components/ui/field";
import type { Day } from "@/lib/domain/day";
import { formatRange, formatWhole } from "@/lib/domain/format";
import { GOAL_METRICS, type Goal, type GoalMetric } from "@/lib/domain/goal";
import type { Handle } from "@/lib/domain/handle";
import { METRICS } from "@/lib/domain/metric";
import { type EntryAction, EntryDialog } from "./entry-dialog";
import { type FormState, problemOf } from "./form-state";

type EnterGoalProps = {
  readonly profile: Handle;
  /** null: a new one. */
  readonly goal: Goal | null;
  /** What a new goal starts from. */
  readonly first: { readonly metric: GoalMetric; readonly firstDay: Day; readonly lastDay: Day };
  readonly action: EntryAction;
};

/** Sets a goal or changes one. */
export function EnterGoal({ profile, goal, first, action }: EnterGoalProps) {
  return (
    <EntryDialog
      trigger={goal === null ? "Set a goal" : "Edit"}
      {...(goal === null ? {} : { triggerName: `Edit the goal ${nameOf(goal)}` })}
      title={goal === null ? "Set a goal" : "Edit the goal"}
      hint="A sum over its days; of followers, the total on the last day. Only people of this workspace see it."
      action={action}
    >
      {(state) => <GoalFields profile={profile} goal={goal} first={first} state={state} />}
    </EntryDialog>
  );
}

type GoalFieldsProps = Omit<EnterGoalProps, "action"> & { readonly state: FormState };

function GoalFields({ profile, goal, first, state }: GoalFieldsProps) {
  const { metric, firstDay, lastDay } = goal ?? first;
  return (
    <>
      <input type="hidden" name="profile" value={profile} />
      {goal === null ? null : <input type="hidden" name="id" value={goal.id} />}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field id="metric" label="Metric" {...problemOf(state, "metric")}>
          <Select id="metric" name="metric" defaultValue={metric} aria-describedby="metric-problem">
            {GOAL_METRICS.map((each) => (
              <option key={each} value={each}>
                {METRICS[each].label}
              </option>
            ))}
          </Select>
        </Field>
        <Field id="target" label="Target" {...problemOf(state, "target")}>
          <Input
            id="target"
            name="target"
            inputMode="numeric"
            required
            defaultValue={goal?.target ?? ""}
            placeholder="50000"
            autoComplete="off"
            aria-describedby="target-problem"
          />
        </Field>
        <Field id="firstDay" label="First day" {...problemOf(state, "firstDay")}>
          <Input
            id="firstDay"
            name="firstDay"
            type="date"
            required
            defaultValue={firstDay}
            aria-describedby="firstDay-problem"
          />
        </Field>
        <Field id="lastDay" label="Last day" {...problemOf(state, "lastDay")}>
          <Input
            id="lastDay"
            name="lastDay"
            type="date"
            required
            defaultValue={lastDay}
            aria-describedby="lastDay-problem"
          />
        </Field>
      </div>
    </>
  );
}

type RemoveGoalProps = Pick<EnterGoalProps, "profile" | "action"> & { readonly goal: Goal };

/** Removes a goal, once it is confirmed. */
export function RemoveGoal({ profile, goal, action }: RemoveGoalProps) {
  return (
    <EntryDialog
      trigger="Remove"
      triggerName={`Remove the goal ${nameOf(goal)}`}
      title="Remove this goal?"
      hint="The figures stay as they are."
      save="Remove the goal"
      action={action}
    >
      {() => (
        <>
          <input type="hidden" name="profile" value={profile} />
          <input type="hidden" name="id" value={goal.id} />
          <p>{nameOf(goal)}</p>
        </>
      )}
    </EntryDialog>
  );
}

function nameOf({ metric, target, firstDay, lastDay }: Goal): string {
  return `${METRICS[metric].label} ${formatWhole(target)}, ${formatRange({ from: firstDay, to: lastDay })}`;
}
