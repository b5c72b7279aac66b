"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type DoorFormProps = {
  readonly action: string;
  readonly submit: string;
  /** What was wrong with the form before, when it was sent without script. */
  readonly problem: string | null;
  /** false among other forms, where the button is as wide as its word. */
  readonly wide?: boolean;
  readonly children: ReactNode;
};

const UNREACHABLE = "Tallyboard did not answer. Check that it is running, then try again.";

/** A form that works without script; with script it stays where it is and says what is wrong, keeping what was typed. */
export function DoorForm({ action, submit, problem: firstProblem, wide = true, children }: DoorFormProps) {
  const [problem, setProblem] = useState(firstProblem);
  const [sending, setSending] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setSending(true);
    setProblem(null);
    const answer = await post(action, form);
    if (answer.ok) return window.location.assign(answer.location);
    setSending(false);
    setProblem(answer.problem);
    const field = answer.field === null ? null : form.elements.namedItem(answer.field);
    if (field instanceof HTMLInputElement) field.focus();
  }

  return (
    <form action={action} method="post" onSubmit={send} className="flex flex-col gap-4">
      <div aria-live="assertive">{problem === null ? null : <Notice tone="danger">{problem}</Notice>}</div>
      {children}
      <Button
        type="submit"
        look="primary"
        disabled={sending}
        className={wide ? "mt-1 min-h-10" : "mt-1 self-start"}
      >
        {submit}
      </Button>
    </form>
  );
}

type Answer =
  | { readonly ok: true; readonly location: string }
  | { readonly ok: false; readonly problem: string; readonly field: string | null };

async function post(action: string, form: HTMLFormElement): Promise<Answer> {
  const fields = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  try {
    const response = await fetch(action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(fields),
    });
    const body: { location?: string; problem?: string; field?: string } = await response.json();
    if (response.ok && body.location !== undefined) return { ok: true, location: body.location };
    return { ok: false, problem: body.problem ?? UNREACHABLE, field: body.field ?? null };
  } catch {
    return { ok: false, problem: UNREACHABLE, field: null };
  }
}
