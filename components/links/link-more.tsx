"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { formatDay, formatWhole } from "@/lib/domain/format";
import type { LinkRow } from "./link-states";

type LinkMoreProps = {
  readonly link: LinkRow;
  readonly send: (form: FormData) => void;
  readonly sending: boolean;
};

/** What is looked at and changed less often: the password, whether the figures stand still, and how often it was opened. */
export function LinkMore({ link, send, sending }: LinkMoreProps) {
  const isPinned = link.pinnedAt !== null;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer font-semibold text-muted hover:text-ink">More</summary>
      <div className="mt-2.5 flex flex-col gap-3.5 rounded-control border border-line bg-sunken p-3.5">
        <form action={send} className="flex flex-wrap items-center justify-between gap-2">
          <input type="hidden" name="id" value={link.id} />
          <p className="min-w-0 flex-1 basis-56 text-pretty">
            {isPinned
              ? "The figures stand as they were kept. The newest ones take their place for good."
              : "Keep the figures of now: later imports change nothing for the readers of this link."}
          </p>
          <Button
            type="submit"
            name="change"
            value={isPinned ? "unpin" : "pin"}
            size="small"
            aria-disabled={sending}
            aria-description={link.title}
          >
            {isPinned ? "Show the newest" : "Pin the figures"}
          </Button>
        </form>
        <PasswordForm link={link} send={send} sending={sending} />
        <OpenDays days={link.openDays} />
      </div>
    </details>
  );
}

/** What the counts are and are not: nobody is told apart, so that nobody can be followed. */
function OpenDays({ days }: { readonly days: LinkRow["openDays"] }) {
  return (
    <section className="border-t border-line pt-3.5">
      <h4 className="font-semibold">Opened by day</h4>
      {days.length === 0 ? (
        <p>Not in the last 28 days.</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-0.5 tabular-nums">
          {days.map(({ day, opens }) => (
            <li key={day}>
              {formatDay(day)}: <b className="font-semibold">{formatWhole(opens)}</b>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-1 text-muted text-pretty">
        Pages that were opened, by days in UTC. Who opened them is not known: no address is kept, somebody who
        looks twice counts twice, and programs are left out only where they say that they are some.
      </p>
    </section>
  );
}

function PasswordForm({ link, send, sending }: LinkMoreProps) {
  const id = useId();
  return (
    <form action={send} className="flex flex-wrap items-end gap-2 border-t border-line pt-3.5">
      <input type="hidden" name="id" value={link.id} />
      <div className="min-w-0 flex-1 basis-56">
        <Field
          id={id}
          label={link.hasPassword ? "New password" : "Password"}
          hint="At least 8 characters. Whoever has the page open is asked again."
        >
          <Input
            id={id}
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={8}
            maxLength={128}
            aria-describedby={`${id}-hint`}
          />
        </Field>
      </div>
      <Button type="submit" name="change" value="password" size="small" aria-disabled={sending}>
        {link.hasPassword ? "Change it" : "Ask for it"}
      </Button>
      {link.hasPassword ? (
        <Button type="submit" name="change" value="no-password" size="small" aria-disabled={sending}>
          Ask for none
        </Button>
      ) : null}
    </form>
  );
}
