import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import { formatExact, formatMetric, formatRange } from "@/lib/domain/format";
import type { GoalProgress } from "@/lib/domain/goal";
import { formatGoal, GOALS_FORMULA } from "@/lib/domain/goal-words";
import { METRICS } from "@/lib/domain/metric";
import { FileMenu } from "./file-menu";
import { Note } from "./note";

/** What somebody who may enter things can do with goals. */
type GoalActions = { readonly add: ReactNode; readonly of: (goal: GoalProgress) => ReactNode };

type GoalsCardProps = {
  readonly goals: readonly GoalProgress[];
  readonly actions: GoalActions | null;
  /** Where the goals are as a table. */
  readonly fileHref: string;
};

/** Each goal with how far it is, and what every day that is left has to bring. */
export function GoalsCard({ goals, actions, fileHref }: GoalsCardProps) {
  if (goals.length === 0 && actions === null) return null;
  return (
    <Card aria-labelledby="goals-title" className="keep-together">
      <CardHeading
        id="goals-title"
        title="Goals"
        hint={
          goals.length === 0
            ? "None yet. A goal says what each day has to bring, beside the usual day."
            : null
        }
        actions={
          <>
            <GoalsNote />
            {goals.length === 0 ? null : (
              <FileMenu name="Download: Goals" files={[{ href: fileHref, label: "Table as CSV" }]} />
            )}
            {actions?.add}
          </>
        }
      />
      <ul className="empty:hidden">
        {goals.map((goal) => (
          <li key={goal.id} className="border-t border-line py-2.5 text-sm">
            <p className="flex items-baseline justify-between gap-3">
              <b className="min-w-0 font-[650]">{METRICS[goal.metric].label}</b>
              <span className="shrink-0 whitespace-nowrap" title={formatExact(goal.metric, goal.value)}>
                {formatMetric(goal.metric, goal.value)} of {formatMetric(goal.metric, goal.target)}
              </span>
            </p>
            <GoalBar goal={goal} />
            <p className="text-pretty">{formatGoal(goal)}</p>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p className="text-muted">{formatRange({ from: goal.firstDay, to: goal.lastDay })}</p>
              {actions === null ? null : <div className="no-print flex gap-1.5">{actions.of(goal)}</div>}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is there of the target; the words beside it say the same. */
function GoalBar({ goal: { value, target } }: { readonly goal: GoalProgress }) {
  const share = value === null ? 0 : Math.min(1, Math.max(0, value / target));
  return (
    <div aria-hidden className="my-1.5 h-1.5 rounded-full bg-line forced-colors:border">
      <div
        className="h-full rounded-full bg-accent forced-colors:bg-[CanvasText]"
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}

function GoalsNote() {
  return (
    <Note id="goals-formula" label="Goals">
      <p>{GOALS_FORMULA}</p>
    </Note>
  );
}
