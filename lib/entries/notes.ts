import { z } from "zod";
import { deleteNote, listNotes, storeNote, updateNote } from "@/lib/db/notes";
import type { EditableProfile, ProfileScope } from "@/lib/db/scope";
import { LONGEST_NOTE, type Note } from "@/lib/domain/note";
import { daySchema, type EntryAuthor, type EntryProblem, nameOf, refuseReader, toProblems } from "./entry";

const noteSchema = z
  .strictObject({
    firstDay: daySchema,
    /** Empty: the first day alone. */
    lastDay: z.union([z.literal(""), daySchema]),
    text: z
      .string()
      .trim()
      .min(1, "Write a few words for the note.")
      .max(LONGEST_NOTE, `Keep the note under ${LONGEST_NOTE} characters.`)
      .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), "Write the note on one line."),
    shared: z.boolean(),
  })
  .transform(({ lastDay, ...note }) => ({ ...note, lastDay: lastDay === "" ? note.firstDay : lastDay }))
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    path: ["lastDay"],
    message: "Choose a last day that is not before the first one.",
  });

export type NoteInput = z.input<typeof noteSchema>;

export type StoredNote =
  | { readonly ok: true; readonly note: Note }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] };

/** Keeps a note: a new one, or, where an id is given, in place of the one that has it. */
export async function saveNote(
  profile: EditableProfile,
  { id, ...input }: NoteInput & { readonly id: string | null },
  author: EntryAuthor,
): Promise<StoredNote> {
  const refused = refuseReader(profile, author.scope);
  if (refused?.ok === false) return refused;
  const parsed = noteSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: toProblems(parsed.error) };
  const noted = { by: nameOf(author), at: author.now };
  return found(
    id === null
      ? await storeNote(profile, parsed.data, noted)
      : await updateNote(profile, { ...parsed.data, id }, noted),
  );
}

/** Removes a note for good. */
export async function removeNote(
  profile: EditableProfile,
  id: string,
  author: EntryAuthor,
): Promise<StoredNote> {
  const refused = refuseReader(profile, author.scope);
  if (refused?.ok === false) return refused;
  return found(await deleteNote(profile, id, { by: nameOf(author), at: author.now }));
}

/** Every note of a profile, in the order of their days. */
export function listAllNotes(profile: ProfileScope): Promise<readonly Note[]> {
  return listNotes(profile, { range: null, shown: "all" });
}

function found(note: Note | null): StoredNote {
  if (note !== null) return { ok: true, note };
  const message = "This note is no longer here. Reload the page to see those there are.";
  return { ok: false, problems: [{ field: "id", message }] };
}
