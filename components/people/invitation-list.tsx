"use client";

import { useActionState } from "react";
import { ShownOnce } from "@/components/links/shown-once";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { ROLE_WORDS } from "@/lib/domain/role";
import type { InvitationRow, PersonAction } from "./people-states";

type InvitationListProps = {
  readonly invitations: readonly InvitationRow[];
  readonly action: PersonAction;
};

/** Invitations that nobody has used yet. */
export function InvitationList({ invitations, action }: InvitationListProps) {
  const [state, send, isPending] = useActionState(action, { kind: "fresh" });
  return (
    <>
      {state.kind === "refused" ? (
        <p role="alert" className="text-sm font-semibold text-danger">
          {state.problem}
        </p>
      ) : null}
      <ul className="flex flex-col">
        {invitations.map(({ id, email, role, profiles, expiresAt }) => (
          <li key={id} className="border-t border-line py-2.5 first:border-t-0">
            <form action={send} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <input type="hidden" name="id" value={id} />
              <p className="min-w-0 flex-1 basis-56 wrap-anywhere">
                {email}
                <span className="block text-sm text-muted">
                  {ROLE_WORDS[role].title}
                  {profiles.length > 0 ? ` of ${profiles.map((handle) => `@${handle}`).join(", ")}` : ""},
                  until <LocalTime iso={expiresAt} />
                </span>
              </p>
              <span className="flex gap-2">
                <Button type="submit" name="change" value="renew" size="small" disabled={isPending}>
                  New link<span className="sr-only"> of the invitation for {email}</span>
                </Button>
                <Button type="submit" name="change" value="withdraw" size="small" disabled={isPending}>
                  Withdraw<span className="sr-only"> the invitation for {email}</span>
                </Button>
              </span>
            </form>
            {state.kind === "renewed" && state.id === id ? (
              <ShownOnce
                key={state.address}
                address={state.address}
                qrCode={null}
                label={`For ${state.email}, within an hour; the one before is dead`}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
