"use client";

import { useActionState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import type { PersonAction } from "./people-states";

type SessionListProps = {
  readonly sessions: readonly {
    readonly id: string;
    readonly browser: string;
    readonly signedInAt: string;
    readonly lastUsedAt: string;
    readonly isThis: boolean;
  }[];
  readonly action: PersonAction;
};

/** The browsers that are signed in; each can be signed out, and all others at once. */
export function SessionList({ sessions, action }: SessionListProps) {
  const [state, send, isPending] = useActionState(action, { kind: "fresh" });
  return (
    <form action={send} aria-busy={isPending} className="flex flex-col gap-2">
      {state.kind === "refused" ? (
        <Notice tone="danger" role="alert">
          {state.problem}
        </Notice>
      ) : null}
      <ul className="flex flex-col">
        {sessions.map(({ id, browser, signedInAt, lastUsedAt, isThis }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-t-0 first:pt-0"
          >
            <p className="min-w-0 flex-1 basis-56">
              <span className="flex flex-wrap items-center gap-2 font-semibold">
                {browser}
                {isThis ? <Badge tone="good">This browser</Badge> : null}
              </span>
              <span className="block text-sm text-muted">
                Signed in <LocalTime iso={signedInAt} /> · last used <LocalTime iso={lastUsedAt} />
              </span>
            </p>
            {isThis ? null : (
              <Button type="submit" name="session" value={id} size="small" disabled={isPending}>
                Sign out<span className="sr-only"> {browser}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button type="submit" name="session" value="others" className="self-start" disabled={isPending}>
          Sign out all others
        </Button>
      ) : null}
    </form>
  );
}
