"use client";

import { Field, Input } from "@/components/ui/field";
import type { Handle } from "@/lib/domain/handle";
import type { TopItemEntry } from "@/lib/domain/report";
import { type EntryAction, EntryDialog } from "./entry-dialog";
import { problemOf } from "./form-state";
import { localToday } from "./local-today";
import { RowFields } from "./row-fields";

const MOST_ITEMS = 10;
const SHOWN_AT_FIRST = 5;

const WORDS = {
  video: { title: "Top videos", one: "Video", example: "Croissant lamination, slow" },
  sound: { title: "Top sounds", one: "Sound", example: "Baker’s waltz" },
} as const;

type EnterTopItemsProps = {
  readonly kind: "video" | "sound";
  readonly profile: Handle;
  /** The list there is, to start from. */
  readonly items: readonly TopItemEntry[];
  readonly action: EntryAction;
};

/** What the followers of a profile like best stands on TikTok's screen only, so a person types or pastes it. */
export function EnterTopItems({ kind, profile, items, action }: EnterTopItemsProps) {
  const { title, one, example } = WORDS[kind];
  const rows = items.map(({ label, url }) => ({ first: label, second: url ?? "" }));
  const empty = Array.from({ length: Math.max(0, SHOWN_AT_FIRST - rows.length) }, () => ({
    first: "",
    second: "",
  }));
  return (
    <EntryDialog
      trigger={items.length === 0 ? "Enter" : "Update"}
      triggerName={`${items.length === 0 ? "Enter" : "Update"} ${title.toLowerCase()}`}
      title={title}
      hint="No export holds them. Copy them from TikTok Studio, Analytics, Followers."
      action={action}
    >
      {(state) => (
        <>
          <input type="hidden" name="profile" value={profile} />
          <input type="hidden" name="kind" value={kind} />
          <Field id="readOn" label="Read on" {...problemOf(state, "readOn")}>
            <Input
              id="readOn"
              name="readOn"
              type="date"
              required
              defaultValue={localToday()}
              aria-describedby="readOn-problem"
              className="max-w-48"
            />
          </Field>
          <RowFields
            name="items"
            legend="In TikTok’s order"
            hint="A list pasted into the first field fills the rows."
            first={{ label: one, placeholder: example }}
            second={{ label: "Link of row", placeholder: "https:// (may be empty)", narrow: false }}
            initial={[...rows, ...empty]}
            most={MOST_ITEMS}
          />
        </>
      )}
    </EntryDialog>
  );
}
