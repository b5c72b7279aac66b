import type { FormState } from "@/components/entries/form-state";
import { requireSession } from "@/lib/accounts/session";
import type { EntryAuthor, EntryProblem } from "@/lib/entries/entry";
import { type PostedFields, readToday } from "@/lib/entries/form-entries";
import { findReportProfile } from "@/lib/reports/profiles";
import { NO_PROFILE, ONLY_LOOKING } from "./no-profile";

/**
 * What every form about a profile begins with: the profile it names, who sent it with the proof that they may write, and its fields as
 * texts; or the refusal for who may only look and for a profile that is not theirs.
 */
export async function readEntryForm(form: FormData) {
  const { editor: scope } = await requireSession();
  if (scope === null) return { refusal: ONLY_LOOKING };
  const fields: PostedFields = {
    all: (name) => form.getAll(name).filter((value) => typeof value === "string"),
  };
  const text = (name: string): string => fields.all(name)[0] ?? "";
  const profile = await findReportProfile(scope, text("profile"));
  if (profile === null) return { refusal: NO_PROFILE };
  const now = new Date();
  const author: EntryAuthor = { scope, now, today: readToday(fields, now) };
  return { refusal: null, profile, author, fields, text };
}

/** What the form is told; `refresh` lets the pages that show what was stored be drawn anew. */
export function toFormState(
  stored: { readonly ok: true } | { readonly ok: false; readonly problems: readonly EntryProblem[] },
  refresh: () => void,
): FormState {
  if (!stored.ok) return { kind: "refused", problems: stored.problems };
  refresh();
  return { kind: "stored" };
}
