"use client";

import { useActionState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import type { ScheduleAction, ScheduleRow, ScheduleState } from "./schedule-states";

type ScheduleListProps = { readonly schedules: readonly ScheduleRow[]; readonly action: ScheduleAction };

/** Every message that is sent again and again: to whom, when, and what came of the last one. */
export function ScheduleList({ schedules, action }: ScheduleListProps) {
  return (
    <ul className="flex flex-col">
      {schedules.map((schedule) => (
        <li key={schedule.id} className="border-t border-line py-3 first:border-t-0 first:pt-1">
          <Line schedule={schedule} action={action} />
        </li>
      ))}
    </ul>
  );
}

type LineProps = { readonly schedule: ScheduleRow; readonly action: ScheduleAction };

function Line({ schedule, action }: LineProps) {
  const [state, send, sending] = useActionState<ScheduleState, FormData>(action, { kind: "idle" });
  const { id, handle, when, recipients, isPaused } = schedule;
  const name = `Messages about @${handle}, ${when}`;
  return (
    <article aria-label={name} className="flex flex-col gap-2">
      <h3 className="flex flex-wrap items-center gap-2 font-semibold">
        <bdi>@{handle}</bdi>
        <span className="font-normal text-muted">{when}</span>
        {isPaused ? <Badge tone="warn">Paused</Badge> : null}
      </h3>
      <p className="text-sm text-muted break-words">
        To {recipients.join(", ")}. <Standing schedule={schedule} />
      </p>
      <form action={send} className="flex flex-wrap gap-2">
        <input type="hidden" name="id" value={id} />
        <Button
          type="submit"
          size="small"
          name="change"
          value={isPaused ? "resume" : "pause"}
          aria-disabled={sending}
          aria-description={name}
        >
          {isPaused ? "Send again" : "Pause messages"}
        </Button>
        <Button
          type="submit"
          size="small"
          look="danger"
          name="change"
          value="stop"
          aria-disabled={sending}
          aria-description={name}
        >
          Stop for good
        </Button>
      </form>
      {state.kind === "refused" ? (
        <Notice tone="danger" role="alert">
          {state.problem}
        </Notice>
      ) : null}
    </article>
  );
}

function Standing({ schedule: { last, nextDueAt, isPaused } }: { readonly schedule: ScheduleRow }) {
  return (
    <>
      {last === null ? null : (
        <>
          Last <LocalTime iso={last.dueAt} />: {last.sent} of {last.of} sent.{" "}
          {last.problem === null ? null : <span className="text-danger">{last.problem} </span>}
        </>
      )}
      {isPaused ? (
        "None is due."
      ) : (
        <>
          Next <LocalTime iso={nextDueAt} />.
        </>
      )}
    </>
  );
}
