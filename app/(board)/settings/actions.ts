"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/entries/form-state";
import { requireSession } from "@/lib/accounts/session";
import { storeProfileSettings } from "@/lib/entries/profile-settings";
import { findReportProfile } from "@/lib/reports/profiles";
import { NO_PROFILE, ONLY_LOOKING } from "../no-profile";

export async function saveProfile(_before: FormState, form: FormData): Promise<FormState> {
  const { editor } = await requireSession();
  if (editor === null) return ONLY_LOOKING;
  const text = (name: string) => String(form.get(name) ?? "");
  const profile = await findReportProfile(editor, text("profile"));
  if (profile === null) return NO_PROFILE;
  const told = {
    name: text("name"),
    category: text("category"),
    timeZone: text("timeZone"),
    ...(form.has("tags") ? { tags: text("tags") } : {}),
  };
  const stored = await storeProfileSettings(profile, told, editor);
  if (!stored.ok) return { kind: "refused", problems: stored.problems };
  revalidatePath("/", "layout");
  return { kind: "stored" };
}
