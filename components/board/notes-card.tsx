import { EyeOff, Users } from "lucide-react";
import type { ReactNode } from "react";
import { Card, CardHeading } from "@/components/ui/card";
import type { Note } from "@/lib/domain/note";
import { formatNoteDays } from "@/lib/domain/note-days";

/** What somebody who may write notes can do with them. */
export type NoteActions = {
  readonly add: ReactNode;
  readonly of: (note: Note) => ReactNode;
};

type NotesCardProps = {
  readonly notes: readonly Note[];
  /** null: for reading only. */
  readonly actions: NoteActions | null;
  /** Through a link: everything there is to see was meant to be seen. */
  readonly shared: boolean;
};

/** The notes of the window in words, in the order of their days. Nothing where there are none and none can be added. */
export function NotesCard({ notes, actions, shared }: NotesCardProps) {
  if (notes.length === 0 && actions === null) return null;
  return (
    <Card aria-labelledby="notes-title" className="keep-together">
      <CardHeading
        id="notes-title"
        title="Notes"
        hint={
          notes.length === 0
            ? "What happened in these days? A note stands as a flag on the chart."
            : undefined
        }
        actions={actions?.add}
      />
      {notes.length === 0 ? null : (
        <ul>
          {notes.map((note) => (
            <li
              key={note.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2 first:border-t-0 last:pb-0"
            >
              <span className="w-40 shrink-0 text-sm text-muted">{formatNoteDays(note)}</span>
              <span className="min-w-0 flex-1 basis-56 wrap-anywhere">
                <bdi>{note.text}</bdi>
              </span>
              <span className="flex shrink-0 items-center gap-x-4 max-sm:w-full max-sm:justify-between">
                {shared ? null : <Seen shared={note.shared} />}
                {actions === null ? null : (
                  <span className="no-print flex items-center gap-1.5">{actions.of(note)}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Seen({ shared }: { readonly shared: boolean }) {
  const Icon = shared ? Users : EyeOff;
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5 text-sm text-muted">
      <Icon aria-hidden className="size-3.5" />
      {shared ? "visible to clients" : "private"}
    </span>
  );
}
