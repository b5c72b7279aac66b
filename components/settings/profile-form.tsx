"use client";

import { useActionState } from "react";
import { type FormState, problemOf } from "@/components/entries/form-state";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { sendKept } from "@/components/ui/send-kept";
import { BUSINESS_CATEGORIES } from "@/lib/domain/business-category";
import type { Handle } from "@/lib/domain/handle";

type ProfileFormProps = {
  readonly handle: Handle;
  readonly settings: {
    readonly name: string | null;
    readonly category: string | null;
    readonly timeZone: string | null;
    readonly tags: readonly string[];
  };
  readonly timeZones: readonly string[];
  readonly action: (before: FormState, form: FormData) => Promise<FormState>;
};

export function ProfileForm({ handle, settings, timeZones, action }: ProfileFormProps) {
  const [state, submit, isPending] = useActionState(action, { kind: "fresh" });
  const refusal = problemOf(state, "profile").problem;
  return (
    <form action={submit} onSubmit={sendKept(submit)} className="flex max-w-xl flex-col gap-4">
      <input type="hidden" name="profile" value={handle} />
      <Field
        id="name"
        label="Name"
        hint="Shown beside the handle, and on shared pages."
        {...problemOf(state, "name")}
      >
        <Input
          id="name"
          name="name"
          defaultValue={settings.name ?? ""}
          maxLength={80}
          aria-describedby="name-hint name-problem"
        />
      </Field>
      <Field
        id="category"
        label="Business category"
        hint="The one your TikTok business account has."
        {...problemOf(state, "category")}
      >
        <Select
          id="category"
          name="category"
          defaultValue={settings.category ?? ""}
          aria-describedby="category-hint category-problem"
        >
          <option value="">Not said</option>
          {BUSINESS_CATEGORIES.map((category) => (
            <option key={category}>{category}</option>
          ))}
        </Select>
      </Field>
      <Field
        id="tags"
        label="Tags"
        hint="Words to tell profiles apart by in the list of all, with commas between them. Links never show them."
        {...problemOf(state, "tags")}
      >
        <Input
          id="tags"
          name="tags"
          defaultValue={settings.tags.join(", ")}
          maxLength={400}
          aria-describedby="tags-hint tags-problem"
        />
      </Field>
      <Field
        id="timeZone"
        label="Time zone"
        hint="The zone of the computer that exports: TikTok writes the hours of follower activity in it."
        {...problemOf(state, "timeZone")}
      >
        <Select
          id="timeZone"
          name="timeZone"
          defaultValue={settings.timeZone ?? ""}
          aria-describedby="timeZone-hint timeZone-problem"
        >
          <option value="">Not said</option>
          {timeZones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      </Field>
      {refusal === undefined ? null : (
        <Notice tone="danger" role="alert">
          {refusal}
        </Notice>
      )}
      <div aria-live="polite">{state.kind === "stored" ? <Notice tone="good">Saved.</Notice> : null}</div>
      <Button type="submit" look="primary" disabled={isPending} className="self-start">
        Save
      </Button>
    </form>
  );
}
