"use client";

import { useActionState } from "react";
import { ShownOnce } from "@/components/links/shown-once";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { InviteAction } from "./people-states";
import { RoleChoice } from "./role-choice";

type InviteFormProps = { readonly action: InviteAction; readonly handles: readonly string[] };

/** Invites one person; the address to send them is shown this once. */
export function InviteForm({ action, handles }: InviteFormProps) {
  const [state, send, isPending] = useActionState(action, { kind: "fresh" });
  return (
    <form action={send} className="flex flex-col gap-4">
      <Field id="invite-email" label="E-mail">
        <Input id="invite-email" name="email" type="email" autoComplete="off" required maxLength={320} />
      </Field>
      <RoleChoice name="invite" initial="viewer" chosen={[]} handles={handles} />
      <div aria-live="polite" className="empty:hidden">
        {state.kind === "refused" ? <Notice tone="danger">{state.problem}</Notice> : null}
        {state.kind === "invited" ? (
          <ShownOnce
            key={state.address}
            address={state.address}
            qrCode={null}
            label={`For ${state.email}, within an hour`}
          />
        ) : null}
      </div>
      <Button type="submit" look="primary" disabled={isPending} className="self-start">
        Make invitation
      </Button>
    </form>
  );
}
