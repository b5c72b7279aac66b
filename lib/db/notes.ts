import { type DayRange, toDay } from "@/lib/domain/day";
import type { Note, NotesShown } from "@/lib/domain/note";
import { formatNoteDays } from "@/lib/domain/note-days";
import { recordAudit } from "./audit";
import { reader, type Tx } from "./client";
import { newId } from "./new-id";
import type { EditableProfile, ProfileScope } from "./scope";
import { write } from "./writer";

export type NewNote = Omit<Note, "id">;

/** Who writes or removes a note, and when. */
export type NotedBy = { readonly by: string; readonly at: Date };

/** The notes about any day of the range (null: all of the profile), in the order of their days. */
export async function listNotes(
  { profileId, workspaceId }: ProfileScope,
  { range, shown }: { readonly range: DayRange | null; readonly shown: NotesShown },
): Promise<readonly Note[]> {
  if (shown === "none") return [];
  const rows = await reader().note.findMany({
    where: {
      profileId,
      workspaceId,
      ...(range === null ? {} : { firstDay: { lte: range.to }, lastDay: { gte: range.from } }),
      ...(shown === "all" ? {} : { shared: true }),
    },
    orderBy: [{ firstDay: "asc" }, { lastDay: "asc" }, { id: "asc" }],
    select: NOTE,
  });
  return rows.map(toNote);
}

/** Adds a note and returns it. */
export async function storeNote(scope: EditableProfile, note: NewNote, { by, at }: NotedBy): Promise<Note> {
  const { profileId, workspaceId } = scope;
  return write(async (tx) => {
    const row = await tx.note.create({
      data: { ...note, profileId, workspaceId, id: newId(at), createdBy: by, createdAt: at },
      select: NOTE,
    });
    await record(tx, scope, { note: toNote(row), kind: "note/added", by, at });
    return toNote(row);
  });
}

/** Replaces what a note says; null when the profile has no such note. */
export async function updateNote(
  scope: EditableProfile,
  note: Note,
  { by, at }: NotedBy,
): Promise<Note | null> {
  const { profileId, workspaceId } = scope;
  const { id, ...values } = note;
  return write(async (tx) => {
    const { count } = await tx.note.updateMany({ where: { profileId, workspaceId, id }, data: values });
    if (count === 0) return null;
    await record(tx, scope, { note, kind: "note/changed", by, at });
    return note;
  });
}

/** Removes a note and returns what it said; null when the profile has no such note. */
export async function deleteNote(
  scope: EditableProfile,
  id: string,
  { by, at }: NotedBy,
): Promise<Note | null> {
  const where = { profileId: scope.profileId, workspaceId: scope.workspaceId, id };
  return write(async (tx) => {
    const row = await tx.note.findFirst({ where, select: NOTE });
    if (row === null) return null;
    await tx.note.deleteMany({ where });
    await record(tx, scope, { note: toNote(row), kind: "note/removed", by, at });
    return toNote(row);
  });
}

const NOTE = { id: true, firstDay: true, lastDay: true, text: true, shared: true } as const;

type NoteRow = Omit<Note, "firstDay" | "lastDay"> & { readonly firstDay: string; readonly lastDay: string };

function toNote({ firstDay, lastDay, ...row }: NoteRow): Note {
  return { ...row, firstDay: toDay(firstDay), lastDay: toDay(lastDay) };
}

type Event = NotedBy & {
  readonly note: Note;
  readonly kind: "note/added" | "note/changed" | "note/removed";
};

/** Its days and not its words: a note that was removed is gone. */
async function record(
  tx: Tx,
  { workspaceId, handle }: EditableProfile,
  { note, kind, by, at }: Event,
): Promise<void> {
  const detail = `@${handle}: ${formatNoteDays(note)}, ${note.shared ? "visible to clients" : "private"}`;
  await recordAudit(tx, workspaceId, { at, actor: by, kind, subject: note.id, detail });
}
