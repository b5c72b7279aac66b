"use client";

import { useActionState, useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox, Field, Input, Select } from "@/components/ui/field";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import { sendKept } from "@/components/ui/send-kept";
import { formatHour } from "@/lib/domain/format";
import { SECTION_TITLES } from "@/lib/domain/section-titles";
import { WINDOW_CHOICES } from "@/lib/domain/window";
import type { ScheduleAction, ScheduleState } from "./schedule-states";

type ScheduleFormProps = {
  readonly action: ScheduleAction;
  /** Handles, the chosen one first. */
  readonly profiles: readonly string[];
  readonly timeZones: readonly string[];
  /** Of the profile's settings; null: the browser's. */
  readonly timeZone: string | null;
  /** Whether messages leave this machine; else they are laid into a folder. */
  readonly sendsMail: boolean;
};

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const FIRST_HOUR = 8;

/** Makes a weekly or monthly message with a link of its own and the report attached. */
export function ScheduleForm(props: ScheduleFormProps) {
  const { action, profiles, sendsMail } = props;
  const id = useId();
  const [state, send, sending] = useActionState<ScheduleState, FormData>(action, { kind: "idle" });
  return (
    <form action={send} onSubmit={sendKept(send)} className="flex flex-col gap-4">
      {state.kind === "refused" ? (
        <Notice tone="danger" role="alert">
          {state.problem}
        </Notice>
      ) : null}
      {state.kind === "scheduled" ? (
        <Notice tone="good" role="status">
          The first message is due <LocalTime iso={state.nextDueAt} />.
        </Notice>
      ) : null}
      {sendsMail ? null : (
        <Notice>
          No mail server is configured: messages are laid as files into the outbox folder of the data.
        </Notice>
      )}
      <Field id={`${id}-profile`} label="About">
        <Select id={`${id}-profile`} name="profile" defaultValue={profiles[0]}>
          {profiles.map((handle) => (
            <option key={handle} value={handle}>
              @{handle}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        id={`${id}-to`}
        label="Send to"
        hint="E-mail addresses, at most 20. Each gets a message of its own."
      >
        <Input
          id={`${id}-to`}
          name="recipients"
          maxLength={4_000}
          autoComplete="off"
          aria-describedby={`${id}-to-hint`}
        />
      </Field>
      <WhenFields {...props} />
      <WhatFields />
      <div>
        <Button type="submit" look="primary" name="change" value="create" aria-disabled={sending}>
          Send regularly
        </Button>
      </div>
    </form>
  );
}

function WhenFields({ timeZones, timeZone }: Pick<ScheduleFormProps, "timeZones" | "timeZone">) {
  const id = useId();
  const [cadence, setCadence] = useState("weekly");
  const [zone, setZone] = useState(timeZone ?? "UTC");
  useEffect(() => {
    if (timeZone === null) setZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, [timeZone]);
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field id={`${id}-cadence`} label="How often">
        <Select
          id={`${id}-cadence`}
          name="cadence"
          value={cadence}
          onChange={(event) => setCadence(event.target.value)}
        >
          <option value="weekly">Every week</option>
          <option value="monthly">Every month</option>
        </Select>
      </Field>
      <div className={cadence === "weekly" ? "" : "hidden"}>
        <Field id={`${id}-weekday`} label="On">
          <Select id={`${id}-weekday`} name="weekday" defaultValue="1">
            {WEEKDAYS.map((name, index) => (
              <option key={name} value={index + 1}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className={cadence === "monthly" ? "" : "hidden"}>
        <Field id={`${id}-month-day`} label="On day">
          <Select id={`${id}-month-day`} name="monthDay" defaultValue="1">
            {Array.from({ length: 28 }, (_, index) => index + 1).map((day) => (
              <option key={day}>{day}</option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="col-span-2 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3">
        <Field id={`${id}-hour`} label="At">
          <Select id={`${id}-hour`} name="hour" defaultValue={FIRST_HOUR}>
            {Array.from({ length: 24 }, (_, hour) => hour).map((hour) => (
              <option key={hour} value={hour}>
                {formatHour(hour)}
              </option>
            ))}
          </Select>
        </Field>
        <Field id={`${id}-zone`} label="In">
          <Select
            id={`${id}-zone`}
            name="timeZone"
            value={zone}
            onChange={(event) => setZone(event.target.value)}
          >
            {timeZones.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
      </div>
    </div>
  );
}

function WhatFields() {
  const id = useId();
  return (
    <>
      <Field id={`${id}-window`} label="Window">
        <Select id={`${id}-window`} name="window" defaultValue="7">
          {WINDOW_CHOICES.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset>
        <legend className="text-sm font-semibold">Sections</legend>
        <div className="flex flex-wrap gap-x-5">
          {Object.entries(SECTION_TITLES).map(([name, label]) => (
            <Checkbox key={name} name={name} label={label} defaultChecked={name === "overview"} />
          ))}
        </div>
      </fieldset>
    </>
  );
}
