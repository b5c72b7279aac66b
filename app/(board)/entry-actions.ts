"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/entries/form-state";
import { storeDetailRows, storeTopRows } from "@/lib/entries/cell-entries";
import { readPostDetailForm, readTopItemsForm } from "@/lib/entries/form-entries";
import { storePostDetail } from "@/lib/entries/post-details";
import { storeTopItems } from "@/lib/entries/top-items";
import { readEntryForm, toFormState } from "./entry-form";

/** Keeps the top videos or sounds that a form holds. */
export async function saveTopItems(_before: FormState, form: FormData): Promise<FormState> {
  const entry = await readEntryForm(form);
  if (entry.refusal !== null) return entry.refusal;
  const { profile, fields, author } = entry;
  return toFormState(await storeTopItems(profile, readTopItemsForm(fields), author), refresh);
}

/** Keeps the detail of a post that a form holds. */
export async function savePostDetail(_before: FormState, form: FormData): Promise<FormState> {
  const entry = await readEntryForm(form);
  if (entry.refusal !== null) return entry.refusal;
  const { profile, fields, author } = entry;
  const [postId = ""] = fields.all("postId");
  return toFormState(
    await storePostDetail(profile, postId, { input: readPostDetailForm(fields), author }),
    refresh,
  );
}

/** Keeps the rows of a table of post details, all of them or none. */
export async function savePostDetails(_before: FormState, form: FormData): Promise<FormState> {
  const entry = await readEntryForm(form);
  if (entry.refusal !== null) return entry.refusal;
  const { profile, fields, author } = entry;
  const [rows = ""] = fields.all("rows");
  return toFormState(await storeDetailRows(profile, rows, author), refresh);
}

/** Keeps rankings of a table, all of them or none. */
export async function saveTopLists(_before: FormState, form: FormData): Promise<FormState> {
  const entry = await readEntryForm(form);
  if (entry.refusal !== null) return entry.refusal;
  const { profile, fields, author } = entry;
  const [lists = ""] = fields.all("lists");
  return toFormState(await storeTopRows(profile, lists, author), refresh);
}

function refresh(): void {
  revalidatePath("/", "layout");
}
