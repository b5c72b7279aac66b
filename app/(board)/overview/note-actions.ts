"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/entries/form-state";
import { removeNote, saveNote } from "@/lib/entries/notes";
import { readEntryForm, toFormState } from "../entry-form";

/** Keeps a note about days of a profile: a new one, or in place of the one whose id the form holds. */
export async function keepNote(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readEntryForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  const note = {
    id: text("id") === "" ? null : text("id"),
    firstDay: text("firstDay"),
    lastDay: text("lastDay"),
    text: text("text"),
    shared: text("shared") === "on",
  };
  return toFormState(await saveNote(profile, note, author), refresh);
}

/** Removes the note whose id the form holds. */
export async function dropNote(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readEntryForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  return toFormState(await removeNote(profile, text("id"), author), refresh);
}

function refresh(): void {
  revalidatePath("/overview");
}
