"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/entries/form-state";
import { requireSession } from "@/lib/accounts/session";
import type { Handle } from "@/lib/domain/handle";
import { forgetMapping, readMappingFile } from "@/lib/imports/mappings";
import { findReportProfile } from "@/lib/reports/profiles";
import { ONLY_LOOKING } from "../no-profile";

type Editor = Parameters<typeof readMappingFile>[0];

const PATH = "/settings";

/** Forgets remembered columns; what was imported with them stays. */
export async function forgetColumns(_before: FormState, form: FormData): Promise<FormState> {
  const { editor } = await requireSession();
  if (editor === null) return ONLY_LOOKING;
  const whose = await findWhose(editor, form);
  if (!whose.ok) return whose.refusal;
  const key = { headerHash: textOf(form, "header"), profileKey: whose.profile ?? "" };
  const isForgotten = await forgetMapping(editor, key);
  revalidatePath(PATH);
  return isForgotten ? { kind: "stored" } : refuse("header", "These columns are not remembered any more.");
}

/** Remembers the columns that a file of ours names. */
export async function addColumns(_before: FormState, form: FormData): Promise<FormState> {
  const { editor } = await requireSession();
  if (editor === null) return ONLY_LOOKING;
  const file = form.get("file");
  const text = typeof file === "string" ? file : ((await file?.text()) ?? "");
  if (text === "") return refuse("file", "Choose a file of columns first.");
  const whose = await findWhose(editor, form);
  if (!whose.ok) return whose.refusal;
  const outcome = await readMappingFile(editor, text, { profile: whose.profile });
  revalidatePath(PATH);
  return outcome.ok ? { kind: "stored" } : refuse("file", outcome.problem);
}

type Whose =
  | { readonly ok: true; readonly profile: Handle | null }
  | { readonly ok: false; readonly refusal: FormState };

/** One of the workspace's profiles, or null: every profile. */
async function findWhose(editor: Editor, form: FormData): Promise<Whose> {
  const text = textOf(form, "profile").trim();
  if (text === "") return { ok: true, profile: null };
  const profile = await findReportProfile(editor, text);
  if (profile !== null) return { ok: true, profile: profile.handle };
  const message =
    "This workspace has no such profile. Leave it empty, or import something of that profile first.";
  return { ok: false, refusal: refuse("profile", message) };
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? "");
}

function refuse(field: string, message: string): FormState {
  return { kind: "refused", problems: [{ field, message }] };
}
