"use client";

import { useActionState, useId } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { sendKept } from "@/components/ui/send-kept";
import type { LeaveAction, LeaveState, LeavingKind } from "./leave-states";

type DeleteFormProps = {
  readonly kind: LeavingKind;
  /** Handles to choose from; [] unless a profile is deleted. */
  readonly profiles: readonly string[];
  readonly action: LeaveAction;
};

const SENT = {
  mail: "The code is on its way to your e-mail address.",
  console: "The code stands where the server writes its messages. Ask whoever runs it.",
} as const;

const GONE: Readonly<
  Record<LeavingKind, { readonly text: string; readonly href: string; readonly to: string }>
> = {
  profile: { text: "The profile is gone for good.", href: "/overview", to: "Go to the overview" },
  workspace: {
    text: "The workspace is gone for good, and so are the accounts that belonged to no other. If nobody is left, the next start prints a new one-time code.",
    href: "/sign-in",
    to: "Go to the door",
  },
  account: { text: "Your account is gone for good.", href: "/sign-in", to: "Go to the door" },
};

/** Asks for a code and, with it, deletes one thing for good. */
export function DeleteForm({ kind, profiles, action }: DeleteFormProps) {
  const [state, send, sending] = useActionState<LeaveState, FormData>(action, { kind: "idle" });
  if (state.kind === "deleted") {
    const { text, href, to } = GONE[kind];
    return (
      <Notice
        tone="good"
        role="status"
        actions={
          <ButtonLink size="small" href={href}>
            {to}
          </ButtonLink>
        }
      >
        {text}
      </Notice>
    );
  }
  const isAsked = state.kind === "sent" || (state.kind === "refused" && state.asked);
  return (
    <form action={send} onSubmit={sendKept(send)} className="flex max-w-xl flex-col gap-3">
      <input type="hidden" name="kind" value={kind} />
      {kind === "profile" ? <ProfileField profiles={profiles} /> : null}
      {state.kind === "refused" ? (
        <Notice tone="danger" role="alert">
          {state.problem}
        </Notice>
      ) : null}
      {state.kind === "sent" ? (
        <Notice role="status">{SENT[state.by]} It works for ten minutes.</Notice>
      ) : null}
      {isAsked ? <CodeField /> : null}
      <div className="flex flex-wrap gap-2">
        {isAsked ? (
          <Button type="submit" look="danger" name="step" value="delete" aria-disabled={sending}>
            Delete for good
          </Button>
        ) : null}
        <Button
          type="submit"
          look={isAsked ? "quiet" : "secondary"}
          name="step"
          value="ask"
          formNoValidate
          aria-disabled={sending}
        >
          {isAsked ? "Send another code" : "Send me a code"}
        </Button>
      </div>
    </form>
  );
}

function ProfileField({ profiles }: { readonly profiles: readonly string[] }) {
  const id = useId();
  return (
    <Field id={id} label="Profile to delete">
      <Select id={id} name="profile" required defaultValue={profiles.length === 1 ? profiles[0] : ""}>
        {profiles.length === 1 ? null : <option value="">Choose one</option>}
        {profiles.map((handle) => (
          <option key={handle} value={handle}>
            @{handle}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function CodeField() {
  const id = useId();
  return (
    <Field id={id} label="Code" hint="Five tries. Capitals and dashes do not matter.">
      <Input
        id={id}
        name="code"
        autoComplete="one-time-code"
        required
        maxLength={20}
        aria-describedby={`${id}-hint`}
        className="max-w-52 font-mono tracking-[0.08em]"
      />
    </Field>
  );
}
