"use client";

import { type ReactNode, useActionState, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { sendKept } from "@/components/ui/send-kept";
import type { FormState } from "./form-state";
import { localToday } from "./local-today";

export type EntryAction = (before: FormState, form: FormData) => Promise<FormState>;

type EntryDialogProps = {
  readonly trigger: string;
  /** Read aloud where the trigger alone says too little. */
  readonly triggerName?: string;
  /** The key that presses the trigger; see the sheet of keys. */
  readonly shortcut?: string;
  readonly title: string;
  readonly hint: string;
  /** What the button says that sends the form. */
  readonly save?: string;
  /** The form is open as soon as the page is. */
  readonly isOpenAtFirst?: boolean;
  readonly action: EntryAction;
  /** The fields; `state` says what is wrong with them. */
  readonly children: (state: FormState) => ReactNode;
};

/** A small form in a dialog, which closes once it is kept. */
export function EntryDialog({
  trigger,
  triggerName,
  shortcut,
  title,
  hint,
  save = "Save",
  isOpenAtFirst = false,
  action,
  children,
}: EntryDialogProps) {
  const [open, setOpen] = useState(isOpenAtFirst);
  return (
    <>
      <Button
        size="small"
        aria-label={triggerName}
        aria-keyshortcuts={shortcut}
        data-key={shortcut}
        onClick={() => setOpen(true)}
      >
        {trigger}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} hint={hint}>
        <EntryForm action={action} save={save} onStored={() => setOpen(false)}>
          {children}
        </EntryForm>
      </Dialog>
    </>
  );
}

type EntryFormProps = Pick<EntryDialogProps, "action" | "children"> & {
  readonly save: string;
  readonly onStored: () => void;
};

function EntryForm({ action, children, save, onStored }: EntryFormProps) {
  const [state, submit, isPending] = useActionState(action, { kind: "fresh" });
  useEffect(() => {
    if (state.kind === "stored") onStored();
  }, [state, onStored]);
  return (
    <form
      onSubmit={sendKept((form) => {
        form.set("today", localToday());
        submit(form);
      })}
      className="flex flex-col gap-4"
    >
      {state.kind === "refused" ? (
        <Notice tone="danger" role="alert">
          {state.problems.map(({ field, message }) => (
            <p key={`${field} ${message}`}>{message}</p>
          ))}
        </Notice>
      ) : null}
      {children(state)}
      <Button type="submit" look="primary" disabled={isPending} className="self-end">
        {save}
      </Button>
    </form>
  );
}
