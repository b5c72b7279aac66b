"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/entries/form-state";
import { requireSession } from "@/lib/accounts/session";
import { storeDetailRows, storeTopRows } from "@/lib/entries/cell-entries";
import type { EntryAuthor, Stored } from "@/lib/entries/entry";
import {
  type PostedFields,
  readPostDetailForm,
  readToday,
  readTopItemsForm,
} from "@/lib/entries/form-entries";
import { storePostDetail } from "@/lib/entries/post-details";
import { storeTopItems } from "@/lib/entries/top-items";
import { findReportProfile } from "@/lib/reports/profiles";
import { NO_PROFILE, ONLY_LOOKING } from "./no-profile";

/** Keeps the top videos or sounds that a form holds. */
export async function saveTopItems(_before: FormState, form: FormData): Promise<FormState> {
  const entry = await readEntry(form);
  if (entry.refusal !== null) return entry.refusal;
  const { profile, fields, author } = entry;
  return toState(await storeTopItems(profile, readTopItemsForm(fields), author));
}

/** Keeps the detail of a post that a form holds. */
export async function savePostDetail(_before: FormState, form: FormData): Promise<FormState> {
  const entry = await readEntry(form);
  if (entry.refusal !== null) return entry.refusal;
  const { profile, fields, author } = entry;
  const [postId = ""] = fields.all("postId");
  return toState(await storePostDetail(profile, postId, { input: readPostDetailForm(fields), author }));
}

/** Keeps the rows of a table of post details, all of them or none. */
export async function savePostDetails(_before: FormState, form: FormData): Promise<FormState> {
  const entry = await readEntry(form);
  if (entry.refusal !== null) return entry.refusal;
  const { profile, fields, author } = entry;
  const [rows = ""] = fields.all("rows");
  return toState(await storeDetailRows(profile, rows, author));
}

/** Keeps rankings of a table, all of them or none. */
export async function saveTopLists(_before: FormState, form: FormData): Promise<FormState> {
  const entry = await readEntry(form);
  if (entry.refusal !== null) return entry.refusal;
  const { profile, fields, author } = entry;
  const [lists = ""] = fields.all("lists");
  return toState(await storeTopRows(profile, lists, author));
}

async function readEntry(form: FormData) {
  const { editor: scope } = await requireSession();
  const fields: PostedFields = {
    all: (name) => form.getAll(name).filter((value) => typeof value === "string"),
  };
  const now = new Date();
  const [handle = ""] = fields.all("profile");
  if (scope === null) return { refusal: ONLY_LOOKING };
  const profile = await findReportProfile(scope, handle);
  if (profile === null) return { refusal: NO_PROFILE };
  const author: EntryAuthor = { scope, now, today: readToday(fields, now) };
  return { refusal: null, profile, fields, author };
}

function toState(stored: Stored): FormState {
  if (!stored.ok) return { kind: "refused", problems: stored.problems };
  revalidatePath("/", "layout");
  return { kind: "stored" };
}
