import { z } from "zod";
import { OPERATOR } from "@/lib/db/import-records";
import type { EditableProfile, EditorScope } from "@/lib/db/scope";
import { type Day, parseDay } from "@/lib/domain/day";

/** Who enters something by hand, with what they may, and when: `today` is the day in the person's own zone. */
export type EntryAuthor = { readonly scope: EditorScope; readonly now: Date; readonly today: Day };

/** What is wrong with a field of a form, in words for the person who fills it in; `field` is a path such as "items.0.url". */
export type EntryProblem = { readonly field: string; readonly message: string };

export type Stored =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] };

/** A day as a form gives it. */
export const daySchema = z.string().transform((text, context): Day => {
  const parsed = parseDay(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "Write the day as year-month-day, for example 2026-03-24." });
  return z.NEVER;
});

export function toProblems(error: z.ZodError): readonly EntryProblem[] {
  return error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
}

export function problem(field: string, message: string): Stored {
  return { ok: false, problems: [{ field, message }] };
}

/** The refusal for who belongs to another workspace; null for who may enter things about this profile. */
export function refuseReader(profile: EditableProfile, { workspaceId }: EditorScope): Stored | null {
  return workspaceId === profile.workspaceId
    ? null
    : problem("profile", "This profile is not one of this workspace. Reload the page.");
}

/** Who entered something, as entries keep it: a user's id, or the operator. */
export function nameOf({ scope }: EntryAuthor): string {
  return scope.userId ?? OPERATOR;
}
