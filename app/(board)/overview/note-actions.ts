"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/entries/form-state";
import { requireSession } from "@/lib/accounts/session";
import { dayAt } from "@/lib/domain/day";
import type { EntryAuthor } from "@/lib/entries/entry";
import { removeNote, type StoredNote, saveNote } from "@/lib/entries/notes";
import { findReportProfile } from "@/lib/reports/profiles";
import { NO_PROFILE, ONLY_LOOKING } from "../no-profile";

/** Keeps a note about days of a profile: a new one, or in place of the one whose id the form holds. */
export async function keepNote(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  const note = {
    id: text("id") === "" ? null : text("id"),
    firstDay: text("firstDay"),
    lastDay: text("lastDay"),
    text: text("text"),
    shared: text("shared") === "on",
  };
  return toState(await saveNote(profile, note, author));
}

/** Removes the note whose id the form holds. */
export async function dropNote(_before: FormState, form: FormData): Promise<FormState> {
  const read = await readForm(form);
  if (read.refusal !== null) return read.refusal;
  const { profile, author, text } = read;
  return toState(await removeNote(profile, text("id"), author));
}

async function readForm(form: FormData) {
  const { editor } = await requireSession();
  const now = new Date();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  if (editor === null) return { refusal: ONLY_LOOKING };
  const profile = await findReportProfile(editor, text("profile"));
  if (profile === null) return { refusal: NO_PROFILE };
  const author: EntryAuthor = { scope: editor, now, today: dayAt(now.getTime()) };
  return { refusal: null, profile, author, text };
}

function toState(stored: StoredNote): FormState {
  if (!stored.ok) return { kind: "refused", problems: stored.problems };
  revalidatePath("/overview");
  return { kind: "stored" };
}
