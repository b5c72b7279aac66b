"use client";

import { useActionState } from "react";
import { type FormState, problemOf } from "@/components/entries/form-state";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { sendKept } from "@/components/ui/send-kept";
import { describeKept, ORIGINALS_KEPT_CHOICES, toKeptChoice } from "@/lib/domain/originals-kept";

type OriginalsFormProps = {
  /** Days; null: for ever. */
  readonly kept: number | null;
  readonly action: (before: FormState, form: FormData) => Promise<FormState>;
};

/** How long the files that were imported are kept, and what is lost with them. */
export function OriginalsForm({ kept, action }: OriginalsFormProps) {
  const [state, submit, isPending] = useActionState(action, { kind: "fresh" });
  return (
    <form action={submit} onSubmit={sendKept(submit)} className="flex max-w-xl flex-col gap-3">
      <Field
        id="kept"
        label="Keep original files"
        hint="Counted from the import. Older ones are thrown away within a day, and leave the automatic backups within six weeks. Figures stay, and undo works exactly. Without its file an import cannot be downloaded, nor redone once it is undone."
        {...problemOf(state, "kept")}
      >
        <Select
          id="kept"
          name="kept"
          defaultValue={toKeptChoice(kept)}
          aria-describedby="kept-hint kept-problem"
        >
          {ORIGINALS_KEPT_CHOICES.map((days) => (
            <option key={toKeptChoice(days)} value={toKeptChoice(days)}>
              {describeKept(days)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={isPending}>
          {isPending ? "Saving…" : "Save"}
        </Button>
        {state.kind === "stored" ? (
          <Notice tone="good" role="status">
            Saved.
          </Notice>
        ) : null}
      </div>
    </form>
  );
}
