"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/entries/form-state";
import { requireSession } from "@/lib/accounts/session";
import { storeBrandingForm } from "@/lib/links/branding";

/** Keeps how shared pages look and where they may be framed. */
export async function saveBranding(_before: FormState, form: FormData): Promise<FormState> {
  const { owner } = await requireSession();
  const message = "Only an owner can choose how shared pages look. Ask one of them.";
  if (owner === null) return { kind: "refused", problems: [{ field: "name", message }] };
  const fields = Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION")));
  const problems = await storeBrandingForm(owner, fields, new Date());
  if (problems.length > 0) return { kind: "refused", problems };
  revalidatePath("/settings/sharing");
  return { kind: "stored" };
}
