"use client";

import { useActionState } from "react";
import { type FormState, problemOf } from "@/components/entries/form-state";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";

type ColumnFileFormProps = {
  readonly action: (before: FormState, form: FormData) => Promise<FormState>;
};

/** Takes a file that another Tallyboard, or this one, saved. */
export function ColumnFileForm({ action }: ColumnFileFormProps) {
  const [state, submit, isPending] = useActionState(action, { kind: "fresh" });
  return (
    <details className="mt-4 border-t border-line pt-3">
      <summary className="inline-flex min-h-7 items-center text-sm font-semibold text-accent-strong underline-offset-2 hover:underline">
        Add from a file
      </summary>
      <form action={submit} className="mt-3 flex max-w-xl flex-col gap-4">
        <Field
          id="columns-file"
          label="File of columns"
          hint="A JSON file that was saved here or in another Tallyboard."
          {...problemOf(state, "file")}
        >
          <Input
            id="columns-file"
            name="file"
            type="file"
            accept=".json,application/json"
            required
            aria-describedby="columns-file-hint columns-file-problem"
          />
        </Field>
        <Field
          id="columns-profile"
          label="Whose tables are read so?"
          hint="Empty: those of every profile."
          {...problemOf(state, "profile")}
        >
          <Input
            id="columns-profile"
            name="profile"
            placeholder="@your.profile"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            aria-describedby="columns-profile-hint columns-profile-problem"
          />
        </Field>
        <div aria-live="polite">
          {state.kind === "stored" ? <Notice tone="good">These columns are remembered.</Notice> : null}
        </div>
        <Button type="submit" disabled={isPending} className="self-start">
          Add
        </Button>
      </form>
    </details>
  );
}
