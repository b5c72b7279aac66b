"use client";

import { Checkbox, Field, Input } from "@/components/ui/field";
import type { Handle } from "@/lib/domain/handle";
import { LONGEST_NOTE, type Note } from "@/lib/domain/note";
import { formatNoteDays } from "@/lib/domain/note-days";
import { type EntryAction, EntryDialog } from "./entry-dialog";
import { type FormState, problemOf } from "./form-state";

type EnterNoteProps = {
  readonly profile: Handle;
  /** null: a new one. */
  readonly note: Note | null;
  /** The day that a new note begins with. */
  readonly day: string;
  readonly action: EntryAction;
};

/** Adds a note or changes one. */
export function EnterNote({ profile, note, day, action }: EnterNoteProps) {
  return (
    <EntryDialog
      trigger={note === null ? "Add a note" : "Edit"}
      {...(note === null ? { shortcut: "n" } : { triggerName: `Edit the note “${note.text}”` })}
      title={note === null ? "Add a note" : "Edit the note"}
      hint="What happened on a day or in a range of days, in a few words."
      action={action}
    >
      {(state) => <NoteFields profile={profile} note={note} day={day} state={state} />}
    </EntryDialog>
  );
}

type NoteFieldsProps = Omit<EnterNoteProps, "action"> & { readonly state: FormState };

function NoteFields({ profile, note, day, state }: NoteFieldsProps) {
  return (
    <>
      <input type="hidden" name="profile" value={profile} />
      {note === null ? null : <input type="hidden" name="id" value={note.id} />}
      <Field id="text" label="Note" {...problemOf(state, "text")}>
        <Input
          id="text"
          name="text"
          required
          maxLength={LONGEST_NOTE}
          defaultValue={note?.text ?? ""}
          placeholder="The new oven arrived"
          autoComplete="off"
          aria-describedby="text-problem"
        />
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field id="firstDay" label="First day" {...problemOf(state, "firstDay")}>
          <Input
            id="firstDay"
            name="firstDay"
            type="date"
            required
            defaultValue={note?.firstDay ?? day}
            aria-describedby="firstDay-problem"
          />
        </Field>
        <Field
          id="lastDay"
          label="Last day"
          hint="Empty: the first day alone."
          {...problemOf(state, "lastDay")}
        >
          <Input
            id="lastDay"
            name="lastDay"
            type="date"
            defaultValue={note === null || note.firstDay === note.lastDay ? "" : note.lastDay}
            aria-describedby="lastDay-hint lastDay-problem"
          />
        </Field>
      </div>
      <Checkbox
        name="shared"
        label="Visible to clients"
        hint="On links that show notes. Otherwise only people of this workspace see it."
        defaultChecked={note?.shared ?? false}
      />
    </>
  );
}

type RemoveNoteProps = Pick<EnterNoteProps, "profile" | "action"> & { readonly note: Note };

/** Removes a note, once it is confirmed. */
export function RemoveNote({ profile, note, action }: RemoveNoteProps) {
  return (
    <EntryDialog
      trigger="Remove"
      triggerName={`Remove the note “${note.text}”`}
      title="Remove this note?"
      hint="It is gone for good, from every link too that is not pinned."
      save="Remove the note"
      action={action}
    >
      {() => (
        <>
          <input type="hidden" name="profile" value={profile} />
          <input type="hidden" name="id" value={note.id} />
          <p>
            <span className="text-muted">{formatNoteDays(note)} </span>
            <bdi className="wrap-anywhere">{note.text}</bdi>
          </p>
        </>
      )}
    </EntryDialog>
  );
}
