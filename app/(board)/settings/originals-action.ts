"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/entries/form-state";
import { requireSession } from "@/lib/accounts/session";
import { keepOriginals } from "@/lib/upkeep/originals";

/** Keeps for how long the files that were imported are kept. */
export async function keepOriginalsAction(_before: FormState, form: FormData): Promise<FormState> {
  const { owner } = await requireSession();
  const refuse = (message: string): FormState => ({
    kind: "refused",
    problems: [{ field: "kept", message }],
  });
  if (owner === null) return refuse("Only an owner can choose how long files are kept. Ask one of them.");
  const choice = String(form.get("kept") ?? "");
  if (!(await keepOriginals(owner, choice, new Date())))
    return refuse("This is none of the choices. Reload the page and choose again.");
  revalidatePath("/settings");
  return { kind: "stored" };
}
